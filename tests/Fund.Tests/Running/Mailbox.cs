using Autofac;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Platform.Jobs;
using Fund.Platform.Outbox;
using Fund.Platform.Persistence;
using Fund.Platform.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Tests.Running;

/// <summary>What has been sent to the people of a municipality, and who they are.</summary>
internal static class Mailbox
{
    /// <summary>Every mail there, the oldest first.</summary>
    public static async Task<IReadOnlyList<Mail>> MailsAsync(this MunicipalityInTest here)
    {
        await using var scope = MunicipalityJobRunner.Begin(here.Application.Root, here.Municipality, "test");
        using var inside = scope.Resolve<MessageScope>().Inside();
        await scope.Resolve<TenantTransaction>().OpenAsync(CancellationToken.None);
        var sent = await scope
            .Resolve<PlatformDb>()
            .Outbox.AsNoTracking()
            .Where(m => m.Kind == "mail")
            .OrderBy(m => m.CreatedAt)
            .ThenBy(m => m.Id)
            .ToListAsync();
        return [.. sent.Select(m => System.Text.Json.JsonSerializer.Deserialize<Mail>(m.Content)!)];
    }

    /// <summary>Everybody there.</summary>
    public static async Task<IReadOnlyList<PersonView>> EverybodyAsync(this MunicipalityInTest here)
    {
        await using var scope = MunicipalityJobRunner.Begin(here.Application.Root, here.Municipality, "test");
        using var inside = scope.Resolve<MessageScope>().Inside();
        return await scope.Resolve<IMediator>().Send(new Everybody());
    }
}
