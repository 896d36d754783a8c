using System.Text;

namespace Fund.Web;

/// <summary>How a field's posted name becomes the id that labels, messages and links point at.</summary>
internal static class FieldNames
{
    private const string Answers = "answers[";

    /// <summary>
    /// "answers[budget]" → "budget", "answers[cost][0][amount]" → "cost_0_amount", "Input.Title" → "Input_Title": the same for the
    /// field and for every link to it.
    /// </summary>
    public static string IdOf(string name)
    {
        var id = new StringBuilder(name.Length);
        foreach (var letter in name.StartsWith(Answers, StringComparison.Ordinal) ? name.AsSpan(Answers.Length) : name)
        {
            if (char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
            {
                id.Append(letter);
            }
            else if (letter != ']')
            {
                id.Append('_');
            }
        }

        return id.ToString();
    }
}
