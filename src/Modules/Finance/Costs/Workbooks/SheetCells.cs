using System.Globalization;
using System.Xml;

namespace Fund.Finance.Costs.Workbooks;

/// <summary>
/// Goes through a part of a workbook before its cells are gathered: are they where cells can be, no longer than cells can be, and do those
/// that point at a shared text point at one? What reads them afterwards believes all this, and takes a pointer at nothing for a number.
/// </summary>
/// <param name="sheet">The sheet's name in refusals; null where there is only one.</param>
/// <param name="sharedTexts">How many shared texts there are.</param>
internal sealed class SheetCells(string? sheet, int sharedTexts)
{
    /// <summary>The longest text of a cell, characters: Excel's own limit.</summary>
    public const int LongestText = 32_767;

    // Excel's own limits too.
    private const int MostRows = 1_048_576;
    private const int MostColumns = 16_384;

    private readonly char[] _piece = new char[4096];
    private int _row,
        _rows,
        _column,
        _columns,
        _length;
    private bool _inCell,
        _pointsAtText,
        _inValue;

    /// <summary>How many shared texts the part holds.</summary>
    public int Texts { get; private set; }

    /// <summary>A text is longer than a cell can hold.</summary>
    public static WorkbookRefused TooLong(string? sheet = null, int? row = null, int? column = null) =>
        new(
            T(
                "Arbetsboken har en cell med mer text än de 32 767 tecken som Excel tillåter. "
                    + "Den är skadad eller gjord av ett annat program."
            ),
            sheet,
            row,
            column
        );

    /// <summary>Goes through the part.</summary>
    /// <exception cref="WorkbookRefused">A cell is not as it must be.</exception>
    public void Go(XmlReader part)
    {
        while (part.Read())
        {
            switch (part.NodeType)
            {
                // The measuring knows the bytes of letters as UTF-8 writes them, and Excel writes nothing else.
                case XmlNodeType.XmlDeclaration
                    when part.GetAttribute("encoding") is { } encoding && !encoding.Equals("utf-8", StringComparison.OrdinalIgnoreCase):
                    throw WorkbookRefused.Damaged();
                case XmlNodeType.Element:
                    Element(part);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    Text(part);
                    break;
                case XmlNodeType.EndElement:
                    _inValue = _inValue && part.LocalName != "v";
                    _inCell = _inCell && part.LocalName is not ("c" or "si");
                    break;
            }
        }
    }

    private void Element(XmlReader part)
    {
        // The text of a cell may be in several pieces of which each has its own look.
        _length = _inCell ? _length : 0;
        switch (part.LocalName)
        {
            case "row":
                _row = Number(part.GetAttribute("r")) ?? (_row + 1);
                (_column, _columns) = (0, 0);
                Within(_row, 1);
                Within(++_rows, 1);
                break;
            case "c":
                (_row, _column) = At(part.GetAttribute("r")) ?? (_row, _column + 1);
                (_length, _pointsAtText, _inCell) = (0, part.GetAttribute("t") == "s", !part.IsEmptyElement);
                Within(_row, _column);
                // A place may be written time and again, and all that is written of a row is gathered.
                Within(_row, ++_columns);
                break;
            case "dimension":
                foreach (var corner in (part.GetAttribute("ref") ?? "").Split(':'))
                {
                    var (row, column) = At(corner) ?? (1, 1);
                    Within(row, column);
                }

                break;
            case "si":
                Texts++;
                (_length, _inCell) = (0, !part.IsEmptyElement);
                break;
            case "v":
                _inValue = !part.IsEmptyElement;
                break;
        }
    }

    // In pieces: a text is not gathered to see how long it is.
    private void Text(XmlReader part)
    {
        var first = "";
        int read;
        for (var pieces = 0; (read = part.ReadValueChunk(_piece, 0, _piece.Length)) > 0; pieces++)
        {
            first = pieces == 0 && _inValue && _pointsAtText ? new string(_piece, 0, read) : first;
            _length += read;
            if (_length > LongestText)
            {
                throw _inCell && _row > 0 ? TooLong(sheet, _row, _column) : TooLong(sheet);
            }
        }

        if (_inValue && _pointsAtText && !(Number(first.Trim()) < sharedTexts))
        {
            throw new WorkbookRefused(
                T("Cellen pekar på en text som inte finns i arbetsboken, som är skadad. Öppna den och spara om den som .xlsx."),
                sheet,
                _row,
                _column
            );
        }
    }

    private static void Within(int row, int column)
    {
        if (row is < 1 or > MostRows || column is < 1 or > MostColumns)
        {
            throw WorkbookRefused.Damaged();
        }
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // "AB12": row 12, column 28.
    private static (int Row, int Column)? At(string? reference)
    {
        var column = 0;
        var at = 0;
        for (; at < reference?.Length && char.IsAsciiLetter(reference[at]); at++)
        {
            column = Math.Min((column * 26) + (char.ToUpperInvariant(reference[at]) - 'A' + 1), MostColumns + 1);
        }

        return at == 0 || Number(reference![at..]) is not { } row ? null : (row, column);
    }
}
