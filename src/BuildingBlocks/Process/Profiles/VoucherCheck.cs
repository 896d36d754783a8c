using System.Text.RegularExpressions;
using Fund.Contracts.Values;
using Fund.Process.Reading;

namespace Fund.Process.Profiles;

/// <summary>
/// The voucher file: values that exist where they are asked for, fields that do not lie over each other, marks of one character. What is
/// wrong in it is told when the rule version is read, not on settlement day.
/// </summary>
internal sealed partial class VoucherCheck(ProfileFaults faults)
{
    private const int LongestLine = 10_000;

    private static readonly string[] Delimiters = [";", ",", "\t", "|"];
    private static readonly string[] DecimalMarks = [",", ".", ""];
    private static readonly string[] Texts = ["text", "radtext", "organisation"];
    private static readonly string[] InFile = [.. VoucherWords.OfFile];
    private static readonly string[] InVoucher = [.. VoucherWords.OfFile, .. VoucherWords.OfVoucher];
    private static readonly string[] InRow = [.. VoucherWords.OfFile, .. VoucherWords.OfVoucher, .. VoucherWords.OfRow];

    /// <param name="voucher">The rules.</param>
    /// <param name="leadKinds">Kinds of units that apply, and so are paid.</param>
    /// <param name="place">Where they stand.</param>
    public void Run(VoucherRules voucher, IReadOnlyList<string> leadKinds, Place place)
    {
        Account(voucher.FundAccount, place["fundAccount"]);
        Account(voucher.ReceiverAccount, place["receiverAccount"]);
        External(voucher, leadKinds, place["external"]);
        Code(voucher.FundUnit, place["fundUnit"]);
        if (voucher.FundProject is { } project)
        {
            Code(project, place["fundProject"]);
        }

        if (voucher.OrganisationNumber is { } number && !IsOrganisationNumber(number))
        {
            faults.Add(
                place["organisationNumber"],
                T(
                    $"”{number}” är inget organisationsnummer. Skriv det "
                        + $"med bindestreck och rätt kontrollsiffra, till exempel 212000-0142."
                )
            );
        }

        var file = place["file"];
        switch (voucher.File)
        {
            case TableVoucherFile table:
                Table(table, file);
                break;
            case FixedWidthVoucherFile lines:
                Line(lines.FileHead, InFile, file["fileHead"]);
                Line(lines.VoucherHead, InVoucher, file["voucherHead"]);
                Line(lines.Row, InRow, file["row"]);
                Line(lines.FileFoot, InFile, file["fileFoot"]);
                break;
            case SieVoucherFile sie:
                foreach (var account in sie.AccountNames.Keys)
                {
                    Account(account, file["accountNames"][account]);
                }

                break;
            default:
                break;
        }
    }

    // Who keeps accounts of its own has no receiving account in the municipality's (W-23).
    private void External(VoucherRules voucher, IReadOnlyList<string> leadKinds, Place place)
    {
        if (voucher.External is { } external)
        {
            Account(external.GrantAccount, place["grantAccount"]);
            Account(external.DebtAccount, place["debtAccount"]);
        }
        else if (leadKinds.FirstOrDefault(UnitKinds.IsExternal) is { } kind)
        {
            faults.Add(
                place,
                T(
                    $"Enheter av slaget {UnitKinds.Names[kind]} kan söka och har egen bokföring. "
                        + $"Ange kontona för bidrag som lämnar kommunen: grantAccount och debtAccount."
                )
            );
        }
    }

    private void Account(string account, Place place)
    {
        if (account.Length == 0 || !account.All(char.IsAsciiDigit))
        {
            faults.Add(place, T($"”{account}” är inget kontonummer. Skriv bara siffror."));
        }
    }

    private void Code(string code, Place place)
    {
        if (!CodePattern().IsMatch(code))
        {
            faults.Add(
                place,
                T($"”{code}” är ingen kod i bokföringen. Skriv högst 20 siffror och bokstäver a–z, utan blanksteg.")
            );
        }
    }

    private void Table(TableVoucherFile table, Place place)
    {
        if (table.Columns.Count == 0)
        {
            faults.Add(place["columns"], T("Ange minst en kolumn."));
        }

        if (!Delimiters.Contains(table.Delimiter))
        {
            faults.Add(
                place["delimiter"],
                T(
                    $"Mellan cellerna står ett tecken: semikolon, komma, tabb (\\t) eller lodstreck (|). "
                        + $""
                        + $"Här står ”{table.Delimiter}”."
                )
            );
        }

        Amount(table.Amount, place["amount"]);
        foreach (var (i, column) in table.Columns.Index())
        {
            Value(column.Value, table.Amount, InRow, place["columns"][i]["value"]);
        }
    }

