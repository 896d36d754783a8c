using System.Globalization;
using Fund.Contracts.Values;
using Fund.Process.Profiles;

namespace Fund.Finance.Vouchers;

/// <summary>Writes amounts as a layout says.</summary>
internal static class AmountWriting
{
    extension(WrittenAmount how)
    {
        /// <summary>The digits and mark of the amount without sign.</summary>
        public string Digits(Money amount)
        {
            if (how.Sign == SignPlace.None && amount.IsNegative)
            {
                throw new VoucherRefused(T("Layouten har inget tecken för ett negativt belopp."));
            }

            var ore = Int128.Abs(amount.Ore);
            var kronor = (ore / 100).ToString(CultureInfo.InvariantCulture);
            var rest = (int)(ore % 100);
            return how.Decimals switch
            {
                2 => $"{kronor}{how.DecimalMark}{rest:00}",
                0 when rest == 0 => kronor,
                0 => throw new VoucherRefused(T($"Beloppet {kronor},{rest:00} har ören men layouten skriver hela kronor.")),
                _ => throw new VoucherRefused(T("Ett belopp skrivs med 0 eller 2 decimaler.")),
            };
        }

        /// <summary>The whole amount, sign and digits.</summary>
        public string Write(Money amount) =>
            (amount.IsNegative, how.Sign) switch
            {
                (true, SignPlace.Before) => "-" + how.Digits(amount),
                (true, SignPlace.After) => how.Digits(amount) + "-",
                _ => how.Digits(amount),
            };
    }
}
