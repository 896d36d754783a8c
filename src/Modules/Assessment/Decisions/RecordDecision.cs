using FluentValidation;
using Fund.Assessment.Meetings;
using Fund.Assessment.Persistence;
using Fund.Contracts.Assessment;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using Fund.Process;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

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
    DateOnly DecidedOn,
    DateOnly? AdjustedOn,
    Money Granted,
    IReadOnlyDictionary<int, Money>? PerYear,
    string? Conditions
) : ICommand, IOperation
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
        RuleFor(d => d.Paragraph)
            .NotEmpty()
            .WithMessage(_ => T("Ange paragrafen i protokollet, till exempel § 73."))
            .MaximumLength(50)
            .WithMessage(_ => T("Paragrafen är för lång, högst 50 tecken."));
        RuleFor(d => d.DecidedOn)
            .Must(day => day > new DateOnly(2000, 1, 1) && day <= StockholmTime.Today(time))
            .WithMessage(_ => T("Ange sammanträdets dag; den kan inte ligga i framtiden."));
        RuleFor(d => d.AdjustedOn)
            .Must((d, adjusted) => adjusted is null || adjusted >= d.DecidedOn)
            .WithMessage(_ => T("Protokollet kan inte justeras före sammanträdet."));
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
    MeetingBook meetings,
    CurrentAct act,
    DecisionReceipt receipt,
    IMediator mediator
) : IRequestHandler<RecordDecision, Unit>
{
    public async Task<Unit> Handle(RecordDecision request, CancellationToken cancellationToken)
    {
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

        await RequireNewAsync(request, cancellationToken);
        var decision = new Decision
        {
            CaseId = process.Case.Id,
            Outcome = request.Outcome,
            Body = process.Profile.BodyFor(process.Case.Track),
            Paragraph = request.Paragraph,
            ParagraphKey = Decision.KeyOf(request.Paragraph),
            DecidedOn = request.DecidedOn,
            AdjustedOn = request.AdjustedOn,
            Granted = request.Granted,
            PerYear = [.. perYear.Select(y => new GrantedYear { Year = y.Key, Amount = y.Value })],
            Conditions = request.Conditions,
            Act = act.Now.Id,
            PersonId = act.Now.Person,
            Who = act.Now.Who,
            At = act.Now.At,
        };
        db.Decisions.Add(decision);
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

    // One body decides once under a paragraph, however it is written: a decision that came twice is one (F-01, F-13).
    private async Task RequireNewAsync(RecordDecision request, CancellationToken cancellation)
    {
        var (body, key) = (process.Profile.BodyFor(process.Case.Track), Decision.KeyOf(request.Paragraph));
        if (
            await db.Decisions.AnyAsync(
                d => d.CaseId == process.Case.Id && d.Body == body && d.DecidedOn == request.DecidedOn && d.ParagraphKey == key,
                cancellation
            )
        )
        {
            throw new Conflict(T($"Beslutet {body} {request.DecidedOn:yyyy-MM-dd} {request.Paragraph} är redan registrerat."));
        }
    }
}
