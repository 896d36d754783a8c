using System.Globalization;
using Fund.Contracts.Messages;
using Fund.Finance.Reading;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Plans;

/// <summary>The plans of a case: handed in by the applicant, approved by the steering group.</summary>
[Requires(Permission.ReadCases)]
public sealed class CasePlansModel(IMediator mediator) : FundPage
{
    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    internal CasePlansView View { get; private set; } = null!;

    /// <summary>Units whose frame can be reduced.</summary>
    public IReadOnlyList<Option> Units => [.. View.Beneficiaries.Select(u => new Option(u.Key, u.Name))];

    /// <summary>A share of the grant as people read it, with one decimal: "83,3 %".</summary>
    public static string Share(decimal share) => Percent.Of(Math.Round(share, 3, MidpointRounding.AwayFromZero));

    // F-26: a refused plan stands as it was typed.
    private (string Plan, string? Text, string?[] Units, string?[] Years, string?[] Amounts)? typed;

    /// <summary>Has this plan been typed and refused just now?</summary>
    public bool IsTyped(string plan) => typed?.Plan == plan;

    /// <summary>The plan in words as it was typed.</summary>
    public string? TypedText(string plan) => IsTyped(plan) ? typed?.Text : null;

    /// <summary>A row's unit as it was chosen.</summary>
    public string? TypedUnit(string plan, int row) => IsTyped(plan) ? typed?.Units.ElementAtOrDefault(row) : null;

    /// <summary>A row's year as it was typed.</summary>
    public string? TypedYear(string plan, int row) => IsTyped(plan) ? typed?.Years.ElementAtOrDefault(row) : null;

    /// <summary>A row's amount as it was typed.</summary>
    public string? TypedAmount(string plan, int row) => IsTyped(plan) ? typed?.Amounts.ElementAtOrDefault(row) : null;

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        View = await mediator.Send(new CasePlans(CaseNumber), cancellation);

    /// <summary>Hands in a plan; rows without an amount are left out.</summary>
    public async Task<IActionResult> OnPostSubmitAsync(
        string plan,
        int seen,
        string? text,
        string?[] unit,
        string?[] year,
        string?[] amount,
        CancellationToken cancellation
    )
    {
        typed = (plan, text, unit, year, amount);
        var rows = amount
            .Select((typed, i) => (Typed: typed, Year: year.ElementAtOrDefault(i), Unit: unit.ElementAtOrDefault(i)))
            .Where(row => !string.IsNullOrWhiteSpace(row.Typed))
            .Select(row => new PlanRowInput(
                string.IsNullOrEmpty(row.Unit) ? null : row.Unit,
                int.TryParse(row.Year, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : throw new Refused("Ange året med fyra siffror på varje rad.", field: "year"),
                Typed.Amount(row.Typed, "amount")
            ));
        await mediator.Send(new SubmitPlan(CaseNumber, plan, [.. rows], text, seen), cancellation);
        Done = "Planen är inlämnad.";
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/planer");
    }

    /// <summary>Approves a plan in the version that was shown.</summary>
    public async Task<IActionResult> OnPostApproveAsync(string plan, int seen, CancellationToken cancellation)
    {
        await mediator.Send(new ApprovePlan(CaseNumber, plan, seen), cancellation);
        Done = "Planen är godkänd.";
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/planer");
    }
}
