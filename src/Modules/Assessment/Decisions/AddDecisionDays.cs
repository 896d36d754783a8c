using FluentValidation;
using Fund.Assessment.Persistence;
using Fund.Contracts.Messages;
using Fund.Platform.Tenancy;
using MediatR;

namespace Fund.Assessment.Decisions;

/// <summary>
/// When the minutes of a decision were adjusted and posted, which is known afterwards: three weeks from the posting the decision can be
/// appealed (field.md 4). What was said before stands, and the latest word counts.
/// </summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="Decision">A registration of the decision.</param>
/// <param name="AdjustedOn">Justeringsdag; null takes away one that was wrong.</param>
/// <param name="PostedOn">Anslagsdag; null until known.</param>
[Requires(Permission.RecordDecisions)]
[InCase(CasePart.Acts, Impartial = true)]
[LoggedAs("Ett besluts justeringsdag och anslagsdag registrerades")]
internal sealed record AddDecisionDays(
    string CaseNumber,
    Guid Decision,
    [property: DoneOn] DateOnly? AdjustedOn,
    [property: DoneOn] DateOnly? PostedOn
) : ICommand, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class AddDecisionDaysShape : AbstractValidator<AddDecisionDays>
{
    public AddDecisionDaysShape() =>
        RuleFor(d => d.PostedOn)
            .Must((d, posted) => MinutesRules.Follows(d.AdjustedOn, posted))
            .WithMessage(_ => MinutesRules.PostedBeforeAdjusted);
}

internal sealed class AddDecisionDaysHandler(AssessmentDb db, RunningGrants grants, CurrentAct act) : IRequestHandler<AddDecisionDays, Unit>
{
    public async Task<Unit> Handle(AddDecisionDays request, CancellationToken cancellationToken)
    {
        var open = await grants.OpenAsync(request.CaseNumber, cancellationToken);
        var root = open.Decided.All.FirstOrDefault(d => d.Id == request.Decision)?.Root ?? throw new NotFound(T("Beslutet finns inte."));
        var decision = open.Decided.Standing.Single(d => d.Root == root);
        if (request.AdjustedOn < decision.DecidedOn)
        {
            throw new Refused(MinutesRules.AdjustedBeforeMeeting, field: "adjustedOn");
        }

        var said = open.Decided.DaysOf(decision);
        if ((said?.AdjustedOn, said?.PostedOn) == (request.AdjustedOn, request.PostedOn))
        {
            throw said is null
                ? new Refused(T("Ange justeringsdagen."), field: "adjustedOn")
                : new Conflict(T($"{said.Who} har redan registrerat de dagarna."));
        }

        db.DecisionDays.Add(DecisionDays.Of(decision, request.AdjustedOn, request.PostedOn, act.Now));
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}
