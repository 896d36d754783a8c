using System.Data.Common;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Fund.Finance.Costs.Workbooks;

/// <summary>
/// The sheets of a workbook, row by row. The formats are old and many, and what reads them believes what the file says: whatever goes wrong
/// in it is the file's fault, and is told as that.
/// </summary>
internal sealed class WorkbookSheets : IDisposable
{
    /// <summary>No voucher list has more columns than this; a sheet may say that it has sixteen thousand.</summary>
    private const int MostColumns = 200;

    private readonly IExcelDataReader _book;

    static WorkbookSheets() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private WorkbookSheets(IExcelDataReader book) => _book = book;

    /// <summary>Is there one sheet only?</summary>
    public bool IsOnlyOne => _book.ResultsCount == 1;

    /// <summary>Opens it, at its first sheet, once its parts have been looked through.</summary>
    /// <exception cref="WorkbookRefused">It cannot be taken.</exception>
    public static WorkbookSheets Open(Stream workbook) =>
        OfFile(() =>
        {
            if (IsFolded(workbook))
            {
                WorkbookParts.Require(workbook);
            }

            return new WorkbookSheets(ExcelReaderFactory.CreateReader(workbook, new ExcelReaderConfiguration { LeaveOpen = true }));
        });

    /// <summary>The cells of the next row; null after the last one.</summary>
    /// <exception cref="WorkbookRefused">They cannot be read.</exception>
    public object?[]? Row() =>
        OfFile<object?[]?>(() =>
            _book.Read() ? [.. Enumerable.Range(0, Math.Min(_book.FieldCount, MostColumns)).Select(_book.GetValue)] : null
        );

    /// <summary>Goes to the next sheet; false after the last one.</summary>
    /// <exception cref="WorkbookRefused">It cannot be read.</exception>
    public bool Next() => OfFile(_book.NextResult);

    /// <inheritdoc/>
    public void Dispose() => _book.Dispose();

    private static bool IsFolded(Stream workbook)
    {
        var start = workbook.Position;
        var isFolded = workbook.ReadByte() == 'P';
        workbook.Position = start;
        return isFolded;
    }

    // That the place where the file lies has failed is not the file's fault, nor that the memory is full of others.
    private static TAnswer OfFile<TAnswer>(Func<TAnswer> read)
    {
        try
        {
            return read();
        }
        catch (InvalidPasswordException)
        {
            throw new WorkbookRefused(T("Arbetsboken är skyddad med lösenord. Spara den utan lösenord."));
        }
        catch (EndOfStreamException)
        {
            throw WorkbookRefused.Damaged();
        }
        catch (Exception error)
            when (error is not (WorkbookRefused or IOException or DbException or OutOfMemoryException or OperationCanceledException))
        {
            throw WorkbookRefused.Damaged();
        }
    }
}
