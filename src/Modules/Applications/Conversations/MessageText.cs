using FluentValidation;

namespace Fund.Applications.Conversations;

/// <summary>What is asked of a message, whether it begins a conversation or answers in one.</summary>
internal static class MessageText
{
    public static void MustBeAMessage<TMessage>(this IRuleBuilder<TMessage, string> text) =>
        text.Must(written => !string.IsNullOrWhiteSpace(written))
            .WithMessage(_ => T("Skriv ett meddelande."))
            .MaximumLength(8000)
            .WithMessage(_ => T("Meddelandet är för långt, högst 8 000 tecken. Bifoga en längre text som fil."));

    public static void MustHaveItsFile<TMessage>(this IRuleBuilder<TMessage, string?> name, Func<TMessage, byte[]?> file) =>
        name.Must((message, given) => (file(message) is null) == string.IsNullOrWhiteSpace(given))
            .WithMessage(_ => T("En bifogad fil har både namn och innehåll. Välj filen igen."))
            .OverridePropertyName("file");
}
