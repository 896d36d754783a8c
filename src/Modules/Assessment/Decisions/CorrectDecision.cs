using FluentValidation;
using Fund.Assessment.Meetings;
using Fund.Assessment.Persistence;
using Fund.Contracts.Assessment;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Tenancy;
using MediatR;

namespace Fund.Assessment.Decisions;

/// <summary>
/// A decision had been registered otherwise than the minutes have it: the day, the paragraph, an amount, the words. The registration stays
/// readable, with who corrected it and why; the fund follows by new rows (F-08).
/// </summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="Decision">The registration that was seen; one that has been corrected since is read first.</param>
/// <param name="Paragraph">Paragraph of the minutes.</param>
/// <param name="DecidedOn">The meeting's day.</param>
/// <param name="Amount">What it grants, adds or takes, SEK; zero of one that grants nothing.</param>
/// <param name="PerYear">The same by fiscal year; null keeps the years, where the amount is the same.</param>
/// <param name="Conditions">Conditions or reasons.</param>
/// <param name="Because">Why it is corrected.</param>
[Requires(Permission.RecordDecisions)]
[InCase(CasePart.Acts, Impartial = true)]
[LoggedAs("Ett registrerat beslut rättades")]
internal sealed record CorrectDecision(
    string CaseNumber,
    Guid Decision,
    string Paragraph,
    [property: DoneOn] DateOnly DecidedOn,
    Money Amount,
    IReadOnlyDictionary<int, Money>? PerYear,
    string? Conditions,
    string Because
) : ICommand, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class CorrectDecisionShape : AbstractValidator<CorrectDecision>
{
    public CorrectDecisionShape(TimeProvider time)
    {
        RuleFor(d => d.Paragraph).IsParagraph();
        RuleFor(d => d.DecidedOn).IsMeetingDay(time);
        RuleFor(d => d.Amount).Must(amount => !amount.IsNegative).WithMessage(_ => T("Beloppet kan inte vara mindre än noll."));
        RuleFor(d => d.Conditions).MaximumLength(4000).WithMessage(_ => T("Texten är för lång, högst 4 000 tecken."));
        RuleFor(d => d.Because)
            .NotEmpty()
            .WithMessage(_ => T("Skriv vad som var fel."))
            .MaximumLength(1000)
            .WithMessage(_ => T("Texten är för lång, högst 1 000 tecken."));
    }
}

