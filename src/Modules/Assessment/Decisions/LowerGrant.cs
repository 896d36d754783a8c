using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using MediatR;

namespace Fund.Assessment.Decisions;

/// <summary>
/// A body grants a running case less than it did: the fund has it back in the same transaction. Never less than what is paid, or payable in
/// a
/// prepared settlement (F-08).
/// </summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="Paragraph">Paragraph of the minutes.</param>
/// <param name="DecidedOn">The meeting's day.</param>
/// <param name="Amount">What is taken, SEK.</param>
/// <param name="PerYear">The same by fiscal year; null when it is all of the decision's year.</param>
/// <param name="Reason">Why.</param>
/// <param name="AdjustedOn">The day the minutes were adjusted; null until known.</param>
/// <param name="PostedOn">The day they were posted; null until known.</param>
[Requires(Permission.RecordDecisions)]
[InCase(CasePart.Acts, Impartial = true)]
[LoggedAs("Ett beviljande sänktes")]
internal sealed record LowerGrant(
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

internal sealed class LowerGrantShape : AbstractValidator<LowerGrant>
{
    public LowerGrantShape(TimeProvider time)
    {
        this.IsFromMinutes(time);
        RuleFor(d => d.Amount).Must(amount => amount.IsPositive).WithMessage(_ => T("Ange hur mycket beviljandet sänks med."));
        RuleFor(d => d.Reason).IsReason();
    }
}

internal sealed class LowerGrantHandler(RunningGrants grants, LaterDecisions later) : IRequestHandler<LowerGrant, Unit>
{
    public async Task<Unit> Handle(LowerGrant request, CancellationToken cancellationToken)
    {
        var open = await grants.OpenAsync(request.CaseNumber, cancellationToken);
        open.RequireRunning();
        var perYear = open.PerYear(request.DecidedOn, request.Amount, request.PerYear);
        if (open.Grant is null && perYear.Any(y => y.Value > open.Free.GetValueOrDefault(y.Key, Money.Zero)))
        {
            throw new Refused(T("Beviljandet kan inte sänkas med mer än det som är beviljat för året."), field: "amount");
        }

        await later.RegisterAsync(open, DecisionOutcomes.Lowered, request, perYear, request.Reason, cancellationToken);
        return default;
    }
}
