using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Recusals;

/// <summary>Somebody says that they take no part in a case.</summary>
[Requires(Permission.ReadCases)]
[Does(typeof(DeclareConflict))]
public sealed class DeclareConflictModel(IMediator mediator) : FundPage
{
    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    /// <summary>The ground.</summary>
    [BindProperty]
    public string? Ground { get; set; }

    internal IReadOnlyList<Crumb> Crumbs => [new(T("Ärenden"), "~/arenden"), new(CaseNumber, $"~/arenden/{CaseNumber}")];

    /// <summary>Declares it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await mediator.Send(new DeclareConflict(CaseNumber, Ground ?? ""), cancellation);
        Done = T("Jävet är anmält.");
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/bedomning");
    }
}
