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

    /// <summary>
    /// Sänkt beviljande: a body grants less, withdraws what is left of the grant, or had been registered to grant more than it did (F-08).
    /// </summary>
    GrantReduction,

    /// <summary>Utbetalt.</summary>
    Payout,

    /// <summary>Vänd utbetalning: what was paid of the grant can be paid again (F-08).</summary>
    PayoutReversal,

    /// <summary>Återlämnat: what was left of a grant when its case ended.</summary>
    Release,

    /// <summary>Förfallet anslag (U-82).</summary>
    Lapse,

    /// <summary>Återkrävt av den som har fått för mycket (F-09).</summary>
    ClaimBack,

    /// <summary>En avsättning eller ett anslag vänt.</summary>
    AllocationReversal,

    /// <summary>Ett uttag för samordning vänt.</summary>
    DrawReversal,

    /// <summary>Återbetalt till fonden av den enhet som fick effekten, där riktlinjen leder pengarna dit.</summary>
    Repayment,

    /// <summary>En återbetalning till fonden vänd.</summary>
    RepaymentReversal,
}
