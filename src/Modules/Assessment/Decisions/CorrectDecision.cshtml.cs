using System.Globalization;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Decisions;

/// <summary>What was registered of a decision is corrected; the form begins with what stands.</summary>
[Requires(Permission.RecordDecisions)]
[Does(typeof(CorrectDecision))]
public sealed class CorrectDecisionModel(IMediator mediator) : DecisionForm(mediator)
{
    /// <summary>The registration.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Because { get; set; }

    internal DecisionRow Row { get; private set; } = null!;

    /// <summary>Does it have an amount that can have been wrong?</summary>
    internal bool HasAmount => !Row.Granted.IsZero && Row.Outcome != DecisionOutcomes.Withdrawn;

    /// <inheritdoc/>
    internal override bool ByYear => Row.PerYear.Count > 1 || View.Yearly;

    /// <inheritdoc/>
    internal override IReadOnlyList<int> Years => [.. Row.PerYear.Keys.Union(View.Yearly ? YearsFrom(Row.DecidedOn.Year) : []).Order()];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        await base.LoadAsync(cancellation);
        Row = View.Decisions.FirstOrDefault(row => row.Id == Id) ?? throw new NotFound(T("Beslutet finns inte."));
        if (Request.Method == "POST")
        {
            return;
        }

        Paragraph = Row.Paragraph;
        DecidedOn = Row.DecidedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Reason = Row.Conditions;
        Amount = SwedishAmount.ForField(Size(Row.Granted));
        PerYear = Row.PerYear.ToDictionary(
            y => y.Key.ToString(CultureInfo.InvariantCulture),
            y => (string?)SwedishAmount.ForField(Size(y.Value))
        );
    }

    /// <summary>Corrects it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        return await DoAsync(
            () =>
            {
                var years = HasAmount ? ReadYears() : null;
                return new CorrectDecision(
                    CaseNumber,
                    Id,
                    Paragraph ?? "",
                    Day(DecidedOn, "decidedOn"),
                    HasAmount ? ReadAmount(years) : Size(Row.Granted),
                    years,
                    Reason,
                    Because ?? ""
                );
            },
            T("Registreringen är rättad."),
            cancellation
        );
    }

    private static Money Size(Money amount) => amount.IsNegative ? -amount : amount;
}
