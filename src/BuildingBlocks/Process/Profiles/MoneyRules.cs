using Fund.Process.Calendar;
using Fund.Process.Reading;

namespace Fund.Process.Profiles;

/// <summary>The fund (axes 16–18, 36).</summary>
public sealed record FundRules
{
    /// <summary>
    /// Key of the fund, lower-case letters, digits and hyphens: the same in every rule version of the fund. A municipality has as many
    /// funds
    /// as its rule versions name.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>Name as shown.</summary>
    public required string Name { get; init; }

    /// <summary>Where its money comes from.</summary>
    public required FundSource Source { get; init; }

    /// <summary>The body that owns it.</summary>
    public required string Owner { get; init; }

    /// <summary>The body that decides grants.</summary>
    public required string GrantedBy { get; init; }

    /// <summary>At most this share of taxes and grants per budget year, 0.005 = 0.5 % (A-43); null if none.</summary>
    public decimal? PercentOfBase { get; init; }

    /// <summary>The guideline's rule for the share.</summary>
    public string? PercentRule { get; init; }

    /// <summary>At most so much, whole SEK; null if none.</summary>
    public long? AmountCap { get; init; }

    /// <summary>What the amount limits (AA-9).</summary>
    public CapMeaning AmountCapMeans { get; init; }

    /// <summary>The guideline's rule for the amount.</summary>
    public string? AmountRule { get; init; }

    /// <summary>What must be attested before an allocation .</summary>
    public IReadOnlyList<Attestation> Attestations { get; init; } = [];

    /// <summary>Tracks to apply in; empty where the fund has none and nobody chooses.</summary>
    public IReadOnlyList<Track> Tracks { get; init; } = [];

    /// <summary>A part can be drawn for coordination (U-18).</summary>
    public bool AdministrationDraw { get; init; }
}

/// <summary>
/// A track (spår) inside a fund: its own caps, frame and decider. SEK are whole. What the track does not say, the fund's rules say; its
/// stages,
/// clocks and form parts are the profile's own, on conditions that ask for the track.
/// </summary>
public sealed record Track
{
    /// <summary>Key in the fund, lower-case letters, digits and hyphens.</summary>
    public required string Key { get; init; }

    /// <summary>Name as shown.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, one sentence for the one who chooses.</summary>
    public string? Hint { get; init; }

    /// <summary>The most that one initiative may be granted for a fiscal year, SEK; null if there is no such cap.</summary>
    public long? CapPerYear { get; init; }

    /// <summary>The most that one initiative may be granted in all, SEK; null if there is no such cap.</summary>
    public long? CapTotal { get; init; }

    /// <summary>The most of the initiative's cost that may be granted, 0.5 = half; null if there is no such cap.</summary>
    public decimal? ShareOfCost { get; init; }

    /// <summary>The part of the fund's money that the track may grant in a fiscal year, SEK; null if it shares the fund's.</summary>
    public long? FramePerYear { get; init; }

    /// <summary>The body that decides; null for the fund's.</summary>
    public string? GrantedBy { get; init; }

    /// <summary>The guideline's rule.</summary>
    public string? Rule { get; init; }
}

/// <summary>Where the fund's money comes from.</summary>
public enum FundSource
{
    /// <summary>Earmarked equity; stays until used .</summary>
    EquityEarmark,

    /// <summary>A yearly appropriation; what is unused lapses unless carried over (U-82).</summary>
    YearlyAppropriation,
}

/// <summary>What an amount cap limits (AA-9).</summary>
public enum CapMeaning
{
    /// <summary>The earmarked balance after the allocation: the strictest reading.</summary>
    Balance,

    /// <summary>Each allocation.</summary>
    PerAllocation,
}

/// <summary>Something that is attested before an allocation.</summary>
/// <param name="Key">Key, for conditions.</param>
/// <param name="Text">What is attested.</param>
/// <param name="Rule">The guideline's rule.</param>
/// <param name="Required">False when the guideline only says that it should be so; an operation's requirement then warns.</param>
public sealed record Attestation(string Key, string Text, string Rule, bool Required = true);

