namespace Fund.Finance.Years;

/// <summary>How what stands at the year-end is said.</summary>
internal static class YearEndWords
{
    /// <summary>Why a cost does not settle itself.</summary>
    public static string Of(YearEndKind kind) =>
        kind switch
        {
            YearEndKind.Late => T("Kom för sent"),
            YearEndKind.OtherYear => T("Annat år"),
            YearEndKind.NextYear => T("Nästa år"),
            YearEndKind.BeforeStart => T("Före start"),
            YearEndKind.Credit => T("Kredit"),
            _ => T("Hålls inne"),
        };

    /// <summary>What is decided of a cost, or of a credit.</summary>
    public static string Of(YearEndOutcome outcome, YearEndRow row, int year) =>
        outcome switch
        {
            YearEndOutcome.TakeUp => T($"Tas upp i {year}"),
            YearEndOutcome.Bear => row.Amount.IsNegative ? T("Sökanden behåller krediten") : T("Sökanden bär kostnaden"),
            YearEndOutcome.Stay => T($"Hör till {year + 1}"),
            YearEndOutcome.CancelsOut => T("Tar ut varandra"),
            _ => T("Återkrävs"),
        };

    /// <summary>What a choice means.</summary>
    public static string Means(YearEndOutcome outcome, YearEndRow row, int year) =>
        (outcome, row.Amount.IsNegative) switch
        {
            (YearEndOutcome.TakeUp, false) => T($"Kvar att betala av: {row.Left}. Det bokförs på {year}, aldrig mer än det som är kvar."),
            (YearEndOutcome.TakeUp, true) => T($"Krediten minskar det som tas upp i {year} av samma ärende."),
            (YearEndOutcome.Bear, false) => T("Fonden betalar den inte, och den kommer inte tillbaka."),
            (YearEndOutcome.Bear, true) => T("Inget återkrävs, och krediten kommer inte tillbaka."),
            (YearEndOutcome.Stay, _) => T($"Kostnaden kommer med i avräkningarna {year + 1}."),
            _ => T("Det som är betalt för den bokförs tillbaka, och mottagaren blir skyldig det."),
        };
}
