using System.Globalization;
using Fund.Contracts.Values;
using Fund.Finance.Costs.Sie;
using Fund.Process.Profiles;

namespace Fund.Finance.Vouchers;

/// <summary>
/// Writes vouchers as SIE 4I, byte for byte the same for the same vouchers: PC8, standard labels only, every text in quotes.
/// </summary>
internal sealed class Sie4IWriter(Sie4ILayout layout)
{
    private readonly ExportText _text = new(FileEncoding.Pc8);

    /// <summary>
    /// Writes the batch. Throws <see cref="VoucherRefused"/> before the first byte when something in it cannot be written.
    /// </summary>
    public void Write(VoucherBatch batch, Stream stream)
    {
        var file = new List<string> { "#FLAGGA 0" };
        if (layout.File.Checksum)
        {
            file.Add("#KSUMMA");
        }

        Identify(batch, file);
        Declare(batch, file);
        foreach (var voucher in batch.Vouchers)
        {
            Add(voucher, file);
        }

        if (layout.File.Checksum)
        {
            var sum = new SieChecksum(FileEncoding.Pc8);
            foreach (var line in file.Skip(2).Where(line => line.StartsWith('#')))
            {
                sum.Add(_text.Bytes(line));
            }

            file.Add($"#KSUMMA {sum.Value}");
        }

        stream.Write(_text.Bytes(string.Concat(file.Select(line => line + layout.File.LineEnding.Text()))));
    }

    private void Identify(VoucherBatch batch, List<string> file)
    {
        file.Add($"#PROGRAM {Quoted(Sie4ILayout.Program)} {Quoted(Sie4ILayout.Version)}");
        file.Add("#FORMAT PC8");
        file.Add($"#GEN {Date(batch.Made)}");
        file.Add("#SIETYP 4");
        if (layout.File.CompanyCode is not null)
        {
            file.Add($"#FNR {Quoted(layout.File.CompanyCode)}");
        }

        if (batch.OrganisationNumber is not null)
        {
            file.Add($"#ORGNR {Quoted(batch.OrganisationNumber)}");
        }

        file.Add($"#FNAMN {Quoted(batch.Organisation)}");
    }

    private void Declare(VoucherBatch batch, List<string> file)
    {
        var rows = batch.Vouchers.SelectMany(voucher => voucher.Rows).ToList();
        foreach (var account in rows.Select(row => row.Account).Distinct().Order(StringComparer.Ordinal))
        {
            if (layout.File.AccountNames.TryGetValue(account, out var name))
            {
                file.Add($"#KONTO {account} {Quoted(name)}");
            }
        }

        var codes = rows.SelectMany(row => row.Codes).Where(code => code.Code.Length > 0).Distinct().ToList();
        foreach (var dimension in layout.Dimensions.OrderBy(dimension => dimension.Number))
        {
            var used = codes.Where(code => code.Part == dimension.CodePart).OrderBy(code => code.Code, StringComparer.Ordinal).ToList();
            if (used.Count == 0)
            {
                continue;
            }

            file.Add($"#DIM {dimension.Number} {Quoted(dimension.Name)}");
            file.AddRange(
                used.Select(code =>
                    $"#OBJEKT {dimension.Number} {Quoted(code.Code)} {Quoted(layout.CodeNames.GetValueOrDefault(code, code.Code))}"
                )
            );
        }
    }

    private void Add(Voucher voucher, List<string> file)
    {
        // 4I: an empty series or number is for the receiver to assign.
        file.Add($"#VER {Quoted(voucher.Series)} {Quoted(voucher.Number ?? "")} {Date(voucher.Date)} {Quoted(voucher.Text)}");
        file.Add("{");
        foreach (var row in voucher.Rows)
        {
            file.Add($"#TRANS {row.Account} {{{Objects(row)}}} {Amount(row.Amount)} {Date(voucher.Date)} {Quoted(row.Text)}");
        }

        file.Add("}");
    }

    private string Objects(VoucherRow row) =>
        string.Join(
            ' ',
            row.Codes.Where(code => code.Code.Length > 0)
                .Select(code =>
                {
                    var dimension =
                        layout.Dimensions.FirstOrDefault(dimension => dimension.CodePart == code.Part)
                        ?? throw new VoucherRefused(T($"Koddelen ”{code.Part}” har ingen dimension i SIE-inställningen."));
                    return $"{dimension.Number} {Quoted(code.Code)}";
                })
        );

    private string Quoted(string text)
    {
        var fitted = _text.Fit(text);
        // A backslash last in a text would turn the closing quote into a quote in the text; SIE has no way to write it.
        fitted = fitted.EndsWith('\\') ? fitted.TrimEnd('\\') + new string('/', fitted.Length - fitted.TrimEnd('\\').Length) : fitted;
        return $"\"{fitted.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    private static string Date(DateOnly date) => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Amount(Money amount) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(amount.IsNegative ? "-" : "")}{Int128.Abs(amount.Ore) / 100}.{(int)(Int128.Abs(amount.Ore) % 100):00}"
        );
}
