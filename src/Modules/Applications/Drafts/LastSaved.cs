using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Audit;
using Fund.Platform.Persistence;
using Fund.Process.Calendar;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Drafts;

/// <summary>Who saved a form last, for the one who wrote at the same time: from the log of who did what.</summary>
internal sealed class LastSaved(PlatformDb platform)
{
    private static readonly string[] Saves = [nameof(SaveDraft), nameof(SaveAnswers), nameof(SaveParticipants)];

    /// <summary>The conflict, told so that nobody needs to begin anew.</summary>
    public async Task<Conflict> ConflictAsync(string caseNumber, CancellationToken cancellation)
    {
        var last = await Entries(caseNumber).Select(a => new { a.Who, a.At }).FirstOrDefaultAsync(cancellation);
        var who = last is null ? T("Någon annan sparade") : T($"{last.Who} sparade kl. {StockholmTime.At(last.At):HH\\.mm}");
        return new Conflict(
            T(
                $"{who} medan du skrev. Det du har skrivit finns kvar här, men är inte sparat. Där ni har skrivit olika ser du båda "
                    + $"versionerna: ändra det som behövs och spara igen."
            )
        );
    }

    /// <summary>Who saved last, and when; null where nobody has.</summary>
    public async Task<LastSave?> OfAsync(string caseNumber, CancellationToken cancellation) =>
        await Entries(caseNumber).Select(a => new LastSave(a.Who, a.At)).FirstOrDefaultAsync(cancellation);

    /// <summary>The person who saved last; null where nobody has.</summary>
    public async Task<PersonId?> ByAsync(string caseNumber, CancellationToken cancellation) =>
        await Entries(caseNumber).Select(a => a.PersonId).FirstOrDefaultAsync(cancellation) is { } person ? new PersonId(person) : null;

    private IQueryable<AuditEntry> Entries(string caseNumber) =>
        platform.Audit.AsNoTracking().Where(a => a.CaseNumber == caseNumber && Saves.Contains(a.What)).OrderByDescending(a => a.Id);
}

/// <summary>A save of a draft.</summary>
/// <param name="Who">Name of the person.</param>
/// <param name="At">When, an instant.</param>
internal sealed record LastSave(string Who, DateTimeOffset At);
