using Fund.Finance.Ledger;
using Fund.Process.Calendar;
using Fund.Process.Profiles;

namespace Fund.Finance.Overview;

/// <summary>What is next to be done with a fund's money.</summary>
internal enum NextKind
{
    /// <summary>Something of the fund's own money is registered and waits for another to attest it.</summary>
    Attest,

    /// <summary>A settlement is prepared and waits for another to approve it.</summary>
    ApproveSettlement,

    /// <summary>The period of a settlement has ended and it is not prepared, or it was reversed and is to be made anew.</summary>
    PrepareSettlement,

    /// <summary>A year has ended and is open.</summary>
    CloseYear,

    /// <summary>Nothing is set aside.</summary>
    SetAside,

    /// <summary>The next settlement's period is under way.</summary>
    Settlement,
}

/// <summary>A settlement that is prepared: its occasion and who prepared it.</summary>
internal sealed record WaitingRun(string Occasion, string PreparedBy);

/// <summary>An occasion that a settlement has been made of.</summary>
/// <param name="Occasion">Key of the occasion.</param>
/// <param name="PeriodEnd">The last day of its period.</param>
/// <param name="Stands">Is there one that is prepared or approved? Else each was reversed.</param>
internal sealed record KnownRun(string Occasion, DateOnly PeriodEnd, bool Stands);

/// <summary>Something of the fund's own money that is registered: its key, year and who registered it.</summary>
internal sealed record WaitingProposal(Guid Id, int Year, string RegisteredBy);

/// <summary>What is next to be done with a fund's money, and where.</summary>
/// <param name="Kind">What.</param>
/// <param name="Occasion">Key of the occasion; null when it is about none.</param>
/// <param name="Name">Its name.</param>
/// <param name="PreparedBy">Who prepared the settlement; null when none is prepared.</param>
/// <param name="Year">The fiscal year.</param>
/// <param name="PeriodEnd">The last day of the occasion's period, a Swedish calendar date.</param>
/// <param name="Due">The last day for it.</param>
/// <param name="Proposal">What waits for an attestation; null when it is about none.</param>
internal sealed record NextForFund(
    NextKind Kind,
    string? Occasion,
    string? Name,
    string? PreparedBy,
    int Year,
    DateOnly? PeriodEnd,
    DateOnly? Due,
    WaitingProposal? Proposal = null
)
{
    /// <summary>What waits longest first; null when nothing is known.</summary>
    public static NextForFund? Of(
        FundBook book,
        FundCalendar calendar,
        IReadOnlyCollection<int> closedYears,
        WaitingRun? waiting,
        IReadOnlyList<KnownRun> runs,
        WaitingProposal? proposal,
        DateOnly today
    )
    {
        if (proposal is not null)
        {
            return new NextForFund(NextKind.Attest, null, null, null, proposal.Year, null, null, proposal);
        }

        if (waiting is not null && calendar.Find(waiting.Occasion) is { } prepared)
        {
            return About(NextKind.ApproveSettlement, prepared, waiting.PreparedBy);
        }

        if (ToPrepare(calendar, closedYears, runs, today) is { } missing)
        {
            return About(NextKind.PrepareSettlement, missing, null);
        }

        var open = book.Years.Select(year => year.Year).Where(year => year < today.Year && !closedYears.Contains(year)).ToList();
        if (open.Count > 0)
        {
            return new NextForFund(NextKind.CloseYear, null, null, null, open[0], null, null);
        }

        if (book.Sums.Count == 0)
        {
            return new NextForFund(NextKind.SetAside, null, null, null, today.Year, null, null);
        }

        return book.HasGranted && calendar.Touching(OccasionKinds.Settlement, today, today).FirstOrDefault() is { } running
            ? About(NextKind.Settlement, running, null)
            : null;
    }

    // Before its first settlement the schedule alone knows when the fund began; from then on none is passed over.
    private static ReportingOccasion? ToPrepare(
        FundCalendar calendar,
        IReadOnlyCollection<int> closedYears,
        IReadOnlyList<KnownRun> runs,
        DateOnly today
    )
    {
        if (runs.Count == 0)
        {
            return null;
        }

        var standing = runs.Where(run => run.Stands).Select(run => run.Occasion).ToHashSet();
        return calendar
            .Ending(OccasionKinds.Settlement, runs.Min(run => run.PeriodEnd), today.AddDays(-1))
            .FirstOrDefault(occasion => !standing.Contains(occasion.Id.ToString()) && !closedYears.Contains(occasion.Year.Year));
    }

    private static NextForFund About(NextKind kind, ReportingOccasion occasion, string? preparedBy) =>
        new(kind, occasion.Id.ToString(), occasion.NameInYear, preparedBy, occasion.Year.Year, occasion.PeriodEnd, occasion.Due);
}
