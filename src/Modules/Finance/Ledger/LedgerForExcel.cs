using Fund.Contracts.Messages;
using Fund.Process.Calendar;
using MediatR;

namespace Fund.Finance.Ledger;

/// <summary>
/// A fund's ledger as the page of a fiscal year has it, the newest first, with the same filter: what the Excel file holds.
/// </summary>
[Requires(Permission.ReadFinance)]
internal sealed record LedgerForExcel(
    int Year,
    string? Fund = null,
    LedgerKind? Kind = null,
    string? Case = null,
    DateOnly? From = null,
    DateOnly? To = null
) : IQuery<IReadOnlyList<LedgerListRow>>, IAboutFund;

internal sealed class LedgerForExcelHandler(FundLedger ledger, LedgerList list, FundsHere funds, TimeProvider time)
    : IRequestHandler<LedgerForExcel, IReadOnlyList<LedgerListRow>>
{
    private const int MostRows = 50_000;

    public async Task<IReadOnlyList<LedgerListRow>> Handle(LedgerForExcel request, CancellationToken cancellationToken)
    {
        var fund = (await funds.ShownAsync(request.Fund, cancellationToken)).Fund.Key;
        var book = await ledger.BookAsync(fund, cancellationToken);
        var presentYear = StockholmTime.Today(time).Year;
        var rows = await list.OfAsync(
            fund,
            book.SpanOf(request.Year, presentYear),
            await list.FilterAsync(request.Kind, request.Case, request.From, request.To, cancellationToken),
            0,
            MostRows + 1,
            book.Position(request.Year, presentYear).Available,
            cancellationToken
        );
        return rows.Count <= MostRows
            ? rows
            : throw new Refused(T($"Huvudboken har fler än {MostRows:N0} rader och ryms inte i en Excelfil. Välj ett tidigare år."));
    }
}
