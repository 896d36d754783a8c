using FluentValidation;
using Fund.Assessment.Meetings;
using Fund.Assessment.Persistence;
using Fund.Contracts.Assessment;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using Fund.Process;
using MediatR;

namespace Fund.Assessment.Decisions;

/// <summary>
/// Records what the deciding body has decided: day, paragraph and amount (A-36, U-76). One transaction: decision, commitment, stage.
/// Amounts are SEK; those per year must sum to what was granted, none means all in the year of the decision.
/// </summary>
[Requires(Permission.RecordDecisions)]
[InCase(CasePart.Acts, Impartial = true)]
[DoneAt("registrera-beslut")]
[LoggedAs("Beslut registrerades")]
internal sealed record RecordDecision(
    string CaseNumber,
    string Outcome,
    string Paragraph,
    [property: DoneOn] DateOnly DecidedOn,
    [property: DoneOn] DateOnly? AdjustedOn,
    Money Granted,
    IReadOnlyDictionary<int, Money>? PerYear,
    string? Conditions,
    [property: DoneOn] DateOnly? PostedOn = null
) : ICommand, IOperation, IFromMinutes
{
    string? IAboutCase.CaseNumber => CaseNumber;

    string? IOperation.Outcome => Outcome;

    public Fund.Plugins.Operation ForPlugins() =>
        new Fund.Plugins.RecordDecision
        {
            Outcome = Outcome,
            Paragraph = Paragraph,
            DecidedOn = DecidedOn,
            GrantedOre = Granted.Ore,
        };

    public void AddFacts(CaseFacts facts)
    {
        facts.Dates[FactDates.DecidedOn] = DecidedOn;
        facts.Amounts[FactAmounts.Granted] = Granted;
    }
}

internal sealed class RecordDecisionShape : AbstractValidator<RecordDecision>
{
    public RecordDecisionShape(TimeProvider time)
    {
        RuleFor(d => d.Outcome).Must(DecisionOutcomes.Names.ContainsKey).WithMessage(_ => T("Välj vad beslutet blev."));
        this.IsFromMinutes(time);
        RuleFor(d => d.Granted)
            .Must((d, granted) => DecisionOutcomes.Grants(d.Outcome) ? granted > Money.Zero : granted.IsZero)
            .WithMessage(d =>
                DecisionOutcomes.Grants(d.Outcome) ? T("Ange hur mycket som beviljas.") : T("Inget belopp ska anges när inget beviljas.")
            );
        RuleFor(d => d.Conditions).MaximumLength(4000).WithMessage(_ => T("Texten är för lång, högst 4 000 tecken."));
    }
}

internal sealed class RecordDecisionHandler(
    AssessmentDb db,
    ProcessContext process,
    DecisionBook book,
    MeetingBook meetings,
    CurrentAct act,
    DecisionReceipt receipt,
    IMediator mediator
) : IRequestHandler<RecordDecision, Unit>
{
    public async Task<Unit> Handle(RecordDecision request, CancellationToken cancellationToken)
    {
        ReasonRules.Require(process.Profile, request.Outcome, request.Conditions);
        var grants = DecisionOutcomes.Grants(request.Outcome);
        var perYear = grants ? PerYear(request) : [];
        if (grants)
        {
            if (
                process.Profile.InForce(request.DecidedOn, T("Beslutet")) is { } tooEarly
                && request.DecidedOn < process.Profile.Guideline.InForceFrom
            )
            {
                throw new Refused([tooEarly with { Field = "decidedOn" }]);
            }

            if (process.Facts.Amounts.TryGetValue(FactAmounts.Requested, out var requested) && request.Granted > requested)
            {
                throw new Refused(T($"Beslutet är större än de {requested} som ansökan gäller."), field: "granted");
            }

            RequireWithinTrack(request.Granted, perYear);
        }

        var body = process.Profile.BodyFor(process.Case.Track);
        var before = await book.OfAsync(process.Case.Id, cancellationToken);
        DecisionOrder.Require(request.DecidedOn, process.Facts, before.Latest, null);
        before.RequireNew(body, request.DecidedOn, request.Paragraph);
        var decision = Decision.Of(process.Case.Id, request.Outcome, body, request, perYear, request.Conditions, act.Now);
        db.Decisions.Add(decision);
        if (request.AdjustedOn is not null)
        {
            db.DecisionDays.Add(DecisionDays.Of(decision, request.AdjustedOn, request.PostedOn, act.Now));
        }

        await db.SaveChangesAsync(cancellationToken);
        await meetings.PutAsync(
            decision.Body,
            decision.DecidedOn,
            decision.CaseId,
            MeetingItemKind.Decision,
            decision.Conditions,
            cancellationToken,
            decision.Paragraph
        );
        // Finance, where it is used, commits the money here or refuses what the fund and the track have no room for (S1, REL-10).
        await mediator.Publish(new DecisionRecorded(process.Case.Id, decision.View()), cancellationToken);
        await receipt.SendAsync(decision, cancellationToken);
        return default;
    }

    private void RequireWithinTrack(Money granted, Dictionary<int, Money> perYear)
    {
        Money? cost = process.Facts.Amounts.TryGetValue(FactAmounts.Cost, out var whole) ? whole : null;
        if (
            process.Profile.TrackOf(process.Case.Track) is { } track
            && TrackLimits.Over(track, granted, perYear, cost) is { Count: > 0 } over
        )
        {
            throw new Refused(over);
        }
    }

    private static Dictionary<int, Money> PerYear(RecordDecision request)
    {
        if (request.PerYear is not { Count: > 0 } years)
        {
            return new Dictionary<int, Money> { [request.DecidedOn.Year] = request.Granted };
        }

        if (years.Values.Any(amount => amount.IsNegative) || years.Values.Total() != request.Granted)
        {
            throw new Refused(T("Beloppen per år ska tillsammans bli det beviljade beloppet."), field: "perYear");
        }

        if (years.Keys.Any(year => year < request.DecidedOn.Year))
        {
            throw new Refused(T("Pengar kan inte beviljas för ett år som har gått."), field: "perYear");
        }

        return years.ToDictionary();
    }
}
