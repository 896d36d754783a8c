using Fund.Contracts.Messages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Decisions;

/// <summary>A body has granted less, copied from its minutes with what is left beside.</summary>
[Requires(Permission.RecordDecisions)]
[Does(typeof(LowerGrant))]
public sealed class LowerGrantModel(IMediator mediator) : DecisionForm(mediator)
{
    /// <summary>Registers it.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        DoAsync(
            () =>
            {
                var years = ReadYears();
                return new LowerGrant(
                    CaseNumber,
                    Paragraph ?? "",
                    Day(DecidedOn, "decidedOn"),
                    ReadAmount(years),
                    years,
                    Reason ?? "",
                    DayIfAny(AdjustedOn, "adjustedOn"),
                    DayIfAny(PostedOn, "postedOn")
                );
            },
            T("Sänkningen är registrerad."),
            cancellation
        );
}
