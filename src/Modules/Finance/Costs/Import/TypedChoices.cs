using System.Globalization;
using Fund.Contracts.Messages;
using Fund.Process.Profiles;
using Microsoft.AspNetCore.Http;

namespace Fund.Finance.Costs.Import;

/// <summary>How a file is read, as it is typed on a page.</summary>
internal sealed class TypedChoices
{
    private TypedChoices() { }

    /// <summary>The encoding; empty finds it out.</summary>
    public string? Encoding { get; private init; }

    /// <summary>How amounts are written.</summary>
    public string? Amounts { get; private init; }

    /// <summary>The project's dimension.</summary>
    public string? ProjectDimension { get; private init; }

    /// <summary>The lowest cost account.</summary>
    public string? AccountFrom { get; private init; }

    /// <summary>The highest.</summary>
    public string? AccountTo { get; private init; }

    /// <summary>Heading over the voucher number.</summary>
    public string? NumberHeading { get; private init; }

    /// <summary>Heading over the series.</summary>
    public string? SeriesHeading { get; private init; }

    /// <summary>Heading over the day.</summary>
    public string? DateHeading { get; private init; }

    /// <summary>Heading over the account.</summary>
    public string? AccountHeading { get; private init; }

    /// <summary>Heading over the project code.</summary>
    public string? ProjectHeading { get; private init; }

    /// <summary>Heading over the text.</summary>
    public string? TextHeading { get; private init; }

    /// <summary>Heading over the amount.</summary>
    public string? AmountHeading { get; private init; }

    /// <summary>Heading over debit.</summary>
    public string? DebitHeading { get; private init; }

    /// <summary>Heading over credit.</summary>
    public string? CreditHeading { get; private init; }

    /// <summary>"true" when credits are written with a minus.</summary>
    public string? CreditIsWrittenNegative { get; private init; }

    /// <summary>As it was typed; nothing when nothing was sent.</summary>
    public static TypedChoices In(HttpRequest request)
    {
        var form = request.HasFormContentType ? request.Form : FormCollection.Empty;
        return new()
        {
            Encoding = form["choices.encoding"],
            Amounts = form["choices.amounts"],
            ProjectDimension = form["choices.projectDimension"],
            AccountFrom = form["choices.accountFrom"],
            AccountTo = form["choices.accountTo"],
            NumberHeading = form["choices.numberHeading"],
            SeriesHeading = form["choices.seriesHeading"],
            DateHeading = form["choices.dateHeading"],
            AccountHeading = form["choices.accountHeading"],
            ProjectHeading = form["choices.projectHeading"],
            TextHeading = form["choices.textHeading"],
            AmountHeading = form["choices.amountHeading"],
            DebitHeading = form["choices.debitHeading"],
            CreditHeading = form["choices.creditHeading"],
            CreditIsWrittenNegative = form["choices.creditIsWrittenNegative"],
        };
    }

    /// <summary>As it is typed on a page, of what has been said.</summary>
    public static TypedChoices Of(CostFileChoices choices) =>
        new()
        {
            Encoding = choices.Encoding?.ToString(),
            Amounts = choices.Amounts.ToString(),
            ProjectDimension = choices.ProjectDimension?.ToString(CultureInfo.InvariantCulture),
            AccountFrom = choices.AccountFrom?.ToString(CultureInfo.InvariantCulture),
            AccountTo = choices.AccountTo?.ToString(CultureInfo.InvariantCulture),
            NumberHeading = choices.NumberHeading,
            SeriesHeading = choices.SeriesHeading,
            DateHeading = choices.DateHeading,
            AccountHeading = choices.AccountHeading,
            ProjectHeading = choices.ProjectHeading,
            TextHeading = choices.TextHeading,
            AmountHeading = choices.AmountHeading,
            DebitHeading = choices.DebitHeading,
            CreditHeading = choices.CreditHeading,
            CreditIsWrittenNegative = choices.CreditIsWrittenNegative ? "true" : null,
        };

    /// <summary>Has anything been said?</summary>
    public bool SaysSomething =>
        new[]
        {
            Encoding,
            Amounts,
            ProjectDimension,
            AccountFrom,
            AccountTo,
            NumberHeading,
            SeriesHeading,
            DateHeading,
            AccountHeading,
            ProjectHeading,
            TextHeading,
            AmountHeading,
            DebitHeading,
            CreditHeading,
            CreditIsWrittenNegative,
        }.Any(text => !string.IsNullOrWhiteSpace(text));

    /// <summary>What was said.</summary>
    /// <exception cref="Refused">Something cannot be read; each is told at its field.</exception>
    public CostFileChoices Read()
    {
        var wrong = new List<Finding>();
        var choices = new CostFileChoices
        {
            Encoding = Word<FileEncoding>(Encoding, "choices.encoding", wrong),
            Amounts = Word<AmountStyle>(Amounts, "choices.amounts", wrong) ?? AmountStyle.Swedish,
            ProjectDimension = Number(ProjectDimension, "choices.projectDimension", wrong),
            AccountFrom = Number(AccountFrom, "choices.accountFrom", wrong),
            AccountTo = Number(AccountTo, "choices.accountTo", wrong),
            NumberHeading = Text(NumberHeading),
            SeriesHeading = Text(SeriesHeading),
            DateHeading = Text(DateHeading),
            AccountHeading = Text(AccountHeading),
            ProjectHeading = Text(ProjectHeading),
            TextHeading = Text(TextHeading),
            AmountHeading = Text(AmountHeading),
            DebitHeading = Text(DebitHeading),
            CreditHeading = Text(CreditHeading),
            CreditIsWrittenNegative = CreditIsWrittenNegative == "true",
        };
        return wrong.Count == 0 ? choices : throw new Refused(wrong);
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static int? Number(string? text, string field, List<Finding> wrong)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        wrong.Add(new Finding(T("Skriv ett tal med bara siffror."), Field: field));
        return null;
    }

    private static TWord? Word<TWord>(string? text, string field, List<Finding> wrong)
        where TWord : struct, Enum
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (Enum.TryParse<TWord>(text, out var word) && Enum.IsDefined(word))
        {
            return word;
        }

        wrong.Add(new Finding(T("Välj ett av alternativen."), Field: field));
        return null;
    }
}
