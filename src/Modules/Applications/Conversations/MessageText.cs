using FluentValidation;

namespace Fund.Applications.Conversations;

/// <summary>What is asked of a message, whether it begins a conversation or answers in one.</summary>
internal static class MessageText
{
    public static void MustBeAMessage<T>(this IRuleBuilder<T, string> text) =>
        text.Must(written => !string.IsNullOrWhiteSpace(written))
            .WithMessage("Skriv ett meddelande.")
            .MaximumLength(8000)
            .WithMessage("Meddelandet är för långt, högst 8 000 tecken. Bifoga en längre text som fil.");

    public static void MustHaveItsFile<T>(this IRuleBuilder<T, string?> name, Func<T, byte[]?> file) =>
        name.Must((message, given) => (file(message) is null) == string.IsNullOrWhiteSpace(given))
            .WithMessage("En bifogad fil har både namn och innehåll. Välj filen igen.")
            .OverridePropertyName("file");
}
