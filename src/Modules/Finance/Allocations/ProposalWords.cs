namespace Fund.Finance.Allocations;

/// <summary>How what is registered of the fund's own money is said.</summary>
internal static class ProposalWords
{
    /// <summary>What it is, and for which year.</summary>
    public static string TitleOf(ProposalKind kind, bool isYearly, int year) =>
        kind switch
        {
            ProposalKind.Allocation when isYearly => T($"Anslag för {year}"),
            ProposalKind.Allocation => T($"Avsättning för budget {year}"),
            ProposalKind.Draw => T($"Uttag för samordning {year}"),
            ProposalKind.Repayment => T($"Återbetalning till fonden {year}"),
            _ => T($"Vändning för {year}"),
        };

    /// <summary>What the button says that attests it.</summary>
    public static string Attest(ProposalView view) =>
        view.Kind == ProposalKind.Reversal ? T($"Attestera och vänd {view.Amount}") : T($"Attestera {view.Amount}");

    /// <summary>Where it stands.</summary>
    public static string StateOf(ProposalState state) =>
        state switch
        {
            ProposalState.Registered => T("Registrerad, väntar på attest av en annan person. Inget är bokfört."),
            ProposalState.Attested => T("Attesterad och bokförd."),
            ProposalState.SentBack => T("Skickad tillbaka för rättelse. Inget är bokfört."),
            ProposalState.Withdrawn => T("Tillbakadragen. Inget är bokfört."),
            _ => T("Attesterad och bokförd, och sedan vänd."),
        };
}