/// <summary>How actual cost becomes payouts (axes 23–25).</summary>
public sealed record SettlementRules
{
    /// <summary>Adherence must be confirmed before each payout (U-75); the rule, null if not asked for.</summary>
    public string? AdherenceRule { get; init; }

    /// <summary>Rule: actual cost, in arrears.</summary>
    public string? ActualCostRule { get; init; }

    /// <summary>Rule: cost belongs to the year it arose in.</summary>
    public string? CostYearRule { get; init; }

    /// <summary>Rule: cost before the start is not eligible; null when start is not gated.</summary>
    public string? StartRule { get; init; }

    /// <summary>
    /// Cost accounts whose texts can name people, pay above all: only those who handle the fund's money read the texts. Class 5, the cost
    /// of labour, unless said; an empty list hides none.
    /// </summary>
    public IReadOnlyList<AccountSpan> HiddenTexts { get; init; } = [new(5000, 5999)];

    /// <summary>How the voucher is booked.</summary>
    public required VoucherRules Voucher { get; init; }
}

/// <summary>Accounts from one to another, both included.</summary>
/// <param name="From">The first account.</param>
/// <param name="To">The last account.</param>
public sealed record AccountSpan(int From, int To);

/// <summary>How a settlement is booked: account pair and code parts (ecosystem.md 1.3).</summary>
public sealed record VoucherRules
{
    /// <summary>Voucher series.</summary>
    public required string Series { get; init; }

    /// <summary>Account at the fund, debited.</summary>
    public required string FundAccount { get; init; }

    /// <summary>Account at the receiving unit, credited.</summary>
    public required string ReceiverAccount { get; init; }

    /// <summary>
    /// Accounts for a receiver that keeps accounts of its own (W-23): the grant leaves the municipality, and no unit in it receives it. Null
    /// where none but the municipality's own committees can be paid.
    /// </summary>
    public ExternalGrantAccounts? External { get; init; }

    /// <summary>Code (ansvar) of the unit that the fund's side of a voucher carries: the fund owner's (U-11).</summary>
    public required string FundUnit { get; init; }

    /// <summary>Project that the fund's side carries; null where the fund has none.</summary>
    public string? FundProject { get; init; }

    /// <summary>SIE dimension of the responsible unit.</summary>
    public int UnitDimension { get; init; } = 1;

    /// <summary>SIE dimension of the project.</summary>
    public int ProjectDimension { get; init; } = 6;

    /// <summary>Lowest cost account that is imported.</summary>
    public int CostAccountFrom { get; init; } = 4000;

    /// <summary>Highest cost account that is imported.</summary>
    public int CostAccountTo { get; init; } = 7999;

    /// <summary>
    /// The municipality's organisation number, "212000-0142", for a receiver that wants it in the file; null to leave it out.
    /// </summary>
    public string? OrganisationNumber { get; init; }

    /// <summary>The file that the finance system reads: SIE 4I unless it wants a table or lines of fixed width.</summary>
    public VoucherFile File { get; init; } = new SieVoucherFile();
}

/// <summary>How a grant to a receiver outside the municipality's accounts is booked, both sides at the fund (W-23).</summary>
/// <param name="GrantAccount">Account of grants that leave the municipality, debited.</param>
/// <param name="DebtAccount">Account of what is owed until the receiver's invoice is paid, credited.</param>
public sealed record ExternalGrantAccounts(string GrantAccount, string DebtAccount);

/// <summary>Whether and how money comes back (axes 26–28).</summary>
public sealed record RepaymentRules
{
    /// <summary>The model, for every initiative that no regime says otherwise of.</summary>
    public RepaymentModel Model { get; init; }

    /// <summary>Where the money goes under the model; each regime says its own.</summary>
    public RepaymentDestination Destination { get; init; }

    /// <summary>Other models, for initiatives that start from a day on (W-19); empty where one holds for all.</summary>
    public IReadOnlyList<RepaymentRegime> Regimes { get; init; } = [];

    /// <summary>The guideline's rule.</summary>
    public string? Rule { get; init; }

    /// <summary>Kinds of units whose frame can be reduced (W-23).</summary>
    [OneOf<UnitKindWords>]
    public IReadOnlyList<string> BeneficiaryKinds { get; init; } = [];

