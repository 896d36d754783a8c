using Fund.Contracts.Messages;
using Fund.Platform.Tenancy;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Applications.Cases;

/// <summary>Cases that the person may see.</summary>
[Requires(Permission.ReadCases)]
public sealed class CaseListModel(IMediator mediator, Actor actor) : FundPage
{
    /// <summary>Kind of stage to show.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>Words to look for.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Text { get; set; }

    /// <summary>Go on after this number.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>What can be chosen.</summary>
    public IReadOnlyList<Option> Kinds { get; } = [new("Draft", "Utkast"), new("Handling", "Under handläggning"), new("Granted", "Beviljade"), new("Running", "Pågående"), new("Ended", "Avslutade")];

    /// <summary>May the person open a case?</summary>
    public bool MayOpen => actor.May(Permission.WriteApplications);

    internal CaseListPage List { get; private set; } = new([], null);

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) => List = await mediator.Send(new CaseList(Kind, null, Text, After), cancellation);

    internal static string StatusOf(CaseListRow row) => row.StageKind switch { "Running" => "success", "Granted" => "success", "Handling" => "info", _ => "neutral" };
}
