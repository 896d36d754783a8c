using Fund.Contracts.Messages;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Decisions;

/// <summary>A body has granted more, copied from its minutes with what there is beside.</summary>
[Requires(Permission.RecordDecisions)]
[Does(typeof(RaiseGrant))]
public sealed class RaiseGrantModel(IMediator mediator, TimeProvider time) : DecisionForm(mediator)
{
    /// <inheritdoc/>
    internal override IReadOnlyList<int> Years => YearsFrom(StockholmTime.Today(time).Year);

    /// <summary>Registers it.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        DoAsync(
            () =>
            {
                var years = ReadYears();
                return new RaiseGrant(
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
            T("Höjningen är registrerad."),
            cancellation
        );
}
