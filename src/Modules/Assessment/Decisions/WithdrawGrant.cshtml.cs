using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Decisions;

/// <summary>A body has withdrawn what remains of a grant, copied from its minutes.</summary>
[Requires(Permission.RecordDecisions)]
[Does(typeof(WithdrawGrant))]
public sealed class WithdrawGrantModel(IMediator mediator) : DecisionForm(mediator)
{
    /// <summary>What can be withdrawn.</summary>
    internal Money Remains => (View.Left?.Free ?? View.GrantedPerYear).Values.Total();

    /// <summary>The same, as the form sends back what was seen.</summary>
    internal string Seen => SwedishAmount.ForField(Remains);

    /// <summary>Registers it.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        DoAsync(
            () =>
                new WithdrawGrant(
                    CaseNumber,
                    Paragraph ?? "",
                    Day(DecidedOn, "decidedOn"),
                    ReadAmount(null),
                    Reason ?? "",
                    DayIfAny(AdjustedOn, "adjustedOn"),
                    DayIfAny(PostedOn, "postedOn")
                ),
            T("Återkallandet är registrerat."),
            cancellation
        );
}