    private void Line(FixedWidthLine? line, string[] allowed, Place place)
    {
        if (line is null)
        {
            return;
        }

        if (line.Length is < 0 or > LongestLine)
        {
            faults.Add(
                place["length"],
                T($"Ange radens längd, högst {LongestLine} tecken, eller 0 där raden slutar efter sitt sista fält.")
            );
        }

        if (line.Fields.Count == 0)
        {
            faults.Add(place["fields"], T("Ange minst ett fält."));
        }

        foreach (var (i, field) in line.Fields.Index())
        {
            Field(field, line, allowed, place["fields"][i]);
        }

        Overlaps(line, place["fields"]);
    }

    private void Field(FixedWidthField field, FixedWidthLine line, string[] allowed, Place place)
    {
        if (field.Position is < 1 or > LongestLine)
        {
            faults.Add(place["position"], T($"Den första positionen är 1, den sista {LongestLine}."));
        }

        if (field.Length is < 1 or > LongestLine)
        {
            faults.Add(place["length"], T($"Ange fältets längd, 1–{LongestLine} tecken."));
        }
        else if (line.Length > 0 && field.Position - 1 + field.Length > line.Length)
        {
            faults.Add(place["length"], T($"Fältet går utanför radens {line.Length} tecken."));
        }

        if (field.Pad.Length != 1 || char.IsControl(field.Pad[0]) || char.IsSurrogate(field.Pad[0]))
        {
            faults.Add(place["pad"], T("Fältet fylls ut med ett tecken, till exempel ett blanksteg eller 0."));
        }

        if (field is { Pad: [>= '0' and <= '9'], Align: FieldSide.Left })
        {
            faults.Add(
                place["align"],
                T("Siffror efter värdet skulle ändra det. Ställ värdet till höger (right), eller fyll ut med blanksteg.")
            );
        }

        if (field.MayCut && !Texts.Contains(field.Value))
        {
            faults.Add(place["mayCut"], T($"Bara en text får kortas av: {string.Join(", ", Texts)}."));
        }

        // A title of any length must never stop a payout (F-06).
        if (!field.MayCut && Texts.Contains(field.Value))
        {
            faults.Add(
                place["mayCut"],
                T("En text kan vara längre än fältet. Låt den kortas av (mayCut), annars stoppar den utbetalningen.")
            );
        }

        Amount(field.Amount, place["amount"]);
        Value(field.Value, field.Amount, allowed, place["value"]);
    }

    private void Overlaps(FixedWidthLine line, Place place)
    {
        var end = 0;
        foreach (var (i, field) in line.Fields.Index().OrderBy(field => field.Item.Position))
        {
            if (field.Position >= 1 && field.Position <= end)
            {
                faults.Add(
                    place[i]["position"],
                    T($"Fältet ”{field.Value}” på position {field.Position} ligger över fältet före.")
                );
            }

            end = Math.Max(end, field.Position - 1 + field.Length);
        }
    }

    private void Amount(WrittenAmount amount, Place place)
    {
        if (amount.Decimals is not (0 or 2))
        {
            faults.Add(place["decimals"], T("Ett belopp skrivs med 0 eller 2 decimaler."));
        }

        if (!DecimalMarks.Contains(amount.DecimalMark))
        {
            faults.Add(place["decimalMark"], T("Mellan kronor och ören står ett komma, en punkt eller ingenting (\"\")."));
        }
    }

    private void Value(string value, WrittenAmount amount, string[] allowed, Place place)
    {
        if (!VoucherWords.IsAmong(value, allowed))
        {
            faults.Unknown(place, T("Värdet"), value, allowed);
        }
        else if (value == "belopp" && amount.Sign == SignPlace.None)
        {
            faults.Add(place, T("Varje verifikation har en rad i kredit, och utan tecken kan den inte skrivas. Använd absolutbelopp."));
        }
    }

    // An organisation has 20 or more where a person has the month of birth; the last digit makes the weighted sum a ten (Luhn).
    private static bool IsOrganisationNumber(string number)
    {
        if (!OrganisationNumber().IsMatch(number))
        {
            return false;
        }

        var digits = number.Where(char.IsAsciiDigit).Select(digit => digit - '0').ToList();
        return digits.Select((digit, i) => i % 2 == 0 ? (digit * 2 / 10) + (digit * 2 % 10) : digit).Sum() % 10 == 0;
    }

    [GeneratedRegex("^[0-9]{2}[2-9][0-9]{3}-[0-9]{4}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OrganisationNumber();

    [GeneratedRegex("^[0-9A-Za-z]{1,20}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodePattern();
}
