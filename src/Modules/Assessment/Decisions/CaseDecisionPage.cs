using Fund.Contracts.Applications;
using Fund.Contracts.Finance;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Admission;
using Fund.Platform.Process;
using Fund.Platform.Setup;
using Fund.Process;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.Assessment.Decisions;

/// <summary>A registration that has been corrected: by whom, when and why.</summary>
internal sealed record Struck(string Who, DateTimeOffset At, string Because);

/// <summary>An earlier word on when a decision's minutes were adjusted and posted.</summary>
internal sealed record SaidDays(DateOnly? AdjustedOn, DateOnly? PostedOn, string Who, DateTimeOffset At);

/// <summary>A decision in the list, or a registration of it that has been corrected. SEK.</summary>
/// <param name="Id">Key of the registration.</param>
/// <param name="Outcome">What it was.</param>
/// <param name="OutcomeName">In words.</param>
/// <param name="Body">Who decided.</param>
/// <param name="Paragraph">Of the minutes.</param>
/// <param name="DecidedOn">The meeting's day.</param>
/// <param name="AdjustedOn">The day the minutes were adjusted; null until known.</param>
/// <param name="PostedOn">The day they were posted; null until known.</param>
/// <param name="Granted">What it grants, or changes the grant by: below zero when it takes from it.</param>
/// <param name="PerYear">The same by fiscal year.</param>
/// <param name="Conditions">Conditions or reasons.</param>
/// <param name="Who">Who registered it.</param>
/// <param name="At">When.</param>
/// <param name="Later">It changes what was granted before.</param>
/// <param name="Struck">That it has been corrected; null while it stands.</param>
/// <param name="EarlierDays">What was said before of when its minutes were adjusted and posted.</param>
internal sealed record DecisionRow(
    Guid Id,
    string Outcome,
    string OutcomeName,
    string Body,
    string Paragraph,
    DateOnly DecidedOn,
    DateOnly? AdjustedOn,
    DateOnly? PostedOn,
    Money Granted,
    IReadOnlyDictionary<int, Money> PerYear,
    string? Conditions,
    string Who,
    DateTimeOffset At,
    bool Later,
    Struck? Struck,
    IReadOnlyList<SaidDays> EarlierDays
)
{
    /// <summary>The last day on which it can be appealed; null until its minutes are posted (field.md 4).</summary>
    public DateOnly? AppealableTo => PostedOn?.AddDays(21);
}

/// <summary>What is left of what was granted. SEK.</summary>
/// <param name="Paid">Paid out.</param>
/// <param name="InDraft">Payable in a settlement that is prepared.</param>
/// <param name="Free">What a body can take back, by fiscal year.</param>
internal sealed record GrantLeft(Money Paid, Money InDraft, IReadOnlyDictionary<int, Money> Free);

/// <summary>What the decision page shows.</summary>
internal sealed record CaseDecisionPageView(
    string CaseNumber,
    string CaseTitle,
    string Body,
    Money? Requested,
    Money? Cost,
    Money? Available,
    IReadOnlyList<DecisionRow> Decisions,
    bool MayRecord,
    IReadOnlyList<Finding> Missing
)
{
    /// <summary>The decisions as they stand.</summary>
    public IEnumerable<DecisionRow> Standing => Decisions.Where(decision => decision.Struck is null);

    /// <summary>Granted by fiscal year as it stands now, SEK; empty where nothing is granted.</summary>
    public IReadOnlyDictionary<int, Money> GrantedPerYear { get; init; } = new Dictionary<int, Money>();

    /// <summary>What is left; null where nothing is granted, or the fund's ledger is not kept.</summary>
    public GrantLeft? Left { get; init; }

    /// <summary>What is neither paid, in a draft nor left of it: given back, or lapsed with its year. SEK.</summary>
    public Money GivenBack =>
        Left is { } left
            ? Money.Max(GrantedPerYear.Values.Total() - left.Paid - left.InDraft - left.Free.Values.Total(), Money.Zero)
            : Money.Zero;

    /// <summary>The fund is a yearly appropriation, so that each amount is a year's.</summary>
    public bool Yearly { get; init; }

    /// <summary>Does the guideline ask for a payout plan, which follows what is granted?</summary>
    public bool HasPayoutPlan { get; init; }

    /// <summary>The fiscal years that a decision on the application can give money for.</summary>
    public IReadOnlyList<int> Years { get; init; } = [];

    /// <summary>The outcomes that are registered with reasons, in words.</summary>
    public IReadOnlyList<string> ReasonsFor { get; init; } = [];

    /// <summary>May the reader register that what is granted is raised, lowered or withdrawn?</summary>
    public bool MayChange { get; init; }

    /// <summary>May the reader correct what is registered?</summary>
    public bool MayCorrect { get; init; }
}

