namespace Fund.Finance.Ledger;

/// <summary>What a transaction is.</summary>
internal enum LedgerKind
{
    /// <summary>Avsättning eller årets anslag.</summary>
    Allocation,

    /// <summary>Uttag för samordning (U-18).</summary>
    AdministrationDraw,

    /// <summary>Beviljat.</summary>
    Commitment,

    /// <summary>Utbetalt.</summary>
    Payout,

    /// <summary>Vänd utbetalning: what was paid of the grant can be paid again (F-08).</summary>
    PayoutReversal,

    /// <summary>Återlämnat.</summary>
    Release,

    /// <summary>Förfallet anslag (U-82).</summary>
    Lapse,
}
