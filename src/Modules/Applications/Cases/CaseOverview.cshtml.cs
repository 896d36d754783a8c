using Fund.Applications.Running;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Applications.Cases;

/// <summary>Where the case stands, what is asked of whom, by when.</summary>
[Requires(Permission.ReadCases)]
public sealed class CaseOverviewModel(IMediator mediator, Actor actor, TimeProvider time) : FundPage
{
    private static readonly string[] DoneElsewhere = ["SubmitIdea", "SubmitApplication"];

    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    /// <summary>Project code, as typed.</summary>
    [BindProperty]
    public string? Code { get; set; }

    internal CaseOverviewView Case { get; private set; } = null!;

    internal IReadOnlyList<StageMark> Stages =>
        [
            .. Case.Path.Select(s => new StageMark(
                s.Name,
                s.Current ? StageState.Current
                    : s.Passed ? StageState.Done
                    : StageState.Coming,
                s.ReachedOn
            )),
        ];

    internal IReadOnlyList<OperationView> Own => [.. Case.Operations.Where(o => o.Mine && !DoneElsewhere.Contains(o.Key))];

    internal bool MaySetProjectCode =>
        actor.May(Permission.ManageFinance) && Case.StageKind is nameof(StageKind.Granted) or nameof(StageKind.Running);

    internal string Lead => $"{Case.LeadUnit} · {Case.StageName}";

    internal string? TurnName(Terms terms) => RoleWords.Of(Case.Turn, terms);

    internal bool Overdue => Case.Due < StockholmTime.Today(time);

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        Case = await mediator.Send(new CaseOverview(CaseNumber), cancellation);

    /// <summary>Says which project code its costs are booked on.</summary>
    public async Task<IActionResult> OnPostProjectCodeAsync(CancellationToken cancellation)
    {
        await mediator.Send(new SetProjectCode(CaseNumber, Code?.Trim() ?? ""), cancellation);
        Done = "Projektkoden är sparad.";
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}");
    }

    // An operation is done on the page that the profile names, or on the common page for steps of the process.
    internal string HrefOf(OperationView operation) =>
        $"{Request.PathBase}/arenden/{CaseNumber}/"
        + operation.Page switch
        {
            null or "handlaggning" => $"handlaggning?steg={operation.Key}",
            var page => page,
        };
}

/// <summary>Roles in the words of the pages.</summary>
internal static class RoleWords
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["projectManager"] = "Projektledaren",
        ["headOfAdministration"] = "Förvaltningschefen",
        ["coordinator"] = "Samordnaren",
        ["committeeSecretary"] = "Nämndsekreteraren",
        ["controller"] = "Controllern",
        ["tenantAdministrator"] = "Administratören",
    };

    public static string? Of(string? role, Terms terms) =>
        role switch
        {
            null => null,
            "steeringGroupMember" => Terms.Capital(terms.SteeringGroup),
            _ => Words.GetValueOrDefault(role, role),
        };
}
