using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Fund.Host.Demonstrations;

/// <summary>
/// What has happened in a demonstration's municipality, as the file <c>demonstration/story.json</c> of its package tells it: every step is
/// a
/// message of the product's own, sent by a person of the municipality at a time.
/// </summary>
/// <param name="Begins">The day on which the municipality is started.</param>
/// <param name="Today">The day that the clock shows when the story has been told.</param>
/// <param name="Walks">What a newcomer is told to try.</param>
/// <param name="Steps">In the order of time.</param>
internal sealed record Story(DateOnly Begins, DateOnly Today, IReadOnlyList<StoryWalk> Walks, IReadOnlyList<StoryStep> Steps)
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Reads the story beside a demonstration.json; null where the package tells none.</summary>
    /// <exception cref="InvalidOperationException">It cannot be read, or its steps are not in the order of time.</exception>
    public static Story? In(string packageFolder)
    {
        var file = Path.Combine(packageFolder, "demonstration", "story.json");
        if (!File.Exists(file))
        {
            return null;
        }

        Story story;
        try
        {
            story = JsonSerializer.Deserialize<Story>(File.ReadAllText(file), Reading)!;
        }
        catch (JsonException fault)
        {
            throw new InvalidOperationException($"{file}: {fault.Message}", fault);
        }

        var late = story.Steps.Zip(story.Steps.Skip(1)).FirstOrDefault(pair => pair.Second.On < pair.First.On).Second;
        return late is null ? story : throw new InvalidOperationException($"{file}: {late} stands after what happened later.");
    }
}

/// <summary>Something to try in the demonstration.</summary>
/// <param name="Name">What it is, Swedish.</param>
/// <param name="As">Whom to sign in as.</param>
/// <param name="Path">Where it begins, below the municipality.</param>
/// <param name="Text">What to do there, Swedish.</param>
internal sealed record StoryWalk(string Name, string As, string Path, string Text);

/// <summary>A step of a story.</summary>
/// <param name="On">When, Swedish time.</param>
/// <param name="Who">The person's subject.</param>
/// <param name="Does">Name of the message.</param>
/// <param name="Case">The story's own name of the case it is about; <c>OpenCase</c> gives it.</param>
/// <param name="With">
/// The message as the API takes it. A text "{name.part.0.part}" stands for what an earlier step kept, and "@file" for a file's content.
/// </param>
/// <param name="Keeps">Name under which the answer is kept for later steps; null keeps nothing.</param>
internal sealed record StoryStep(DateTime On, string Who, string Does, string? Case = null, JsonObject? With = null, string? Keeps = null)
{
    /// <inheritdoc/>
    public override string ToString() => $"{On:yyyy-MM-dd HH:mm} {Who} {Does}{(Case is null ? "" : $" ({Case})")}";
}