internal sealed class CorrectDecisionHandler(
    AssessmentDb db,
    RunningGrants grants,
    MeetingBook meetings,
    CurrentAct act,
    LaterReceipt receipt,
    IMediator mediator
) : IRequestHandler<CorrectDecision, Unit>
{
    public async Task<Unit> Handle(CorrectDecision request, CancellationToken cancellationToken)
    {
        var open = await grants.OpenAsync(request.CaseNumber, cancellationToken);
        var was = open.Decided.All.FirstOrDefault(d => d.Id == request.Decision) ?? throw new NotFound(T("Beslutet finns inte."));
        if (open.Decided.All.FirstOrDefault(d => d.Corrects == was.Id) is { } since)
        {
            throw new Conflict(T($"{since.Who} har redan rättat beslutet: {since.Because} Läs in sidan igen."));
        }

        ReasonRules.Require(open.Rules, was.Outcome, request.Conditions);
        var perYear = PerYear(request, was, open);
        RequireChange(request, was, perYear);
        RequireInOrder(request, was, open);
        open.Decided.RequireNew(was.Body, request.DecidedOn, request.Paragraph, but: was.Root);
        var change = Difference(was, perYear);
        if (change.Count > 0)
        {
            open.RequireRunning();
            RequireGrantable(request, was, open, change);
        }

        var now = was.Corrected(request.Paragraph, request.DecidedOn, perYear, request.Conditions, request.Because, act.Now);
        db.Decisions.Add(now);
        await db.SaveChangesAsync(cancellationToken);
        await meetings.CorrectAsync(
            now.Body,
            now.DecidedOn,
            now.CaseId,
            MeetingItemKind.Decision,
            now.Conditions,
            now.Paragraph,
            cancellationToken
        );
        if (change.Count > 0)
        {
            await mediator.Publish(
                new GrantChanged(open.Case.Id, GrantChange.Corrected, now.View(), now.Version, change),
                cancellationToken
            );
        }

        var granted = open.Decided.GrantedPerYear.Values.Total() + change.Values.Total();
        await receipt.CorrectedAsync(open.Case, now, granted, cancellationToken);
        return default;
    }

    private static IReadOnlyDictionary<int, Money> PerYear(CorrectDecision request, Decision was, RunningGrant open)
    {
        if (request.PerYear is null && request.Amount == was.Granted)
        {
            return was.Years();
        }

        if (was.Granted.IsZero || was.Outcome == DecisionOutcomes.Withdrawn)
        {
            throw new Refused(T("Beslutets belopp kan inte rättas. Rätta dag, paragraf eller ordalydelse."), field: "amount");
        }

        if (!request.Amount.IsPositive)
        {
            throw new Refused(T("Ange beloppet som beslutet gäller."), field: "amount");
        }

        // With one year the amount is that year's; with several it must be said which.
        return request.PerYear is null && was.PerYear is [var only]
            ? new Dictionary<int, Money> { [only.Year] = request.Amount }
            : open.PerYear(request.DecidedOn, request.Amount, request.PerYear ?? throw YearsMissing());
    }

    private static Refused YearsMissing() => new(T("Beslutet gäller flera år. Ange beloppet för varje år."), field: "perYear");

    private static void RequireChange(CorrectDecision request, Decision was, IReadOnlyDictionary<int, Money> perYear)
    {
        if (
            (was.DecidedOn, was.Paragraph, was.Conditions ?? "")
                == (request.DecidedOn, request.Paragraph.Trim(), request.Conditions?.Trim() ?? "")
            && Difference(was, perYear).Count == 0
        )
        {
            throw new Refused(T("Så står det redan. Ändra det som var fel."));
        }
    }

    private static void RequireInOrder(CorrectDecision request, Decision was, RunningGrant open)
    {
        var (standing, at) = (open.Decided.Standing, 0);
        while (standing[at].Root != was.Root)
        {
            at++;
        }

        DecisionOrder.RequireCorrected(
            request.DecidedOn,
            was,
            open.Facts,
            at > 0 ? standing[at - 1] : null,
            at < standing.Count - 1 ? standing[at + 1] : null
        );
        if (open.Decided.DaysOf(was)?.AdjustedOn < request.DecidedOn)
        {
            throw new Refused(
                T("Protokollet kan inte justeras före sammanträdet. Rätta justeringsdagen först, om det är den som är fel."),
                field: "decidedOn"
            );
        }
    }

    // What is granted more or less of each year than was registered.
    private static Dictionary<int, Money> Difference(Decision was, IReadOnlyDictionary<int, Money> perYear)
    {
        var before = was.Years();
        return before
            .Keys.Union(perYear.Keys)
            .Select(year => (Year: year, More: perYear.GetValueOrDefault(year, Money.Zero) - before.GetValueOrDefault(year, Money.Zero)))
            .Where(y => !y.More.IsZero)
            .ToDictionary(y => y.Year, y => DecisionOutcomes.SignOf(was.Outcome) < 0 ? -y.More : y.More);
    }

    private static void RequireGrantable(CorrectDecision request, Decision was, RunningGrant open, IReadOnlyDictionary<int, Money> change)
    {
        if (
            !was.Later
            && open.Facts.Amounts.TryGetValue(FactAmounts.Requested, out var requested)
            && request.Amount > requested
            && request.Amount > was.Granted
        )
        {
            throw new Refused(T($"Beslutet är större än de {requested} som ansökan gäller."), field: "amount");
        }

        if (change.Values.Any(amount => amount.IsPositive))
        {
            LaterDecisions.RequireWithinTrack(open, change);
        }

        if (open.Grant is null && open.Decided.GrantedPerYear.Values.Total() + change.Values.Total() is { IsNegative: true })
        {
            throw new Refused(T("Senare beslut har sänkt beviljandet med mer än så."), field: "amount");
        }
    }
}
