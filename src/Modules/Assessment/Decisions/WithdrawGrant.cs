using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using MediatR;

namespace Fund.Assessment.Decisions;

/// <summary>
/// A body withdraws what remains of a grant: what is neither paid nor payable in a prepared settlement goes back to the fund in the same
/// transaction, nothing more is granted, and those who end cases are asked to end it as the process has it (F-08).
/// </summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="Paragraph">Paragraph of the minutes.</param>
/// <param name="DecidedOn">The meeting's day.</param>
/// <param name="Amount">What remained as it was seen, SEK: other than what remains now is a conflict.</param>
/// <param name="Reason">Why.</param>
/// <param name="AdjustedOn">The day the minutes were adjusted; null until known.</param>
/// <param name="PostedOn">The day they were posted; null until known.</param>
[Requires(Permission.RecordDecisions)]
[InCase(CasePart.Acts, Impartial = true)]
[LoggedAs("Ett beviljande återkallades")]
internal sealed record WithdrawGrant(
    string CaseNumber,
    string Paragraph,
    [property: DoneOn] DateOnly DecidedOn,
    Money Amount,
    string Reason,
    [property: DoneOn] DateOnly? AdjustedOn = null,
    [property: DoneOn] DateOnly? PostedOn = null
) : ICommand, IAboutCase, IFromMinutes
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class WithdrawGrantShape : AbstractValidator<WithdrawGrant>
{
    public WithdrawGrantShape(TimeProvider time)
    {
        this.IsFromMinutes(time);
        RuleFor(d => d.Reason).IsReason();
    }
}

internal sealed class WithdrawGrantHandler(RunningGrants grants, LaterDecisions later) : IRequestHandler<WithdrawGrant, Unit>
{
    public async Task<Unit> Handle(WithdrawGrant request, CancellationToken cancellationToken)
    {
        var open = await grants.OpenAsync(request.CaseNumber, cancellationToken);
        open.RequireRunning();
        var free = open.Free;
        if (free.Count == 0)
        {
            throw new Refused(
                open.Grant is { InDraft.IsPositive: true } grant
                    ? T($"Allt som är kvar, {grant.InDraft}, står i en förberedd avräkning. Inget finns att återkalla.")
                    : T("Inget är kvar av beviljandet. Inget finns att återkalla.")
            );
        }

        if (free.Values.Total() != request.Amount)
        {
            throw new Conflict(
                T(
                    $"Du såg att {request.Amount} var kvar, men nu kan {free.Values.Total()} återkallas. Läs in sidan igen och ta "
                        + $"ställning."
                )
            );
        }

        await later.RegisterAsync(open, DecisionOutcomes.Withdrawn, request, free, request.Reason, cancellationToken);
        return default;
    }
}
