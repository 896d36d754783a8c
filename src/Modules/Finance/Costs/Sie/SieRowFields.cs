using System.Text;
using Fund.Contracts.Values;

namespace Fund.Finance.Costs.Sie;

/// <summary>
/// The fields of a row in a voucher: account, {objects}, amount, then date, text, quantity and sign if the system writes them.
/// </summary>
internal static class SieRowFields
{
    /// <summary>
    /// Reads account, objects and amount, and the optional date and text; quantity, sign and whatever a later version adds are not needed.
    /// Returns which field is wrong and why, or null.
    /// </summary>
    public static (string Field, string Reason)? Fault(
        ref SieFields fields,
        string label,
        out SieText account,
        out SieObjects objects,
        out Money amount,
        out DateOnly? date,
        out SieText text
    )
    {
        objects = default;
        amount = default;
        date = null;
        text = default;
        fields.TryNext(out account);
        if (account.IsEmpty || !SieNumber.IsDigits(account.Raw))
        {
            return ($"{label} kontonr", fields.Fault ?? T("Kontonumret saknas eller innehåller annat än siffror."));
        }

        if (!fields.TryObjects(out objects))
        {
            return ($"{label} objektlista", fields.Fault!);
        }

        if (objects.Fault() is { } listFault)
        {
            return ($"{label} objektlista", listFault);
        }

        fields.TryNext(out var sum);
        if (SieNumber.ReadAmount(sum.Raw, out amount) is { } amountFault)
        {
            return ($"{label} belopp", fields.Fault ?? amountFault);
        }

        if (fields.TryNext(out var day) && !day.IsEmpty)
        {
            if (!SieNumber.TryReadDate(day.Raw, out var read))
            {
                return ($"{label} transdat", T("Datumet finns inte. Det skrivs ÅÅÅÅMMDD."));
            }

            date = read;
        }

        fields.TryNext(out text);
        return fields.Fault is null ? null : (label, fields.Fault);
    }

    /// <summary>
    /// Account, objects and amount made alike, to tell whether two rows are the same: day, text and who signed may differ, since systems
    /// write the day of the correction on the one and the voucher's on the other.
    /// </summary>
    public static string Canonical(SieFields fields)
    {
        var text = new StringBuilder();
        for (var field = 0; field < 3; field++)
        {
            if (fields.AtList())
            {
                if (!fields.TryObjects(out var objects))
                {
                    return text.ToString();
                }

                foreach (var pair in objects)
                {
                    text.Append(pair.Dimension).Append('\u001e').Append(pair.Code.ToString()).Append('\u001e');
                }
            }
            else if (fields.TryNext(out var next))
            {
                text.Append(next.ToString());
            }

            text.Append('\u001f');
        }

        return text.ToString();
    }
}
