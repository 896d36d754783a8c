using Fund.Contracts.Languages;

namespace Fund.Documents.Templates;

/// <summary>
/// A kind of paper that is made from a Word template: the municipality's own, or the one that comes with the product. A module registers
/// each kind that it makes.
/// </summary>
public abstract class PaperTemplate
{
    /// <summary>Key, a–z and hyphens, in addresses too.</summary>
    public abstract string Key { get; }

    /// <summary>What it is called, in the reader's language.</summary>
    public abstract string Name { get; }

    /// <summary>When it is used, in a sentence in the reader's language.</summary>
    public abstract string Use { get; }

    /// <summary>What a template of the kind may hold.</summary>
    public abstract IReadOnlyList<Placeholder> Placeholders { get; }

    /// <summary>A made-up case, for a look at a template.</summary>
    public abstract PaperValues MadeUp();

    /// <summary>The template that comes with the product.</summary>
    public abstract byte[] Standard();
}

/// <summary>A kind of paper.</summary>
/// <typeparam name="TModel">What it is made from.</typeparam>
/// <param name="book">Its placeholders.</param>
public abstract class PaperTemplate<TModel>(PlaceholderBook<TModel> book) : PaperTemplate
{
    /// <inheritdoc/>
    public override IReadOnlyList<Placeholder> Placeholders => book.Documented;

    /// <inheritdoc/>
    public override PaperValues MadeUp()
    {
        // A paper is the municipality's, in Swedish whoever asks for it.
        using var paper = ReadersLanguage.Speak(Language.Swedish);
        return book.ValuesOf(Example());
    }

    /// <summary>The paper as a Word file.</summary>
    public byte[] Fill(byte[] template, TModel model)
    {
        using var paper = ReadersLanguage.Speak(Language.Swedish);
        return TemplateFill.Of(template, book.ValuesOf(model));
    }

    /// <summary>A made-up case.</summary>
    protected abstract TModel Example();
}
