namespace Fund.Finance.Years;

/// <summary>How what stands at the year-end is said.</summary>
internal static class YearEndWords
{
    /// <summary>Why a cost does not settle itself.</summary>
    public static string Of(YearEndKind kind) =>
        kind switch
        {
            YearEndKind.Late => T("Sen rad"),
            YearEndKind.OtherYear => T("Annat år"),
            YearEndKind.NextYear => T("Nästa år"),
            YearEndKind.BeforeStart => T("Före start"),
            YearEndKind.Credit => T("Kredit"),
            _ => T("Hålls inne"),
        };

    /// <summary>What is decided.</summary>
    public static string Of(YearEndOutcome outcome, int year) =>
        outcome switch
        {
            YearEndOutcome.TakeUp => T($"Tas upp i {year}"),
            YearEndOutcome.Bear => T("Sökanden bär kostnaden"),
            YearEndOutcome.Stay => T($"Hör till {year + 1}"),
            _ => T("Återkrävs"),
        };

    /// <summary>What a choice means.</summary>
    public static string Means(YearEndOutcome outcome, YearEndRow row, int year) =>
        outcome switch
        {
            YearEndOutcome.TakeUp => T($"Kvar att betala av: {row.Left}. Det bokförs på {year}, aldrig mer än det som är kvar."),
            YearEndOutcome.Bear => T("Fonden betalar den inte, och den kommer inte tillbaka."),
            YearEndOutcome.Stay => T($"Kostnaden kommer med i avräkningarna {year + 1}."),
            _ => T("Det som är betalt för den bokförs tillbaka, och mottagaren blir skyldig det."),
        };
}
