namespace Fund.Process.Reading;

/// <summary>A closed list of words that a text of a document is one of.</summary>
public interface IVocabulary
{
    /// <summary>The words.</summary>
    static abstract IReadOnlyCollection<string> Words { get; }
}

/// <summary>
/// The text, or each text of the list, is one of a closed list of words. The reading of a document and its JSON Schema both ask this.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class OneOfAttribute : Attribute
{
    /// <summary>The words.</summary>
    public abstract IReadOnlyCollection<string> Words { get; }
}

/// <inheritdoc/>
public sealed class OneOfAttribute<T> : OneOfAttribute
    where T : IVocabulary
{
    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Words => T.Words;
}

/// <summary>
/// The value is kept as it was written, and has the shape of another document: it is read strictly with the rest of the file.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HoldsAttribute(Type document) : Attribute
{
    /// <summary>The type that it has the shape of.</summary>
    public Type Document { get; } = document;
}
