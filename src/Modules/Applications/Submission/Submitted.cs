using System.Security.Cryptography;
using System.Text.Json;
using Fund.Applications.Cases;
using Fund.Contracts.Values;
using Fund.Platform.Tenancy;

namespace Fund.Applications.Submission;

/// <summary>
/// What was handed in, word for word: the legal boundary. Never changed; the answers of the case go on as working material. Kept as
/// received, in
/// JSON with its own options.
/// </summary>
internal sealed class Submitted
{
    private static readonly JsonSerializerOptions AsReceived = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private Submitted() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; private init; }
    public string Form { get; private init; } = "";
    public string Title { get; private init; } = "";
    public string Answers { get; private init; } = "{}";
    public string Units { get; private init; } = "[]";

    /// <summary>Tells the content from every other: handed in again without a change it is the same (F-24).</summary>
    public string Content { get; private init; } = "";

    /// <summary>The entry of the log that it was handed in with.</summary>
    public Guid Act { get; private init; }
    public PersonId? PersonId { get; private init; }
    public string Who { get; private init; } = "";
    public DateOnly On { get; private init; }
    public DateTimeOffset At { get; private init; }

    public static Submitted Freeze(Case handedIn, string form, DateOnly on, Act act) =>
        new()
        {
            CaseId = handedIn.Id,
            Form = form,
            Title = handedIn.Title,
            Answers = JsonSerializer.Serialize(
                handedIn.Answers.Where(a => a.Value is not null).ToDictionary(a => a.Field, a => a.Value),
                AsReceived
            ),
            Units = JsonSerializer.Serialize(handedIn.Units.Select(u => u.AsFact()), AsReceived),
            Content = ContentOf(handedIn, form),
            Act = act.Id,
            PersonId = act.Person,
            Who = act.Who,
            On = on,
            At = act.At,
        };

    // In an order of its own, so that how the rows happened to be read tells no difference.
    private static string ContentOf(Case handedIn, string form)
    {
        var said = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                form,
                handedIn.Title,
                Answers = handedIn
                    .Answers.Where(a => a.Value is not null)
                    .OrderBy(a => a.Field, StringComparer.Ordinal)
                    .Select(a => new[] { a.Field, a.Value }),
                Units = handedIn.Units.OrderBy(u => u.UnitKey, StringComparer.Ordinal).Select(u => u.AsFact()),
            },
            AsReceived
        );
        return Convert.ToHexStringLower(SHA256.HashData(said));
    }

    /// <summary>The answers by question.</summary>
    public IReadOnlyDictionary<string, string?> AnswersAsReceived() => AnswersOf(Answers);

    /// <summary>Answers by question, as the column keeps them.</summary>
    public static IReadOnlyDictionary<string, string?> AnswersOf(string answers) =>
        JsonSerializer.Deserialize<Dictionary<string, string?>>(answers, AsReceived)!;

    /// <summary>The units as they took part.</summary>
    public IReadOnlyList<ParticipantFact> UnitsAsReceived() => JsonSerializer.Deserialize<List<ParticipantFact>>(Units, AsReceived)!;
}
