using System.Globalization;
using Fund.Contracts.Messages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Fund.Applications.CaseLists;

/// <summary>
/// A way of looking at the list of cases as its address says it: view, filter, sorting, page and columns. As typed; what it means is asked
/// for by <see cref="Asked"/>.
/// </summary>
internal sealed record CaseListAddress
{
    private const string Descending = "fallande";
    private const string Ascending = "stigande";

    public string? View { get; init; }
    public string? Text { get; init; }
    public string? Unit { get; init; }
    public string? Kind { get; init; }
    public string? Year { get; init; }
    public string? Turn { get; init; }
    public string? Due { get; init; }
    public string? Rules { get; init; }
    public string? Sort { get; init; }
    public string? Order { get; init; }
    public string? Page { get; init; }
    public string? Most { get; init; }

    /// <summary>Keys of the columns; none for the standard ones.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Is the highest first?</summary>
    public bool IsDescending => Order == Descending;

    /// <summary>Reads the query of an address, with or without its question mark.</summary>
    public static CaseListAddress Read(string query) => Read(QueryHelpers.ParseQuery(query));

    /// <summary>Reads what an address asks for; what is not the list's is left out.</summary>
    public static CaseListAddress Read(IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        var given = query.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);
        return new CaseListAddress
        {
            View = One("vy"),
            Text = One("text"),
            Unit = One("unit"),
            Kind = One("kind"),
            Year = One("year"),
            Turn = One("turn"),
            Due = One("due"),
            Rules = One("rules"),
            Sort = One("sortera"),
            Order = One("ordning"),
            Page = One("sida"),
            Most = One("antal"),
            Columns = [.. given.GetValueOrDefault("kol").OfType<string>().Where(key => key.Length > 0).Distinct()],
        };

        string? One(string name) => given.GetValueOrDefault(name).LastOrDefault(value => !string.IsNullOrWhiteSpace(value))?.Trim();
    }

    /// <summary>What it asks for.</summary>
    /// <exception cref="Refused">A number or the order cannot be read.</exception>
    public CaseBoard Asked() =>
        new(
            View,
            Text,
            Unit,
            Kind,
            Number(Year, "year", T("Skriv året med fyra siffror, till exempel 2027.")),
            Turn,
            Due,
            Rules,
            Sort,
            Order switch
            {
                null or Ascending => null,
                Descending => true,
                _ => throw new Refused(T("Ordningen är stigande eller fallande."), field: "sort"),
            },
            Number(Page, "page", T("Sidan finns inte. Börja från den första.")),
            Number(Most, "most", T("En sida kan ha 25, 50 eller 100 rader."))
        );

    /// <summary>Its first page, as it is kept and as everything but the pager leads to it.</summary>
    public CaseListAddress FirstPage() => this with { Page = null };

    /// <summary>Sorted by a column: once more turns the order.</summary>
    public CaseListAddress SortedBy(string column) =>
        FirstPage() with
        {
            Sort = column,
            Order = (Sort ?? CaseColumns.Due) == column && !IsDescending ? Descending : null,
        };

    /// <summary>The query of the address, without a question mark: the same way of looking is always written in the same way.</summary>
    public override string ToString()
    {
        var parts = new List<(string Name, string? Value)>
        {
            ("vy", View ?? CaseListViews.Standard),
            ("text", Text),
            ("unit", Unit),
            ("kind", Kind),
            ("year", Year),
            ("turn", Turn),
            ("due", Due),
            ("rules", Rules),
            ("sortera", Sort == CaseColumns.Due ? null : Sort),
            ("ordning", Order == Ascending ? null : Order),
            ("antal", Most == CaseBoard.Sizes[0].ToString(CultureInfo.InvariantCulture) ? null : Most),
            ("sida", Page == "1" ? null : Page),
        };
        parts.AddRange(Columns.Select(column => ("kol", (string?)column)));
        return string.Join(
            '&',
            parts.Where(part => part.Value is not null).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}")
        );
    }

    private static int? Number(string? typed, string field, string unreadable) =>
        typed is null ? null
        : int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new Refused(unreadable, field: field);
}
