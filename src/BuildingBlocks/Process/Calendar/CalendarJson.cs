using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Fund.Process.Reading;

namespace Fund.Process.Calendar;

/// <summary>A day of every year in a profile: "08-31".</summary>
internal sealed class MonthDayJson : JsonConverter<MonthDay>, IOwnShape
{
    public JsonObject Schema => new() { ["type"] = "string", ["pattern"] = "^[0-1][0-9]-[0-3][0-9]$" };

    public override MonthDay Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && MonthDay.TryParse(reader.GetString(), out var day)
            ? day
            : throw OwnShape.Wrong(T("Skriv dagen som månad och dag, till exempel \"08-31\"."));

    public override void Write(Utf8JsonWriter writer, MonthDay value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}

/// <summary>A fiscal year in a profile: 2027.</summary>
internal sealed class FiscalYearJson : JsonConverter<FiscalYear>, IOwnShape
{
    public JsonObject Schema =>
        new()
        {
            ["type"] = "integer",
            ["minimum"] = 1,
            ["maximum"] = 9998,
        };

    public override FiscalYear Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var year) && year is >= 1 and < 9999
            ? new FiscalYear(year)
            : throw OwnShape.Wrong(T("Skriv året med fyra siffror, till exempel 2027."));

    public override void Write(Utf8JsonWriter writer, FiscalYear value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Year);
}

/// <summary>
/// A term in a profile: one unit and how many, and whether a day off work moves it: { "months": 1, "moveToWorkingDay": true }.
/// </summary>
internal sealed class DeadlineTermJson : JsonConverter<DeadlineTerm>, IOwnShape
{
    public JsonObject Schema
    {
        get
        {
            var properties = new JsonObject { [Move] = new JsonObject { ["type"] = "boolean" } };
            foreach (var (key, _) in Units)
            {
                properties[key] = new JsonObject
                {
                    ["type"] = "integer",
                    ["minimum"] = 0,
                    ["maximum"] = Longest,
                };
            }

            return new()
            {
                ["type"] = "object",
                ["properties"] = properties,
                ["additionalProperties"] = false,
                ["oneOf"] = new JsonArray([.. Units.Select(unit => new JsonObject { ["required"] = new JsonArray(unit.Key) })]),
            };
        }
    }

    private const string Move = "moveToWorkingDay";

    // More than any guideline promises, and far from where dates end.
    private const int Longest = 10_000;

    private static readonly (string Key, TermUnit Unit)[] Units =
    [
        ("days", TermUnit.Days),
        ("workingDays", TermUnit.WorkingDays),
        ("weeks", TermUnit.Weeks),
        ("months", TermUnit.Months),
        ("years", TermUnit.Years),
    ];

    public override DeadlineTerm Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Wrong();
        }

        (int Length, TermUnit Unit)? term = null;
        bool? moves = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString();
            reader.Read();
            if (key == Move && moves is null && reader.TokenType is JsonTokenType.True or JsonTokenType.False)
            {
                moves = reader.GetBoolean();
                continue;
            }

            var unit = Array.FindIndex(Units, one => one.Key == key);
            if (unit < 0 || term is not null || reader.TokenType != JsonTokenType.Number)
            {
                throw Wrong();
            }

            if (!reader.TryGetInt32(out var length) || length is < 0 or > Longest)
            {
                throw Wrong();
            }

            term = (length, Units[unit].Unit);
        }

        return term is { } found ? new DeadlineTerm(found.Length, found.Unit, moves ?? false) : throw Wrong();
    }

    public override void Write(Utf8JsonWriter writer, DeadlineTerm value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber(Array.Find(Units, one => one.Unit == value.Unit).Key, value.Length);
        if (value.MoveToWorkingDay)
        {
            writer.WriteBoolean(Move, true);
        }

        writer.WriteEndObject();
    }

    private static JsonException Wrong() =>
        OwnShape.Wrong(
            T(
                "Skriv tiden med en enhet (days, workingDays, weeks, months eller "
                    + "years) och ett helt antal, till exempel { \"days\": 30 }. Lägg till "
                    + "\"moveToWorkingDay\": true om en ledig dag flyttar den till nästa arbetsdag."
            )
        );
}

/// <summary>What is done at an occasion, as a list of words: ["settlement", "followUp"].</summary>
internal sealed class OccasionKindsJson : JsonConverter<OccasionKinds>, IOwnShape
{
    public JsonObject Schema =>
        new()
        {
            ["type"] = "array",
            ["uniqueItems"] = true,
            ["items"] = new JsonObject { ["enum"] = new JsonArray([.. Words.Select(one => (JsonNode)one.Word)]) },
        };

    private static readonly (string Word, OccasionKinds Kind)[] Words =
    [
        ("settlement", OccasionKinds.Settlement),
        ("followUp", OccasionKinds.FollowUp),
        ("portfolioEvaluation", OccasionKinds.PortfolioEvaluation),
        ("legalInterimReport", OccasionKinds.LegalInterimReport),
        ("yearEnd", OccasionKinds.YearEnd),
    ];

    public override OccasionKinds Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw Wrong();
        }

        var kinds = OccasionKinds.None;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var word = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            var known = Array.Find(Words, one => one.Word == word);
            if (known.Word is null || kinds.HasFlag(known.Kind))
            {
                throw Wrong();
            }

            kinds |= known.Kind;
        }

        return kinds;
    }

    public override void Write(Utf8JsonWriter writer, OccasionKinds value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var (word, _) in Words.Where(one => value.HasFlag(one.Kind)))
        {
            writer.WriteStringValue(word);
        }

        writer.WriteEndArray();
    }

    private static JsonException Wrong() =>
        OwnShape.Wrong(
            T($"Skriv vad som görs vid tillfället som en lista, varje ord en gång: {string.Join(", ", Words.Select(one => one.Word))}.")
        );
}
