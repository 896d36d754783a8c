using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Applications.Submission;

/// <summary>A version that was handed in, to read and to print.</summary>
[Requires(Permission.ReadCases)]
public sealed class SubmittedVersionModel(IMediator mediator) : FundPage
{
    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    /// <summary>The version.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    internal SubmittedVersionView Version { get; private set; } = null!;

    /// <summary>The way back.</summary>
    public IReadOnlyList<Crumb> Crumbs => [new("Ärenden", "~/arenden"), new(CaseNumber, $"~/arenden/{CaseNumber}")];

    internal string Lead =>
        $"{Version.CaseTitle}. Inlämnad {Fund.Contracts.Values.SwedishDate.ForPage(Version.On)} av {Version.Who}. Ändras inte.";

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        Version = await mediator.Send(new SubmittedVersion(CaseNumber, Id), cancellation);
}
