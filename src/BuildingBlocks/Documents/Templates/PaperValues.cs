namespace Fund.Documents.Templates;

/// <summary>What is put into a template: texts, and lists whose items have texts and lists of their own. All of it is plain text.</summary>
/// <param name="Texts">By placeholder.</param>
/// <param name="Lists">By placeholder; the texts of an item are named by the list, a full stop and the text.</param>
public sealed record PaperValues(IReadOnlyDictionary<string, string> Texts, IReadOnlyDictionary<string, IReadOnlyList<PaperValues>> Lists)
{
    /// <summary>The same while an item of a list is written: its own texts are known, and the list is begun no second time.</summary>
    internal PaperValues Within(string list, PaperValues item)
    {
        var (texts, lists) = (new Dictionary<string, string>(Texts), new Dictionary<string, IReadOnlyList<PaperValues>>(Lists));
        lists.Remove(list);
        foreach (var (name, text) in item.Texts)
        {
            texts[name] = text;
        }

        foreach (var (name, items) in item.Lists)
        {
            lists[name] = items;
        }

        return new PaperValues(texts, lists);
    }

    /// <summary>The list that a placeholder names a text of; null where it names none of those that are not yet begun.</summary>
    internal string? ListOf(string placeholder) =>
        Lists.Keys.Where(list => placeholder.StartsWith(list + ".", StringComparison.Ordinal)).MaxBy(list => list.Length);
}
