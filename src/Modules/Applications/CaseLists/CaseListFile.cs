using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;

namespace Fund.Applications.CaseLists;

/// <summary>
/// The whole table as an Excel file, as narrowed and sorted, with the columns of the page; closed by who gets it. Written as the rows come:
/// ten thousand take no more room than a hundred.
/// </summary>
/// <param name="List">The view, the filter and the sorting; its page is not asked about.</param>
/// <param name="Columns">Keys of the columns; none for the standard ones.</param>
/// <param name="Numbers">Only cases with these numbers; null for all.</param>
[Requires(Permission.ReadCases)]
internal sealed record CaseListFile(CaseBoard List, IReadOnlyList<string> Columns, IReadOnlyList<string>? Numbers = null) : IQuery<Stream>;

internal sealed class CaseListFileHandler(CaseBoardReading reading) : IRequestHandler<CaseListFile, Stream>
{
    public async Task<Stream> Handle(CaseListFile request, CancellationToken cancellationToken)
    {
        var read = await reading.PrepareAsync(request.List, new CaseBoardPart(null, 0, request.Numbers), cancellationToken);
        var columns = CaseColumns.Chosen(read.Amounts, request.Columns);
        await using var sheet = await ExcelSheet.BeginAsync(
            [T("Ärendenummer"), T("Namn"), .. columns.Select(column => column.Label)],
            cancellationToken
        );
        var written = 0;
        await reading.ReadAsync(
            read,
            row =>
            {
                written++;
                return sheet.AddAsync([row.CaseNumber, row.Title, .. columns.Select(column => column.Value(row))], cancellationToken);
            },
            cancellationToken
        );
        // Nothing is dropped in silence: whoever ticked five gets five, or is told.
        if (request.Numbers is { } numbers && written != numbers.Distinct().Count())
        {
            throw new Refused(CaseBoard.NotThere, field: "chosen");
        }

        return await sheet.FinishAsync(cancellationToken);
    }
}
