using Fund.Contracts.Messages;
using Fund.Process.Calendar;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Applications.Cases;

/// <summary>Where the case stands, what is asked of whom, by when.</summary>
[Requires(Permission.ReadCases)]
public sealed class CaseOverviewModel(IMediator mediator, TimeProvider time) : FundPage
{
    private static readonly string[] DoneElsewhere = ["SubmitIdea", "SubmitApplication"];

    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    internal CaseOverviewView Case { get; private set; } = null!;

    internal IReadOnlyList<StageMark> Stages => [.. Case.Path.Select(s => new StageMark(s.Name, s.Current ? StageState.Current : s.Passed ? StageState.Done : StageState.Coming, s.ReachedOn))];

    internal IReadOnlyList<OperationView> Own => [.. Case.Operations.Where(o => o.Mine && !DoneElsewhere.Contains(o.Key))];

    internal string Lead => $"{Case.LeadUnit} · {Case.StageName}";

    internal string? TurnName => RoleWords.Of(Case.Turn);

    internal bool Overdue => Case.Due < StockholmTime.Today(time);

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) => Case = await mediator.Send(new CaseOverview(CaseNumber), cancellation);

    // An operation is done on the page that the profile names, or on the common page for steps of the process.
    internal string HrefOf(OperationView operation) => $"{Request.PathBase}/arenden/{CaseNumber}/" + operation.Page switch
    {
        null or "handlaggning" or "avslut" => $"handlaggning?steg={operation.Key}",
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
        ["steeringGroupMember"] = "Styrgruppen",
        ["committeeSecretary"] = "Nämndsekreteraren",
        ["controller"] = "Controllern",
        ["tenantAdministrator"] = "Administratören",
    };

    public static string? Of(string? role) => role is null ? null : Words.GetValueOrDefault(role, role);
}
