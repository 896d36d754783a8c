using System.Globalization;
using System.Text;

namespace Benchmarks.Costs;

/// <summary>
/// A SIE file of a year's vouchers, each with a cost of a project and the row that balances it: as many rows on the projects as are asked
/// for.
/// </summary>
/// <param name="rows">How many rows of costs.</param>
/// <param name="projects">The codes that they are spread over.</param>
/// <param name="year">The fiscal year.</param>
internal sealed class BigFile(int rows, IReadOnlyList<string> projects, int year)
{
    private const int RowsOfVoucher = 10;

    /// <summary>How many rows of costs.</summary>
    public int Rows => rows;

    /// <summary>A row of a cost.</summary>
    /// <param name="row">Which, from 0.</param>
    public (int Voucher, DateOnly Date, string Project, string Text, long Ore) this[int row] =>
        (
            row / RowsOfVoucher + 1,
            new DateOnly(year, 1, 1).AddDays(row / RowsOfVoucher % 240),
            projects[(int)(row * 7919L % projects.Count)],
            $"Köpta insatser, del {row % 50}",
            30_000 + row * 131L % 90_000
        );

    /// <summary>Writes the file; answers its bytes.</summary>
    public async Task<long> WriteAsync(string path)
    {
        await using var file = new StreamWriter(path, append: false, Encoding.UTF8, 1 << 20);
        await file.WriteAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"#FLAGGA 0\n#PROGRAM \"Prov\" 1.0\n#FORMAT PC8\n#GEN {year}1231\n#SIETYP 4\n#ORGNR 212000-0000\n#FNAMN \"Prov\"\n"
                    + $"#RAR 0 {year}0101 {year}1231\n"
            )
        );
        for (var first = 0; first < rows; first += RowsOfVoucher)
        {
            var (voucher, date, _, _, _) = this[first];
            var sum = 0L;
            await file.WriteAsync(
                string.Create(CultureInfo.InvariantCulture, $"#VER \"L\" {voucher} {date:yyyyMMdd} \"Leverantörsfaktura\"\n{{\n")
            );
            for (var row = first; row < Math.Min(first + RowsOfVoucher, rows); row++)
            {
                var (_, _, project, text, ore) = this[row];
                sum += ore;
                await file.WriteAsync(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"#TRANS 4690 {{\"6\" \"{project}\"}} {ore / 100}.{ore % 100:00} {date:yyyyMMdd} \"{text}\"\n"
                    )
                );
            }

            await file.WriteAsync(
                string.Create(CultureInfo.InvariantCulture, $"#TRANS 2440 {{}} -{sum / 100}.{sum % 100:00} {date:yyyyMMdd} \"\"\n}}\n")
            );
        }

        await file.FlushAsync();
        return file.BaseStream.Length;
    }
}
