using System.Text.Json;
using Fund.Demonstration.Settings;

namespace Fund.Demonstration.SignIn;

/// <summary>Everybody that one can sign in as, read once at the start.</summary>
internal sealed class Persons(IReadOnlyList<Person> all)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    public IReadOnlyList<Person> All => all;

    /// <summary>Finds by subject, or by e-mail address.</summary>
    public Person? Find(string? hint) =>
        all.FirstOrDefault(person => person.Subject == hint)
        ?? all.FirstOrDefault(person => string.Equals(person.Email, hint, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads the file of persons and the municipalities' own documents, the same that the host starts them from.</summary>
    /// <exception cref="InvalidDemonstration">A file is missing or cannot be read.</exception>
    public static Persons Read(IConfiguration configuration)
    {
        var file = configuration["Demonstration:Persons"] ?? Path.Combine(AppContext.BaseDirectory, "persons.json");
        var persons = new List<Person>();
        if (configuration["Demonstration:Municipalities"] is { Length: > 0 } folder && Directory.Exists(folder))
        {
            foreach (
                var document in Directory
                    .EnumerateFiles(folder, "demonstration.json", SearchOption.AllDirectories)
                    .Order(StringComparer.Ordinal)
            )
            {
                var municipality = Parse<MunicipalityPersons>(document);
                persons.AddRange(municipality.Persons.Select(person => person with { Municipality = municipality.Name }));
            }
        }

        persons.AddRange(Parse<Person[]>(file));
        return new Persons([.. persons.DistinctBy(person => person.Subject)]);
    }

    private static T Parse<T>(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return JsonSerializer.Deserialize<T>(stream, Json) ?? throw new InvalidDemonstration($"{file} is empty.");
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDemonstration($"{file} cannot be read: {error.Message}");
        }
    }

    private sealed record MunicipalityPersons(string Name, IReadOnlyList<Person> Persons);
}
