using Fund.Contracts.Messages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Settlements;

/// <summary>Somebody confirms that a voucher file has been read into the finance system.</summary>
[Requires(Permission.ManageFinance)]
public sealed class ConfirmVoucherReadModel(IMediator mediator) : SettlementPage(mediator)
{
    private readonly IMediator mediator = mediator;

    /// <summary>The file.</summary>
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid FileId { get; set; }

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        await base.LoadAsync(cancellation);
        if (!Day.Files.Any(file => file.Id == FileId))
        {
            throw new NotFound(T("Filen finns inte."));
        }
    }

    /// <summary>Confirms it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await mediator.Send(new ConfirmVoucherRead(Occasion, FileId, ChosenFund), cancellation);
        Done = T("Inläsningen är bekräftad.");
        return Back();
    }
}
