using Fund.Applications.Overview;
using Fund.Contracts.Messages;
using Fund.Platform.Tenancy;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Applications.Reading;

/// <summary>A form as it stands now, to read and to print, with what differs from what was handed in last.</summary>
[Requires(Permission.ReadCases)]
public sealed class DraftModel(IMediator mediator, CurrentMunicipality municipality) : FundPage
{
    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    /// <summary>Key of the form; none shows the one that is being written.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Formular { get; set; }

    /// <summary>Id of the version to compare with, "ingen" for none; nothing for the latest.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Jamfor { get; set; }

    internal ShownReading Shown { get; private set; } = null!;

    /// <summary>The way back.</summary>
    public IReadOnlyList<Crumb> Crumbs =>
        [new(T("Ärenden"), "~/arenden"), new(CaseNumber, $"~/arenden/{CaseNumber}"), new(T("Ansökan"), $"~/arenden/{CaseNumber}/ansokan")];

    internal string Kicker => string.Join(" · ", new[] { T($"Ärende {CaseNumber}"), Shown.Reading.RegistryNumber }.OfType<string>());

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        var form = Formular ?? (await mediator.Send(new CaseOverview(CaseNumber), cancellation)).CurrentForm;
        Shown = await ShownReading.OfAsync(
            mediator,
            await mediator.Send(
                new Draft(CaseNumber, form ?? throw new NotFound(T("Inget formulär skrivs i det här steget."))),
                cancellation
            ),
            null,
            Jamfor,
            municipality.Value.Name,
            cancellation
        );
    }
}
