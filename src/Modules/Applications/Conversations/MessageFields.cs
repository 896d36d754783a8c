using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Web;
using Microsoft.AspNetCore.Http;

namespace Fund.Applications.Conversations;

/// <summary>The fields of a message, as they were typed.</summary>
/// <param name="Text">The words.</param>
/// <param name="Waits">Was "Jag väntar på svar" ticked?</param>
/// <param name="Asks">Whose answer is waited for.</param>
/// <param name="AnswerBy">By when.</param>
/// <param name="People">Whom an answer can be waited for from.</param>
internal sealed record MessageFields(string? Text, bool Waits, string? Asks, string? AnswerBy, IReadOnlyList<Option> People)
{
    private const string Tick = "yes";

    /// <summary>The one box to tick.</summary>
    public static IReadOnlyList<Option> Ticks => [new(Tick, T("Jag väntar på svar"))];

    /// <summary>What is ticked of it.</summary>
    public IReadOnlyList<string> Ticked => Waits ? [Tick] : [];

    /// <summary>Whose answer is waited for; null for nobody's.</summary>
    /// <exception cref="Refused">It is waited for, and nobody says from whom.</exception>
    public Guid? Asked() =>
        Guid.TryParse(Asks, out var who) ? who
        : !Waits ? null
        : People is [{ Value: var only }] && Guid.TryParse(only, out var one) ? one
        : throw new Refused(T("Välj vem du väntar på svar från."), field: "asks");

    /// <summary>By when; null where nothing was typed.</summary>
    /// <exception cref="Refused">It cannot be read.</exception>
    public DateOnly? Day() =>
        string.IsNullOrWhiteSpace(AnswerBy) ? null
        : SwedishDate.TryRead(AnswerBy, out var day, out var unreadable) ? day
        : throw new Refused(unreadable!.Reason, field: "answerBy");

    /// <summary>The bytes of a file that was chosen; null for none.</summary>
    public static async Task<byte[]?> BytesAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is null)
        {
            return null;
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        return content.ToArray();
    }
}
