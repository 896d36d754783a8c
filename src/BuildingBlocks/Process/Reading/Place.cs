namespace Fund.Process.Reading;

/// <summary>A place in a JSON document, as a person would find it: "operations → SubmitIdea → requires[2] → condition".</summary>
public sealed class Place
{
    private readonly object[] steps;

    private Place(object[] steps) => this.steps = steps;

    /// <summary>The document itself.</summary>
    public static Place Top { get; } = new([]);

    /// <summary>The value of a key.</summary>
    public Place this[string key] => new([.. steps, key]);

    /// <summary>An element of a list, the first is 0.</summary>
    public Place this[int index] => new([.. steps, index]);

    /// <summary>Keys and indices, outermost first.</summary>
    internal IReadOnlyList<object> Steps => steps;

    /// <summary>A place inside this one.</summary>
    public Place Within(Place outer)
    {
        ArgumentNullException.ThrowIfNull(outer);
        return new([.. outer.steps, .. steps]);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new System.Text.StringBuilder();
        foreach (var step in steps)
        {
            if (step is int index)
            {
                text.Append('[').Append(index).Append(']');
            }
            else
            {
                text.Append(text.Length == 0 ? "" : " → ").Append(step);
            }
        }

        return text.ToString();
    }
}

/// <summary>One thing that is wrong in a document, in Swedish.</summary>
/// <param name="Place">Where.</param>
/// <param name="Line">Line in the document, the first is 1.</param>
/// <param name="Message">What was found, and what may stand there.</param>
public sealed record DocumentFault(Place Place, int Line, string Message)
{
    /// <summary>"Rad 12, operations → SubmitIdea: …".</summary>
    public override string ToString() => Place.Steps.Count == 0 ? T($"Rad {Line}: {Message}") : T($"Rad {Line}, {Place}: {Message}");
}
