using System.Globalization;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;

namespace Fund.Assessment.Reading;

/// <summary>What was typed into a field, read; the field says why where it cannot be.</summary>
internal static class Typed
{
    /// <summary>A Swedish calendar date.</summary>
    /// <exception cref="Refused">It cannot be read.</exception>
    public static DateOnly Day(string? text, string field) =>
        SwedishDate.TryRead(text, out var date, out var unreadable) ? date : throw new Refused(unreadable!.Reason, field: field);

    /// <summary>A Swedish calendar date, or nothing.</summary>
    /// <exception cref="Refused">It cannot be read.</exception>
    public static DateOnly? DayIfAny(string? text, string field) => string.IsNullOrWhiteSpace(text) ? null : Day(text, field);

    /// <summary>A person that was chosen, or nobody.</summary>
    /// <exception cref="Refused">What was sent stands for no person.</exception>
    public static PersonId? Person(string? text, string field) =>
        string.IsNullOrEmpty(text) ? null
        : Guid.TryParseExact(text, "D", out var person) ? new PersonId(person)
        : throw new Refused(T("Välj en person i listan."), field: field);

    /// <summary>A time of day, Swedish clock: "13.00" or "13:00".</summary>
    /// <exception cref="Refused">It cannot be read.</exception>
    public static TimeOnly Time(string? text, string field) =>
        TimeOnly.TryParseExact(
            (text ?? "").Trim().Replace('.', ':'),
            ["HH:mm", "H:mm"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var time
        )
            ? time
            : throw new Refused(T("Skriv klockslaget som tt.mm, till exempel 13.00."), field: field);
}
