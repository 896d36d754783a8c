namespace Fund.Host.Demonstrations;

/// <summary>What `./run` tells a newcomer to try: the walks of every package's story, those of the same name together.</summary>
internal static class DemonstrationWalks
{
    private const int Width = 96;

    /// <summary>Writes them; nothing where no story has any.</summary>
    /// <param name="packages">Folder of the plugin packages: id, version, files.</param>
    /// <param name="address">Where the demonstration is: "http://127.0.0.1:5080".</param>
    /// <param name="output">Where they are written.</param>
    public static async Task WriteAsync(string packages, string address, TextWriter output)
    {
        var walks =
            from folder in Directory.Exists(packages) ? Directory.GetFiles(packages, "demonstration.json", SearchOption.AllDirectories) : []
            let story = Story.In(Path.GetDirectoryName(folder)!)
            where story is not null
            let municipality = DemonstrationSeed.Read(folder)
            from walk in story.Walks
            group (municipality, walk) by walk.Name;
        foreach (var walk in walks)
        {
            await output.WriteLineAsync($"\n  {walk.Key}");
            foreach (var (municipality, step) in walk)
            {
                var people = municipality["persons"]!.AsArray();
                var person = people.Single(one => one!["subject"]!.GetValue<string>() == step.As)!["name"];
                await output.WriteLineAsync($"    {address.TrimEnd('/')}/{municipality["key"]}{step.Path}  (logga in som {person})");
                foreach (var line in Lines(step.Text))
                {
                    await output.WriteLineAsync($"      {line}");
                }
            }
        }
    }

    // As wide as a terminal shows without breaking words.
    private static IEnumerable<string> Lines(string text)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length + word.Length > Width)
            {
                yield return line;
                line = "";
            }

            line += (line.Length == 0 ? "" : " ") + word;
        }

        yield return line;
    }
}
