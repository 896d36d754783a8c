using System.Globalization;
using Fund.Contracts.Messages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Decisions;

/// <summary>When the minutes of a decision were adjusted and posted.</summary>
[Requires(Permission.RecordDecisions)]
[Does(typeof(AddDecisionDays))]
public sealed class AddDecisionDaysModel(IMediator mediator) : DecisionForm(mediator)
{
    /// <summary>A registration of the decision.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    internal DecisionRow Row { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        await base.LoadAsync(cancellation);
        Row = View.Decisions.FirstOrDefault(row => row.Id == Id) ?? throw new NotFound(T("Beslutet finns inte."));
        if (Request.Method != "POST")
        {
            AdjustedOn = Row.AdjustedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            PostedOn = Row.PostedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Registers them.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        DoAsync(
            () => new AddDecisionDays(CaseNumber, Id, DayIfAny(AdjustedOn, "adjustedOn"), DayIfAny(PostedOn, "postedOn")),
            T("Dagarna är registrerade."),
            cancellation
        );
}
