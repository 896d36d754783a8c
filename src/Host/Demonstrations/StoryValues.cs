using System.Globalization;
using System.Text.Json.Nodes;

namespace Fund.Host.Demonstrations;

/// <summary>What the steps of a story have answered, and the steps to come with it put in.</summary>
/// <param name="folder">Where the story's files are.</param>
internal sealed class StoryValues(string folder)
{
    private readonly Dictionary<string, JsonNode?> kept = new(StringComparer.Ordinal);

    /// <summary>Keeps an answer.</summary>
    public void Keep(string name, JsonNode? answer) => kept[name] = answer;

    /// <summary>The message of a step, with every reference replaced.</summary>
    /// <exception cref="InvalidOperationException">It refers to what is not there.</exception>
    public JsonObject MessageOf(StoryStep step, bool aboutCase)
    {
        var message = step.With is null ? [] : (JsonObject)Filled(step.With)!;
        if (aboutCase && step.Case is { } name)
        {
            message["caseNumber"] = Found($"{name}.caseNumber")?.DeepClone();
        }

        return message;
    }

    private JsonNode? Filled(JsonNode? node) =>
        node switch
        {
            JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(Words(member.Key), Filled(member.Value)))),
            JsonArray list => new JsonArray([.. list.Select(Filled)]),
            JsonValue value when value.TryGetValue<string>(out var text) => FilledText(text),
            _ => node?.DeepClone(),
        };

    private JsonNode? FilledText(string text) =>
        text switch
        {
            ['@', .. var file] => Convert.ToBase64String(File.ReadAllBytes(Path.Combine(folder, file))),
            ['{', .. var path, '}'] => Found(path)?.DeepClone(),
            _ => text,
        };

    private string Words(string key) => key is ['{', .. var path, '}'] ? Found(path)!.ToString() : key;

    // "day.rows.0.id"; "indicators[name=Skolnärvaro].id" finds the one with that value.
    private JsonNode? Found(string path)
    {
        var parts = path.Split('.');
        if (!kept.TryGetValue(parts[0], out var at))
        {
            throw new InvalidOperationException($"Nothing is kept as {parts[0]}.");
        }

        foreach (var part in parts[1..])
        {
            at = Within(at, part) ?? throw new InvalidOperationException($"{path}: {part} is not in {at?.ToJsonString() ?? "nothing"}.");
        }

        return at;
    }

    private static JsonNode? Within(JsonNode? at, string part)
    {
        if (part.Split('[', ']') is [var name, var condition, ""] && condition.Split('=', 2) is [var key, var wanted])
        {
            var list = (name.Length == 0 ? at : (at as JsonObject)?[name]) as JsonArray;
            return list?.FirstOrDefault(item => item?[key]?.ToString() == wanted);
        }

        return at switch
        {
            JsonArray list when int.TryParse(part, CultureInfo.InvariantCulture, out var index) && index < list.Count => list[index],
            JsonObject members => members[part],
            _ => null,
        };
    }
}
