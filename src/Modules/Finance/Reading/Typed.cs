using Fund.Contracts.Messages;
using Fund.Contracts.Values;

namespace Fund.Finance.Reading;

/// <summary>What people type on the module's pages, read strictly: an unreadable value is refused at its field, never guessed.</summary>
internal static class Typed
{
    /// <summary>A date.</summary>
    public static DateOnly Date(string? text, string field) =>
        SwedishDate.TryRead(text, out var date, out var unreadable) ? date : throw new Refused(unreadable!.Reason, field: field);
}
