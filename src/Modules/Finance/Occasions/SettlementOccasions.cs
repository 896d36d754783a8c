using Fund.Contracts.Messages;
using Fund.Process.Calendar;
using Fund.Process.Profiles;

namespace Fund.Finance.Occasions;

/// <summary>
/// The settlements of a fund: those of its calendar whose period ended on or after the day it first granted money. Before that there was
/// nothing to settle: such an occasion is neither prepared, nor listed, nor late.
/// </summary>
/// <param name="calendar">The fund's calendar.</param>
/// <param name="began">The day of its first commitment; null while it has granted nothing.</param>
internal sealed class SettlementOccasions(FundCalendar calendar, DateOnly? began)
{
    /// <summary>Why an occasion before the first commitment has no settlement.</summary>
    public static string NothingToSettle => T("Fonden har inte beviljat några medel före periodens slut, så det finns inget att avräkna.");

    /// <summary>What becomes of costs of a year that is closed.</summary>
    public static string AfterClosing => T("Kostnader som kom för sent avgörs i bokslutet för det år som är öppet.");

    /// <summary>The year in which the fund first granted money; null while it has granted nothing.</summary>
    public int? FirstYear => began?.Year;

    /// <summary>Those of a fiscal year.</summary>
    public IReadOnlyList<ReportingOccasion> Of(FiscalYear year) => [.. calendar.Of(year).Where(Exists)];

    /// <summary>
    /// The settlement that a key, "2026-T1", names in the calendar, whether the fund had granted anything by then or not.
    /// </summary>
    /// <exception cref="NotFound">There is none.</exception>
    public ReportingOccasion Get(string key) =>
        calendar.Find(key) is { } found && found.Is(OccasionKinds.Settlement) ? found : throw new NotFound(T("Tillfället finns inte."));

    /// <summary>The settlement that a key names.</summary>
    /// <exception cref="NotFound">There is none.</exception>
    /// <exception cref="Refused">The fund has granted nothing by the end of its period: there is nothing to settle.</exception>
    public ReportingOccasion GetExisting(string key) =>
        Get(key) is var found && Exists(found) ? found : throw new Refused(NothingToSettle, field: "occasion");

    /// <summary>Those whose period has ended before a day, the oldest first, however long ago.</summary>
    public IEnumerable<ReportingOccasion> EndedBefore(DateOnly day) =>
        began is { } first ? calendar.Ending(OccasionKinds.Settlement, first, day.AddDays(-1)) : [];

    /// <summary>Those that should have been prepared by a day, the oldest first, however long ago.</summary>
    public IEnumerable<ReportingOccasion> ToPrepareBy(DateOnly day) => EndedBefore(day).Where(occasion => occasion.PrepareOn <= day);

    /// <summary>Those that have a day in common with the days from the first to the last.</summary>
    public IEnumerable<ReportingOccasion> Touching(DateOnly first, DateOnly last) =>
        calendar.Touching(OccasionKinds.Settlement, first, last).Where(Exists);

    /// <summary>Had the fund granted money by the end of the period?</summary>
    public bool Exists(ReportingOccasion occasion) => occasion.Is(OccasionKinds.Settlement) && began <= occasion.PeriodEnd;
}
