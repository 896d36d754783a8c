using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using MediatR;

namespace Fund.Assessment.Decisions;

/// <summary>
/// A body grants a running case more: the fund commits it in the same transaction, within all that holds for a grant (F-08).
/// </summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="Paragraph">Paragraph of the minutes.</param>
/// <param name="DecidedOn">The meeting's day.</param>
/// <param name="Amount">What is added, SEK.</param>
/// <param name="PerYear">The same by fiscal year; null when it is all of the decision's year.</param>
/// <param name="Reason">Why.</param>
/// <param name="AdjustedOn">The day the minutes were adjusted; null until known.</param>
/// <param name="PostedOn">The day they were posted; null until known.</param>
[Requires(Permission.RecordDecisions)]
[InCase(CasePart.Acts, Impartial = true)]
[LoggedAs("Ett beviljande höjdes")]
internal sealed record RaiseGrant(
    string CaseNumber,
    string Paragraph,
    [property: DoneOn] DateOnly DecidedOn,
    Money Amount,
    IReadOnlyDictionary<int, Money>? PerYear,
    string Reason,
    [property: DoneOn] DateOnly? AdjustedOn = null,
    [property: DoneOn] DateOnly? PostedOn = null
) : ICommand, IAboutCase, IFromMinutes
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class RaiseGrantShape : AbstractValidator<RaiseGrant>
{
    public RaiseGrantShape(TimeProvider time)
    {
        this.IsFromMinutes(time);
        RuleFor(d => d.Amount).Must(amount => amount.IsPositive).WithMessage(_ => T("Ange hur mycket beviljandet höjs med."));
        RuleFor(d => d.Reason).IsReason();
    }
}

internal sealed class RaiseGrantHandler(RunningGrants grants, LaterDecisions later) : IRequestHandler<RaiseGrant, Unit>
{
    public async Task<Unit> Handle(RaiseGrant request, CancellationToken cancellationToken)
    {
        var open = await grants.OpenAsync(request.CaseNumber, cancellationToken);
        open.RequireRunning();
        var perYear = open.PerYear(request.DecidedOn, request.Amount, request.PerYear);
        if (perYear.Keys.Any(year => year < request.DecidedOn.Year))
        {
            throw new Refused(T("Pengar kan inte beviljas för ett år som har gått."), field: "perYear");
        }

        LaterDecisions.RequireWithinTrack(open, perYear);
        await later.RegisterAsync(open, DecisionOutcomes.Raised, request, perYear, request.Reason, cancellationToken);
        return default;
    }
}
