using System.Text.Json.Nodes;
using System.Xml.Linq;
using Fund.Contracts.Messages;
using Fund.Platform.Modules;
using Fund.Platform.Process;
using Fund.Process.Profiles;
using Fund.Process.Reading;

namespace Fund.Host.Api;

/// <summary>
/// The JSON Schema of a rule version, for those who write one: printed by `profile-schema`, and at /schema/regelversion.json for everybody.
/// </summary>
internal static class ProfileSchemaDocument
{
    private const string Path = "/schema/regelversion.json";

    public static string Text(ModuleList modules) => Schema(modules).ToJsonString(DocumentReader.Json);

    public static void MapProfileSchema(this WebApplication app, ModuleList modules)
    {
        var text = new Lazy<string>(() => Text(modules));
        app.MapGet(Path, () => Results.Text(text.Value, "application/schema+json"))
            .ExcludeFromDescription()
            .WithMetadata(new RequiresAttribute(Permission.Public));
    }

    private static JsonObject Schema(ModuleList modules) => ProfileSchema.Of(Product.WordsOf(modules), Descriptions());

    // The compiler writes the comments of the types beside the assembly; without the file the schema is the same, with no explanations.
    private static Dictionary<string, string> Descriptions()
    {
        var texts = new Dictionary<string, string>();
        foreach (var assembly in new[] { typeof(Profile).Assembly, typeof(RequiresAttribute).Assembly })
        {
            var file = System.IO.Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".xml");
            if (!File.Exists(file))
            {
                continue;
            }

            foreach (var member in XDocument.Load(file).Descendants("member"))
            {
                var id = (string)member.Attribute("name")!;
                Add(texts, id, member.Element("summary"));
                foreach (var parameter in member.Elements("param"))
                {
                    Add(texts, $"{id}#{(string)parameter.Attribute("name")!}", parameter);
                }
            }
        }

        return texts;
    }

    private static void Add(Dictionary<string, string> texts, string id, XElement? text)
    {
        if (text is not null)
        {
            var words = text.DescendantNodes()
                .Select(node =>
                    node switch
                    {
                        XText plain => plain.Value,
                        XElement { Name.LocalName: "see" } see => ((string?)see.Attribute("cref") ?? "").Split('.')[^1],
                        _ => "",
                    }
                );
            texts[id] = string.Join(' ', string.Concat(words).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }
    }
}
