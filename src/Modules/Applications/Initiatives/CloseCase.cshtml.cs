using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Applications.Initiatives;

/// <summary>The coordinator closes a case.</summary>
[Requires(Permission.Coordinate)]
[Does(typeof(CloseCase))]
public sealed class CloseCaseModel(IMediator mediator) : StepPage(mediator)
{
    /// <summary>What became of the work.</summary>
    [BindProperty]
    public string? Outcome { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Outcomes to choose.</summary>
    public IReadOnlyList<Option> Outcomes { get; } = [.. Implementation.Names.Select(n => new Option(n.Key, n.Value))];

    /// <summary>Does it.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        DoAsync(new CloseCase(CaseNumber, Outcome ?? "", Reason ?? ""), T("Ärendet är avslutat."), cancellation);
}
