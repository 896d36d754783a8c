using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Allocations;

/// <summary>
/// What is registered of the fund's own money beside what the rules say of it today: read by all who read the fund, attested or sent back
/// by
/// another than who registered it.
/// </summary>
[Requires(Permission.ReadFinance)]
public sealed class ProposalModel(IMediator mediator) : FundPage
{
    /// <summary>Its key.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Why it is sent back.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    internal ProposalView View { get; private set; } = null!;

    internal string Title => ProposalWords.TitleOf(View.Kind, View.IsYearly, View.Year);

    /// <summary>The fund, and the questions for an allocation.</summary>
    public IReadOnlyList<Crumb> Crumbs => [new(T("Fonden"), $"~/fonden?year={View.Year}{FundTabs.Query(FundQuery)}")];

    /// <summary>Where a sent-back one is corrected.</summary>
    public string CorrectHref =>
        View.Kind switch
        {
            ProposalKind.Draw => $"{Root}/fonden/uttag?rattar={View.Id}",
            ProposalKind.Repayment => $"{Root}/aterbetalning/{View.Instalment}/till-fonden?rattar={View.Id}",
            _ => $"{Root}/fonden/avsattning/registrera?rattar={View.Id}",
        };

    internal string HrefOf(Guid proposal) => $"{Root}/fonden/avsattning/{proposal}";

    internal string DocumentHref(Guid document) => $"~/fonden/avsattning/{View.Id}?handler=Document&document={document}";

    internal static string LabelOf(PaperView paper, bool isYearly) =>
        paper.For switch
        {
            ProposalPaper.Decision when isYearly => T("Den beslutade budgeten"),
            ProposalPaper.Decision => T("Protokollet"),
            ProposalPaper.Base => T("Underlag till skatter och bidrag"),
            _ => paper.Attested is null ? T("Underlag") : T("Intygat"),
        };

    private string? FundQuery => View.Funds.Count > 0 ? View.Fund : null;

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) => View = await mediator.Send(new ProposalQuery(Id), cancellation);

    /// <summary>Attests and posts what was seen.</summary>
    public async Task<IActionResult> OnPostAttestAsync(long amount, CancellationToken cancellation)
    {
        await mediator.Send(new AttestInFund(Id, new Money(amount)), cancellation);
        return Back(T("Attesterad och bokförd."));
    }

    /// <summary>Sends it back.</summary>
    public async Task<IActionResult> OnPostSendBackAsync(CancellationToken cancellation)
    {
        await mediator.Send(new SendBackInFund(Id, Reason ?? ""), cancellation);
        return Back(T("Skickad tillbaka. Den som registrerade har fått en uppgift."));
    }

    /// <summary>Withdraws it.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellation)
    {
        await mediator.Send(new WithdrawInFund(Id), cancellation);
        return Back(T("Tillbakadragen. Inget är bokfört."));
    }

    /// <summary>Gives a document out, as a download always.</summary>
    public async Task<IActionResult> OnGetDocumentAsync(Guid document, CancellationToken cancellation)
    {
        var file = await mediator.Send(new FundDocumentFile(document), cancellation);
        return File(file.Content, "application/octet-stream", file.Name);
    }

    private RedirectResult Back(string done)
    {
        Done = done;
        return Redirect($"{Request.PathBase}/fonden/avsattning/{Id}");
    }
}
