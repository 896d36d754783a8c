using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Recusals;

/// <summary>A conflict of interest is registered for a member of a body.</summary>
[Requires(Permission.ArrangeMeetings)]
[Does(typeof(RegisterConflict))]
public sealed class RegisterConflictModel(IMediator mediator) : FundPage
{
    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    /// <summary>Key of an appointment, as chosen.</summary>
    [BindProperty]
    public string? Member { get; set; }

    /// <summary>Which ground.</summary>
    [BindProperty]
    public string? Kind { get; set; }

    /// <summary>The ground in words.</summary>
    [BindProperty]
    public string? Ground { get; set; }

    /// <summary>Members to choose: those who have said nothing yet.</summary>
    public IReadOnlyList<Option> Members =>
        [.. View.Members.Where(m => !m.IsRecused).Select(m => new Option(m.Member.ToString(), m.Name, null, m.Body))];

    /// <summary>Grounds to choose.</summary>
    public IReadOnlyList<Option> Kinds { get; } = [.. ConflictGrounds.Names.Select(ground => new Option(ground.Key, ground.Value))];

    internal ConflictDeskView View { get; private set; } = null!;

    internal IReadOnlyList<Crumb> Crumbs => [new(T("Ärenden"), "~/arenden"), new(CaseNumber, $"~/arenden/{CaseNumber}")];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        View = await mediator.Send(new ConflictDesk(CaseNumber), cancellation);

    /// <summary>Registers it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await mediator.Send(
            new RegisterConflict(
                CaseNumber,
                Guid.TryParse(Member, out var member) ? member : throw new Refused(T("Välj en ledamot i listan."), field: "member"),
                Kind ?? "",
                Ground ?? ""
            ),
            cancellation
        );
        Done = T("Jävet är registrerat.");
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/bedomning");
    }
}
