using Fund.Contracts.Messages;
using Fund.Platform.Tenancy;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Costs.Import;

/// <summary>The files that have been read in.</summary>
[Requires(Permission.ReadCostFiles)]
public sealed class CostImportsModel(IMediator mediator, Actor actor) : FundPage
{
    /// <summary>The page, from 1.</summary>
    [BindProperty(SupportsGet = true, Name = "sida")]
    public int PageNumber { get; set; } = 1;

    internal CostImportsView View { get; private set; } = new([], 0);

    /// <summary>May the reader undo?</summary>
    public bool MayManage => actor.May(Permission.ManageFinance);

    /// <summary>How many pages there are.</summary>
    public int PageCount => (View.InAll + CostImportsHandler.PageSize - 1) / CostImportsHandler.PageSize;

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        View = await mediator.Send(new CostImports(PageNumber), cancellation);

    /// <summary>How a file stands, in words.</summary>
    internal static (string Kind, string Words) State(CostImportRow file) =>
        file switch
        {
            { Story.StoredAt: null } => ("neutral", T("Inte sparad")),
            { Settled: > 0 } when file.Settled == file.Standing => ("success", T("Avräknad")),
            { Settled: > 0 } => ("warning", T($"{file.Settled} av {file.Standing} avräknade")),
            { CanBeUndone: true } => ("info", T("Kan ångras")),
            { Story.UndoneAt: not null } => ("neutral", T("Ångrad")),
            _ => ("neutral", T("Inget nytt fanns i filen")),
        };
}
