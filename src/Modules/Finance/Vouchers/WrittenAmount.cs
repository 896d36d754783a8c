using System.Globalization;
using Fund.Contracts.Values;

namespace Fund.Finance.Vouchers;

/// <summary>Where the minus sign of a negative amount stands.</summary>
internal enum SignPlace
{
    /// <summary>Before the digits, and before any padding zeros.</summary>
    Before,

    /// <summary>After the last digit.</summary>
    After,

    /// <summary>Nowhere: a negative amount is refused, another field must tell debit from credit.</summary>
    None,
}

/// <summary>
/// How an amount is written in a machine's file. Never by the culture of the computer (a Swedish one writes U+2212 for minus).
/// </summary>
internal sealed record WrittenAmount
{
    /// <summary>Decimals, 0 or 2. With 0 an amount that has öre is refused.</summary>
    public int Decimals { get; init; } = 2;

    /// <summary>Between kronor and öre: "," or "." or nothing, which makes two decimals an amount in öre.</summary>
    public string DecimalMark { get; init; } = ",";

    /// <summary>Where the minus sign stands.</summary>
    public SignPlace Sign { get; init; } = SignPlace.Before;

    /// <summary>The digits and mark of the amount without sign.</summary>
    public string Digits(Money amount)
    {
        if (Sign == SignPlace.None && amount.IsNegative)
        {
            throw new VoucherRefused("Layouten har inget tecken för ett negativt belopp.");
        }

        var ore = Int128.Abs(amount.Ore);
        var kronor = (ore / 100).ToString(CultureInfo.InvariantCulture);
        var rest = (int)(ore % 100);
        return Decimals switch
        {
            2 => $"{kronor}{DecimalMark}{rest:00}",
            0 when rest == 0 => kronor,
            0 => throw new VoucherRefused($"Beloppet {kronor},{rest:00} har ören men layouten skriver hela kronor."),
            _ => throw new VoucherRefused("Ett belopp skrivs med 0 eller 2 decimaler."),
        };
    }

    /// <summary>The whole amount, sign and digits.</summary>
    public string Write(Money amount) =>
        (amount.IsNegative, Sign) switch
        {
            (true, SignPlace.Before) => "-" + Digits(amount),
            (true, SignPlace.After) => Digits(amount) + "-",
            _ => Digits(amount),
        };
}
