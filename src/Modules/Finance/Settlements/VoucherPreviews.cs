using Fund.Contracts.Languages;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Finance.Vouchers;
using Fund.Platform.Setup;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements;

/// <summary>
/// A row of a voucher as the file has it; the account's name where the rule version says one. SEK, zero on the other side.
/// </summary>
internal sealed record VoucherPreviewRow(
    string Account,
    string? AccountName,
    string Unit,
    string Project,
    string Text,
    Money Debit,
    Money Credit
);

/// <summary>A voucher as the file has it.</summary>
/// <param name="Text">What it is about.</param>
/// <param name="Date">The day it is booked on.</param>
/// <param name="Receiver">Who is paid.</param>
/// <param name="IsExternal">The receiver keeps accounts of its own (W-23).</param>
/// <param name="Rows">Its rows.</param>
internal sealed record VoucherPreview(string Text, DateOnly Date, string Receiver, bool IsExternal, IReadOnlyList<VoucherPreviewRow> Rows);

/// <summary>Some of a settlement's vouchers.</summary>
/// <param name="Vouchers">Those of the page.</param>
/// <param name="Count">How many there are in all.</param>
/// <param name="Page">Which page, from 1.</param>
/// <param name="Pages">How many pages.</param>
/// <param name="Total">What all of them move, SEK.</param>
internal sealed record VoucherPreviewsView(IReadOnlyList<VoucherPreview> Vouchers, int Count, int Page, int Pages, Money Total)
{
    /// <summary>Do they take back what was paid?</summary>
    public bool Back { get; init; }
}

/// <summary>The vouchers of a settlement as its file has them, or will have when it is approved: both sides of each.</summary>
/// <param name="Occasion">Key of the occasion.</param>
/// <param name="Fund">Key of the fund; null for the only or first one.</param>
/// <param name="Sequence">Which of the occasion's settlements; null for the one that holds.</param>
/// <param name="Back">Those that take back what it paid?</param>
/// <param name="Page">Which page, from 1.</param>
[Requires(Permission.ReadFinance)]
internal sealed record VoucherPreviews(string Occasion, string? Fund = null, int? Sequence = null, bool Back = false, int Page = 1)
    : IQuery<VoucherPreviewsView>,
        IAboutFund;

internal sealed class VoucherPreviewsHandler(FinanceDb db, FundsHere funds, CurrentSetup setup, BookingDay day)
    : IRequestHandler<VoucherPreviews, VoucherPreviewsView>
{
    private const int OnAPage = 50;

    public async Task<VoucherPreviewsView> Handle(VoucherPreviews request, CancellationToken cancellationToken)
    {
        var fund = (await funds.ShownAsync(request.Fund, cancellationToken)).Fund.Key;
        var asked = request.Sequence;
        var run = await db
            .Runs.AsNoTracking()
            .FirstOrDefaultAsync(
                r =>
                    r.Fund == fund
                    && r.Occasion == request.Occasion
                    && (asked == null ? r.State != SettlementState.Reversed : r.Sequence == asked),
                cancellationToken
            );
        if (run is null)
        {
            return new VoucherPreviewsView([], 0, 1, 1, Money.Zero);
        }

        var paid = db.SettlementLines.AsNoTracking().Where(line => line.RunId == run.Id && line.Payable > Money.Zero);
        var amounts = await paid.Select(line => line.Payable).ToListAsync(cancellationToken);
        var pages = Math.Max(1, (amounts.Count + OnAPage - 1) / OnAPage);
        var page = Math.Clamp(request.Page, 1, pages);
        var lines = await paid.OrderBy(line => line.VoucherText)
            .ThenBy(line => line.CaseId)
            .Skip((page - 1) * OnAPage)
            .Take(OnAPage)
            .ToListAsync(cancellationToken);
        var rules = (await setup.GetAsync(cancellationToken)).ProfileOf(run.RuleVersion).Settlement.Voucher;
        var date = request.Back ? await day.OfReversalAsync(run, cancellationToken) : run.PeriodEnd;
        return new VoucherPreviewsView(
            [.. lines.Select(line => Of(line, date, rules, request.Back))],
            amounts.Count,
            page,
            pages,
            amounts.Total()
        )
        {
            Back = request.Back,
        };
    }

    private static VoucherPreview Of(SettlementLine line, DateOnly date, VoucherRules rules, bool back)
    {
        // The file is Swedish, whoever reads what it says.
        using var file = ReadersLanguage.Speak(Language.Swedish);
        var written = ExportText.For(rules.File);
        var names = (rules.File as SieVoucherFile)?.AccountNames;
        var voucher = SettlementVouchers.Of(line, date, rules, back);
        return new VoucherPreview(
            written.Fit(voucher.Text),
            voucher.Date,
            line.ReceiverName,
            line.IsExternal,
            [
                .. voucher.Rows.Select(row => new VoucherPreviewRow(
                    row.Account,
                    names?.GetValueOrDefault(row.Account),
                    row.Code(VoucherWords.Unit),
                    row.Code(VoucherWords.Project),
                    written.Fit(row.Text),
                    Money.Max(row.Amount, Money.Zero),
                    Money.Max(-row.Amount, Money.Zero)
                )),
            ]
        );
    }
}
