using System.Text;
using System.Text.Json;

namespace Fund.Process.Reading;

/// <summary>A value of a JSON document that knows its line, which System.Text.Json's own does not.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Line">The line it begins on, the first is 1.</param>
/// <param name="Text">A text, or a number as written; null for the rest.</param>
/// <param name="Members">Keys and values of an object, doubled ones too.</param>
/// <param name="Items">Elements of a list.</param>
internal sealed record JsonPart(
    JsonValueKind Kind,
    int Line,
    string? Text,
    IReadOnlyList<(string Name, int Line, JsonPart Value)> Members,
    IReadOnlyList<JsonPart> Items
)
{
    private const int MaxDepth = 64;

    /// <summary>The line of a place, or of what is nearest around it.</summary>
    public int LineOf(Place place)
    {
        var (part, line) = (this, Line);
        foreach (var step in place.Steps)
        {
            if (step is int index && index < part.Items.Count)
            {
                part = part.Items[index];
                line = part.Line;
            }
            else if (step is string key && part.Members.FirstOrDefault(member => member.Name == key) is { Value: not null } member)
            {
                (part, line) = (member.Value, member.Line);
            }
            else
            {
                break;
            }
        }

        return line;
    }

    /// <summary>Reads a document; null and the fault when it is no JSON.</summary>
    public static (JsonPart? Part, DocumentFault? Fault) Parse(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var lines = new LineIndex(bytes);
        var reader = new Utf8JsonReader(
            bytes,
            new JsonReaderOptions
            {
                CommentHandling = JsonCommentHandling.Skip,
                AllowTrailingCommas = true,
                MaxDepth = MaxDepth,
            }
        );
        try
        {
            if (!reader.Read())
            {
                return (null, new DocumentFault(Place.Top, 1, T("Filen är tom.")));
            }

            var part = Value(ref reader, lines);
            return reader.Read()
                ? (null, new DocumentFault(Place.Top, lines.At(reader.TokenStartIndex), T("Här fortsätter filen efter sitt slut.")))
                : (part, null);
        }
        catch (JsonException error)
        {
            return (
                null,
                new DocumentFault(
                    Place.Top,
                    (int)(error.LineNumber ?? 0) + 1,
                    T(
                        $"Filen är inte giltig JSON. Vid tecken {(error.BytePositionInLine ?? 0) + 1} saknas ett citattecken, ett komma, "
                            + $"ett kolon eller en klammer, eller så står ett tecken för mycket."
                    )
                )
            );
        }
        catch (InvalidOperationException)
        {
            return (null, new DocumentFault(Place.Top, lines.At(reader.TokenStartIndex), T("Texten har ett trasigt tecken (\\u).")));
        }
    }

    private static JsonPart Value(ref Utf8JsonReader reader, LineIndex lines)
    {
        var line = lines.At(reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = new List<(string, int, JsonPart)>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var (name, at) = (reader.GetString()!, lines.At(reader.TokenStartIndex));
                    reader.Read();
                    members.Add((name, at, Value(ref reader, lines)));
                }

                return new JsonPart(JsonValueKind.Object, line, null, members, []);
            case JsonTokenType.StartArray:
                var items = new List<JsonPart>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Value(ref reader, lines));
                }

                return new JsonPart(JsonValueKind.Array, line, null, [], items);
            case JsonTokenType.String:
                return new JsonPart(JsonValueKind.String, line, reader.GetString(), [], []);
            case JsonTokenType.Number:
                return new JsonPart(JsonValueKind.Number, line, Encoding.UTF8.GetString(reader.ValueSpan), [], []);
            case JsonTokenType.True:
                return new JsonPart(JsonValueKind.True, line, null, [], []);
            case JsonTokenType.False:
                return new JsonPart(JsonValueKind.False, line, null, [], []);
            default:
                return new JsonPart(JsonValueKind.Null, line, null, [], []);
        }
    }

    private sealed class LineIndex
    {
        private readonly List<int> ends = [];

        public LineIndex(ReadOnlySpan<byte> bytes)
        {
            for (var i = 0; i < bytes.Length; i++)
            {
                if (bytes[i] == (byte)'\n')
                {
                    ends.Add(i);
                }
            }
        }

        public int At(long position)
        {
            var found = ends.BinarySearch((int)position);
            return (found < 0 ? ~found : found) + 1;
        }
    }
}
