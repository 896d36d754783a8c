using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Reading;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Costs;

/// <summary>A cost is entered by hand.</summary>
[Requires(Permission.Report)]
[Does(typeof(EnterCost))]
public sealed class EnterCostModel(IMediator mediator) : FundPage
{
    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    /// <summary>The day, as typed.</summary>
    [BindProperty]
    public string? Date { get; set; }

    /// <summary>The amount, as typed.</summary>
    [BindProperty]
    public string? Amount { get; set; }

    /// <summary>The voucher.</summary>
    [BindProperty]
    public string? Voucher { get; set; }

    /// <summary>What it is about.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>Enters it.</summary>
    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellation)
    {
        var all = new TypedAll();
        var date = all.Date(Date, "date");
        var amount = all.Amount(Amount, "amount", AmountSign.Any);
        all.ThrowIfAny();
        using var content = new MemoryStream();
        if (file is not null)
        {
            await file.CopyToAsync(content, cancellation);
        }

        await mediator.Send(
            new EnterCost(CaseNumber, date, amount, Voucher ?? "", Text ?? "", file?.FileName, content.ToArray()),
            cancellation
        );
        Done = T("Kostnaden är sparad.");
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/ekonomi");
    }
}
