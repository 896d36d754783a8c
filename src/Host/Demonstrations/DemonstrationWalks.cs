namespace Fund.Host.Demonstrations;

/// <summary>What `./run` tells a newcomer to try: the walks of every package's story, those of the same name together.</summary>
internal static class DemonstrationWalks
{
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
            let key = DemonstrationSeed.KeyOf(folder)
            from walk in story.Walks
            group (key, walk) by walk.Name;
        foreach (var walk in walks)
        {
            await output.WriteLineAsync($"  {walk.Key}");
            foreach (var (key, step) in walk)
            {
                await output.WriteLineAsync($"    {address.TrimEnd('/')}/{key}{step.Path}  som {step.As}");
                await output.WriteLineAsync($"      {step.Text}");
            }
        }
    }
}