/// <summary>Decisions on a case, and what must be in place before the next.</summary>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Sees)]
internal sealed record CaseDecisionPage(string CaseNumber) : IQuery<CaseDecisionPageView>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class CaseDecisionPageHandler(
    DecisionBook book,
    CaseProcess process,
    CurrentSetup setup,
    Admission admission,
    Ways ways,
    IMediator mediator,
    TimeProvider time
) : IRequestHandler<CaseDecisionPage, CaseDecisionPageView>
{
    private const int YearsAhead = 3;
    private const int MostYears = 15;

    public async Task<CaseDecisionPageView> Handle(CaseDecisionPage request, CancellationToken cancellationToken)
    {
        var (header, profile, facts) = await process.LoadAsync(request.CaseNumber, cancellationToken);
        var decided = await book.OfAsync(header.Id, cancellationToken);
        var open = profile.OperationsIn(header.Stage).Contains(nameof(RecordDecision));
        var registers = await admission.AdmitsAsync(typeof(RecordDecision), header, cancellationToken);
        var granted = decided.GrantedPerYear;
        var mayChange =
            registers && granted.Count > 0 && decided.Withdrawal is null && (header.StageKind is StageKind.Granted or StageKind.Running);
        return new CaseDecisionPageView(
            header.Number,
            header.Title,
            profile.BodyFor(header.Track),
            facts.Amounts.TryGetValue(FactAmounts.Requested, out var requested) ? requested : null,
            facts.Amounts.TryGetValue(FactAmounts.Cost, out var cost) ? cost : null,
            open || mayChange ? await AvailableAsync(header.Id, cancellationToken) : null,
            [.. decided.All.Select(d => RowOf(d, decided))],
            open && registers,
            open
                ? await ways.ForReaderAsync(
                    header,
                    await process.MissingAsync(header, profile, facts, nameof(RecordDecision), cancellationToken),
                    cancellationToken
                )
                : []
        )
        {
            GrantedPerYear = granted,
            Left = granted.Count > 0 ? await LeftAsync(header.Id, cancellationToken) : null,
            Yearly = profile.Fund.Source == FundSource.YearlyAppropriation,
            Years = open ? YearsOf(facts) : [],
            ReasonsFor = ReasonRules.NamesOf(profile),
            HasPayoutPlan = profile.Plans.Any(plan => plan.Content == PlanContent.PayoutPerYear),
            MayChange = mayChange,
            MayCorrect = registers && decided.All.Count > 0,
        };
    }

    // From the year it was handed in, which a decision is not older than, over the initiative's years and some more.
    private List<int> YearsOf(CaseFacts facts)
    {
        var today = StockholmTime.Today(time).Year;
        var first = facts.HandedIn is { } handedIn && handedIn.On.Year >= today - 1 ? handedIn.On.Year : today;
        var last = facts.Dates.TryGetValue(FactDates.EndsOn, out var ends)
            ? Math.Clamp(ends.Year, today + YearsAhead, today + MostYears)
            : today + YearsAhead;
        return [.. Enumerable.Range(first, last - first + 1)];
    }

    private async Task<Money?> AvailableAsync(CaseId about, CancellationToken cancellation) =>
        await setup.HasModuleAsync("finance", cancellation)
            ? await mediator.Send(new AvailableToGrant(about, StockholmTime.Today(time).Year), cancellation)
            : null;

    private async Task<GrantLeft?> LeftAsync(CaseId about, CancellationToken cancellation)
    {
        if (!await setup.HasModuleAsync("finance", cancellation))
        {
            return null;
        }

        var grant = await mediator.Send(new GrantOf(about), cancellation);
        return new GrantLeft(grant.Years.Total(y => y.Money.Paid), grant.InDraft, grant.Free);
    }

    private static DecisionRow RowOf(Decision d, CaseDecided decided)
    {
        var said = decided.Days[d.Root].ToList();
        var stands = decided.Standing.Contains(d);
        var takes = DecisionOutcomes.SignOf(d.Outcome) < 0;
        var correction = decided.All.FirstOrDefault(later => later.Corrects == d.Id);
        return new DecisionRow(
            d.Id,
            d.Outcome,
            DecisionOutcomes.NameOf(d.Outcome),
            d.Body,
            d.Paragraph,
            d.DecidedOn,
            stands ? said.LastOrDefault()?.AdjustedOn : null,
            stands ? said.LastOrDefault()?.PostedOn : null,
            takes ? -d.Granted : d.Granted,
            d.Years().ToDictionary(y => y.Key, y => takes ? -y.Value : y.Value),
            d.Conditions,
            d.Who,
            d.At,
            d.Later,
            correction is null ? null : new Struck(correction.Who, correction.At, correction.Because!),
            stands ? [.. said.SkipLast(1).Select(days => new SaidDays(days.AdjustedOn, days.PostedOn, days.Who, days.At))] : []
        );
    }
}
