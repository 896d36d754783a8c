using Fund.Contracts.Messages;
using Fund.Finance.Reading;
using Fund.Platform.Tenancy;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Costs.Codes;

/// <summary>Which project codes are whose, and since when.</summary>
[Requires(Permission.ReadCostFiles)]
public sealed class CodesAndCasesModel(IMediator mediator, Actor actor) : FundPage
{
    /// <summary>A further code, as typed.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The case it is given to.</summary>
    [BindProperty]
    public string? CaseNumber { get; set; }

    /// <summary>First day, as typed.</summary>
    [BindProperty]
    public string? ValidFrom { get; set; }

    /// <summary>Last day, as typed.</summary>
    [BindProperty]
    public string? ValidTo { get; set; }

    internal IReadOnlyList<CodeRow> Rows { get; private set; } = [];

    /// <summary>May the reader change them?</summary>
    public bool MayManage => actor.May(Permission.ManageFinance);

    /// <summary>The cases to choose among.</summary>
    public IEnumerable<Option> Cases =>
        Rows.DistinctBy(row => row.CaseNumber).Select(row => new Option(row.CaseNumber, $"{row.CaseTitle} ({row.CaseNumber})"));

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) => Rows = await mediator.Send(new CodesAndCases(), cancellation);

    /// <summary>Gives a further code to a case.</summary>
    public async Task<IActionResult> OnPostGiveAsync(CancellationToken cancellation)
    {
        var all = new TypedAll();
        var from = all.Date(ValidFrom, "validFrom");
        var to = string.IsNullOrWhiteSpace(ValidTo) ? (DateOnly?)null : all.Date(ValidTo, "validTo");
        all.Require(!string.IsNullOrEmpty(CaseNumber), T("Välj vilket ärende koden hör till."), "caseNumber");
        all.ThrowIfAny();
        await mediator.Send(new GiveCodeToCase(CaseNumber!, Code ?? "", from, to), cancellation);
        return Back(T("Koden är kopplad."));
    }

    /// <summary>Says the last day of a code.</summary>
    public async Task<IActionResult> OnPostEndAsync(Guid id, string? lastDay, DateOnly? seen, CancellationToken cancellation)
    {
        await mediator.Send(new EndCode(id, Typed.Date(lastDay, $"lastDay-{id}"), seen), cancellation);
        return Back(T("Sista dagen är sparad."));
    }

    private RedirectResult Back(string done)
    {
        Done = done;
        return Redirect($"{Request.PathBase}/kostnader/kopplingar");
    }
}
