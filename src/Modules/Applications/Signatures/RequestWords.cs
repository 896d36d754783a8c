using System.Text;
using Fund.Applications.Cases;
using Fund.Contracts.Values;

namespace Fund.Applications.Signatures;

/// <summary>The words of the mail that asks a head to sign: what is sought, and what the unit promises.</summary>
internal static class RequestWords
{
    /// <summary>The text.</summary>
    /// <param name="about">The case.</param>
    /// <param name="unit">The unit that signs.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="requested">What is applied for, SEK; null when it is not answered.</param>
    /// <param name="promise">What the unit promises.</param>
    public static string Of(Case about, ParticipantFact unit, string asker, Money? requested, Promise promise)
    {
        var text = new StringBuilder();
        text.AppendLine(T($"{asker} ber dig ta ställning till {about.Title} för {unit.Name}.")).AppendLine();
        text.AppendLine(
            requested is { } sought
                ? T($"{about.Lead.Name} söker {SwedishAmount.ForPage(sought)}.")
                : T($"{about.Lead.Name} söker. Beloppet är inte ifyllt än.")
        );
        text.AppendLine(T($"{unit.Name} berörs av {Affected(unit.ByResult, unit.ByCost)}."));
        if (promise.Years.Count > 0)
        {
            text.AppendLine().AppendLine(T($"Det här lovar {unit.Name} enligt ansökan:"));
            foreach (var year in promise.Years)
            {
                text.AppendLine($"{year.Year}: {string.Join(", ", Parts(year))}.");
            }
        }

        text.AppendLine().Append(T("Läs ansökan och svara ja eller nej. Ändras ansökan efter att du har undertecknat får du frågan igen."));
        return text.ToString();
    }

    /// <summary>How a unit is affected, in words.</summary>
    public static string Affected(bool byResult, bool byCost) =>
        (byResult, byCost) switch
        {
            (true, true) => T("resultatet och kostnaden"),
            (true, false) => "resultatet",
            (false, true) => "kostnaden",
            _ => T("ärendet, som den deltar i"),
        };

    private static IEnumerable<string> Parts(PromisedYear year)
    {
        if (year.OwnCost is { } own)
        {
            yield return T($"egen kostnad {SwedishAmount.ForPage(own)}");
        }

        if (year.Repayment is { } repayment)
        {
            yield return T($"minskad ram {SwedishAmount.ForPage(repayment)}");
        }

        if (year.Benefit is { } benefit)
        {
            yield return T($"väntad nytta {SwedishAmount.ForPage(benefit)}");
        }
    }
}
