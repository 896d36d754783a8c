using Fund.Contracts.Messages;
using MediatR;

namespace Fund.Finance.Ledger;

/// <summary>A fund's ledger up to and including a fiscal year, the newest first: what the Excel file holds.</summary>
[Requires(Permission.ReadFinance)]
internal sealed record LedgerForExcel(int Year, string? Fund = null) : IQuery<IReadOnlyList<LedgerListRow>>, IAboutFund;

internal sealed class LedgerForExcelHandler(LedgerList list, FundsHere funds)
    : IRequestHandler<LedgerForExcel, IReadOnlyList<LedgerListRow>>
{
    private const int MostRows = 50_000;

    public async Task<IReadOnlyList<LedgerListRow>> Handle(LedgerForExcel request, CancellationToken cancellationToken)
    {
        var rules = await funds.ShownAsync(request.Fund, cancellationToken);
        var rows = await list.OfAsync(rules.Fund.Key, request.Year, 0, MostRows + 1, cancellationToken);
        return rows.Count <= MostRows
            ? rows
            : throw new Refused($"Huvudboken har fler än {MostRows:N0} rader och ryms inte i en Excelfil. Välj ett tidigare år.");
    }
}
