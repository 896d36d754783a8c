namespace Fund.Documents.Templates;

/// <summary>A template that cannot be filled; the message says what to mend.</summary>
public sealed class TemplateFault(string message) : Exception(message)
{
    internal static TemplateFault NoEnd(string list) => new(NoEndOf(list));

    /// <summary>What is said of a repetition that goes on.</summary>
    internal static string NoEndOf(string list) =>
        T($"Upprepningen av {list} tar inte slut. Skriv /each i ett eget stycke efter det som upprepas.");
}