    /// <summary>Who bears the risk if effects fail to appear, in words.</summary>
    public string? RiskText { get; init; }

    /// <summary>Is what comes back into the fund held to the fund's amount cap, as an allocation is?</summary>
    public bool WithinAmountCap { get; init; }

    /// <summary>When the reduced frames are delivered to the budget work (U-13, U-86); null where no day is set.</summary>
    public BudgetInputRules? BudgetInput { get; init; }

    /// <summary>
    /// How money comes back from an initiative by the day that it started: the latest regime that had begun then, and where none had, the
    /// model.
    /// </summary>
    public RepaymentRegime RegimeOn(DateOnly startedOn) =>
        Regimes.Where(regime => regime.From <= startedOn).MaxBy(regime => regime.From)
        ?? new RepaymentRegime(DateOnly.MinValue, Model, Destination);

    /// <summary>The model of an initiative by the day that it started.</summary>
    public RepaymentModel ModelOn(DateOnly startedOn) => RegimeOn(startedOn).Model;

    /// <summary>Is there an initiative that money can come back from?</summary>
    public bool IsForSome() => Regimes.Select(regime => regime.Model).Append(Model).Any(model => model != RepaymentModel.None);
}

/// <summary>How money comes back from initiatives that start from a day on, until the next regime's.</summary>
/// <param name="From">First start day of the regime.</param>
/// <param name="Model">The model.</param>
/// <param name="Destination">Where the money goes.</param>
public sealed record RepaymentRegime(
    DateOnly From,
    RepaymentModel Model,
    RepaymentDestination Destination = RepaymentDestination.GeneralFinances
);

/// <summary>How money comes back.</summary>
public enum RepaymentModel
{
    /// <summary>It does not .</summary>
    None,

    /// <summary>The frame of the unit expected to benefit is reduced by plan (U-14, U-87).</summary>
    PlannedFrameReduction,

    /// <summary>The frame is reduced by the effect that has been measured, at most by what was planned.</summary>
    MeasuredEffect,
}

/// <summary>Where money that comes back goes.</summary>
public enum RepaymentDestination
{
    /// <summary>To the municipality's general finances: the frame is smaller, and the fund has no part in it (U-87).</summary>
    GeneralFinances,

    /// <summary>Back into the fund, where it can be granted again.</summary>
    Fund,
}

/// <summary>When the reduced frames are delivered to the budget work, and of which years (U-13, U-86).</summary>
public sealed record BudgetInputRules
{
    /// <summary>The last day, in the year before the budget year.</summary>
    public required MonthDay Due { get; init; }

    /// <summary>How many years are delivered, the budget year first: three for a budget with a plan for two more years.</summary>
    public int Years { get; init; } = 1;

    /// <summary>The guideline's rule.</summary>
    public string? Rule { get; init; }
}

/// <summary>What is evaluated, and when (axes 32–33).</summary>
public sealed record EvaluationRules
{
    /// <summary>Every running initiative once a year, counted from its start (U-88).</summary>
    public bool Yearly { get; init; }

    /// <summary>At closing: asked for when the initiative's end comes near (U-88).</summary>
    public bool Closing { get; init; }

    /// <summary>In depth after so many months in operation, also when the case has been closed before that (U-97); null if not.</summary>
    public int? InDepthAfterMonths { get; init; }

    /// <summary>The guideline's rule for the evaluation in depth.</summary>
    public string? InDepthRule { get; init; }

    /// <summary>Sections that every evaluation has, in order (U-93, U-98).</summary>
    public IReadOnlyList<EvaluationSection> Sections { get; init; } = [];

    /// <summary>Sections that only the compilation of the whole fund has (U-36).</summary>
    public IReadOnlyList<EvaluationSection> PortfolioSections { get; init; } = [];

    /// <summary>The guideline's rule for the evaluation every year and at closing.</summary>
    public string? Rule { get; init; }

    /// <summary>The guideline's rule for the compilation.</summary>
    public string? PortfolioRule { get; init; }
}

/// <summary>A section of an evaluation.</summary>
public sealed record EvaluationSection(string Key, string Name, bool Required, string? Rule = null);
