using System.Text.Json;
using Fund.Applications.Cases;
using Fund.Contracts.Values;
using Fund.Platform.Numbers;
using Fund.Process.Profiles;

namespace Fund.Applications.Submission;

/// <summary>
/// What was handed in, word for word: the legal boundary. Never changed; the answers of the case go on as working material.
/// </summary>
internal sealed class Submitted
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }
    public string Form { get; init; } = "";
    public string Answers { get; init; } = "{}";
    public string Units { get; init; } = "[]";
    public string Who { get; init; } = "";
    public DateOnly On { get; init; }
    public DateTimeOffset At { get; init; }

    public static Submitted Freeze(Case handedIn, string form, string who, DateOnly on, DateTimeOffset at) =>
        new()
        {
            CaseId = handedIn.Id,
            Form = form,
            Answers = JsonSerializer.Serialize(handedIn.Answers.Where(a => a.Value is not null).ToDictionary(a => a.Field, a => a.Value)),
            Units = JsonSerializer.Serialize(handedIn.Units.Select(u => u.AsFact())),
            Who = who,
            On = on,
            At = at,
        };
}

/// <summary>Registry numbers as each authority writes them (A-07, U-01).</summary>
internal static class RegistryNumbers
{
    public static async Task<string> NextAsync(Numbers numbers, Authority authority, int year, CancellationToken cancellation) =>
        authority.Written(year, await numbers.NextAsync($"registry:{authority.Key}:{year}", cancellation));
}
