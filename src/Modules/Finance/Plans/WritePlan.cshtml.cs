using System.Globalization;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Reading;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Plans;

/// <summary>A row of a plan as it stands in the form.</summary>
/// <param name="Unit">Key of the unit; null where none is chosen.</param>
/// <param name="Year">As typed.</param>
/// <param name="Amount">As typed.</param>
internal sealed record PlanRowTyped(string? Unit, string? Year, string? Amount);

/// <summary>A plan is written and handed in; a new version begins with what stands.</summary>
[Requires(Permission.Report)]
[Does(typeof(SubmitPlan))]
public sealed class WritePlanModel(IMediator mediator) : StepPage(mediator)
{
    private const int EmptyRows = 3;
    private const int MostRows = 60;
    private readonly IMediator mediator = mediator;

    /// <summary>Key of the plan.</summary>
    [BindProperty(SupportsGet = true)]
    public string Plan { get; set; } = "";

    /// <summary>The version that was seen; 0 for none.</summary>
    [BindProperty]
    public int? Seen { get; set; }

    /// <summary>The plan in words.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>How many rows the form has, where more have been asked for.</summary>
    [BindProperty]
    public int? RowCount { get; set; }

    internal PlanView Written { get; private set; } = null!;

    internal CasePlansView Plans { get; private set; } = null!;

    /// <summary>The rows of the form.</summary>
    internal IReadOnlyList<PlanRowTyped> Rows { get; private set; } = [];

    /// <summary>Units whose frame can be reduced.</summary>
    public IReadOnlyList<Option> Units => [.. Plans.Beneficiaries.Select(u => new Option(u.Key, u.Name))];

    internal bool IsText => Written.Content == "Text";

    internal bool IsRepayment => Written.Content == "RepaymentPerUnitAndYear";

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        await base.LoadAsync(cancellation);
        Plans = await mediator.Send(new CasePlans(CaseNumber), cancellation);
        Written = Plans.Plans.FirstOrDefault(plan => plan.Plan == Plan) ?? throw new NotFound(T("Planen finns inte i riktlinjen."));
        var rows = Request.Method == "POST" ? TypedRows() : StandingRows();
        Seen ??= Written.Version ?? 0;
        var count = Math.Clamp(Math.Max(RowCount ?? 0, rows.Count + (Request.Method == "POST" ? 0 : EmptyRows)), EmptyRows, MostRows);
        Rows = [.. rows.Concat(Enumerable.Repeat(new PlanRowTyped(null, null, null), count)).Take(count)];
    }

    /// <summary>Shows the form with more rows, and with all that was typed.</summary>
    public async Task<IActionResult> OnPostMoreAsync(CancellationToken cancellation)
    {
        RowCount = TypedRows().Count + EmptyRows;
        await OnGetAsync(cancellation);
        return Page();
    }

    /// <summary>Hands it in; rows in which nothing is typed are left out.</summary>
    public async Task<IActionResult> OnPostHandInAsync(CancellationToken cancellation)
    {
        var all = new TypedAll();
        var rows = new List<PlanRowInput>();
        foreach (var (row, at) in TypedRows().Select((row, at) => (row, at)))
        {
            if (new[] { row.Unit, row.Year, row.Amount }.All(string.IsNullOrWhiteSpace))
            {
                continue;
            }

            var known = int.TryParse(row.Year, NumberStyles.None, CultureInfo.InvariantCulture, out var year);
            all.Require(known, T("Ange året med fyra siffror."), $"rows[{at}][year]");
            rows.Add(
                new PlanRowInput(string.IsNullOrWhiteSpace(row.Unit) ? null : row.Unit, year, all.Amount(row.Amount, $"rows[{at}][amount]"))
            );
        }

        all.ThrowIfAny();
        await mediator.Send(new SubmitPlan(CaseNumber, Plan, rows, Text, Seen ?? 0), cancellation);
        Done = T("Planen är inlämnad. Den som godkänner den har fått en uppgift.");
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/planer");
    }

    private IReadOnlyList<PlanRowTyped> StandingRows() =>
        IsText ? []
        : IsRepayment ? [.. Written.Repayments.Select(r => new PlanRowTyped(r.Unit, $"{r.Year}", SwedishAmount.ForField(r.Amount)))]
        : Written.Version is null
            ? [.. Plans.PayoutsToBegin.Select(r => new PlanRowTyped(null, $"{r.Year}", SwedishAmount.ForField(r.Amount)))]
        : [.. Written.Payouts.Select(r => new PlanRowTyped(null, $"{r.Year}", SwedishAmount.ForField(r.Amount)))];

    /// <summary>Does the form begin with what was granted?</summary>
    internal bool BeginsWithGrant => !IsText && !IsRepayment && Written.Version is null && Plans.PayoutsToBegin.Count > 0;

    private List<PlanRowTyped> TypedRows()
    {
        var rows = new List<PlanRowTyped>();
        var form = Request.Form;
        for (var at = 0; at < MostRows; at++)
        {
            var prefix = $"rows[{at}]";
            if (!form.ContainsKey(prefix + "[amount]"))
            {
                break;
            }

            rows.Add(new PlanRowTyped(form[prefix + "[unit]"], form[prefix + "[year]"], form[prefix + "[amount]"]));
        }

        return rows;
    }
}
