using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Decisions;

/// <summary>A page on which something from a body's minutes is registered of a case that is decided.</summary>
public abstract class DecisionForm(IMediator mediator) : FundPage
{
    private const int YearsAhead = 4;
    private readonly List<Finding> unread = [];

    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    /// <summary>Paragraph of the minutes.</summary>
    [BindProperty]
    public string? Paragraph { get; set; }

    /// <summary>The meeting's day as typed.</summary>
    [BindProperty]
    public string? DecidedOn { get; set; }

    /// <summary>The day the minutes were adjusted, as typed.</summary>
    [BindProperty]
    public string? AdjustedOn { get; set; }

    /// <summary>The day they were posted, as typed.</summary>
    [BindProperty]
    public string? PostedOn { get; set; }

    /// <summary>The amount as typed, where it is one.</summary>
    [BindProperty]
    public string? Amount { get; set; }

    /// <summary>The amounts as typed, by fiscal year, where each is a year's.</summary>
    [BindProperty(Name = "perYear")]
    public Dictionary<string, string?> PerYear { get; set; } = [];

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    internal CaseDecisionPageView View { get; private set; } = null!;

    /// <summary>The way back.</summary>
    internal IReadOnlyList<Crumb> Crumbs =>
        [new(T("Ärenden"), "~/arenden"), new(CaseNumber, $"~/arenden/{CaseNumber}"), new(T("Beslut"), $"~/arenden/{CaseNumber}/beslut")];

    /// <summary>Is each amount a year's?</summary>
    internal virtual bool ByYear => View.Yearly;

    /// <summary>The fiscal years that an amount can be given for.</summary>
    internal virtual IReadOnlyList<int> Years => [.. View.GrantedPerYear.Keys.Order()];

    /// <summary>The years from one on that money is granted for, and some more.</summary>
    internal IReadOnlyList<int> YearsFrom(int first) =>
        [.. View.GrantedPerYear.Keys.Where(year => year >= first).Union(Enumerable.Range(first, YearsAhead)).Order()];

    /// <summary>The form as it asks for amounts.</summary>
    internal (DecisionForm Form, string Label, IReadOnlyList<int> Years) Asks(string label) => (this, label, Years);

    /// <summary>What is granted now for a year.</summary>
    internal Money GrantedFor(int year) => View.GrantedPerYear.GetValueOrDefault(year, Money.Zero);

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        View = await mediator.Send(new CaseDecisionPage(CaseNumber), cancellation);

    /// <summary>Does it, and goes back to the decisions.</summary>
    private protected async Task<IActionResult> DoAsync(Func<ICommand> command, string done, CancellationToken cancellation)
    {
        var read = command();
        if (unread.Count > 0)
        {
            throw new Refused(unread);
        }

        await mediator.Send(read, cancellation);
        Done = done;
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/beslut");
    }

    /// <summary>
    /// A Swedish calendar date; the first of days when it cannot be read, which is then refused with all else that cannot.
    /// </summary>
    private protected DateOnly Day(string? typed, string field)
    {
        if (SwedishDate.TryRead(typed, out var day, out var unreadable))
        {
            return day;
        }

        unread.Add(new Finding(unreadable!.Reason, Field: field));
        return default;
    }

    /// <summary>A Swedish calendar date; null when nothing is typed.</summary>
    private protected DateOnly? DayIfAny(string? typed, string field) => string.IsNullOrWhiteSpace(typed) ? null : Day(typed, field);

    /// <summary>The amounts by year; null where they are not given by year.</summary>
    private protected Dictionary<int, Money>? ReadYears() => PerYear.Count == 0 ? null : TypedYears.Read(PerYear, unread);

    /// <summary>The whole amount: what is typed, or the sum of the years.</summary>
    private protected Money ReadAmount(Dictionary<int, Money>? years) =>
        years is not null ? years.Values.Total()
        : string.IsNullOrWhiteSpace(Amount) ? Money.Zero
        : TypedYears.Read(Amount, "amount", unread);
}
