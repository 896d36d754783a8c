namespace Fund.Documents.Pdf;

/// <summary>Where the browser's program is.</summary>
internal static class ChromiumProgram
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>
    /// The program that the settings name, else the system's own; looked for each time, since it may be installed meanwhile.
    /// </summary>
    /// <exception cref="PdfUnavailable">There is none; the message says what to do.</exception>
    public static string Find(PdfOptions options)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PdfUnavailable(
                "PDF files are made on Linux only: the browser is spoken to over pipes that Windows does not hand on."
            );
        }

        if (options.Chromium is { Length: > 0 } named)
        {
            return File.Exists(named)
                ? named
                : throw new PdfUnavailable($"{PdfOptions.Section}:{nameof(PdfOptions.Chromium)} names {named}, which does not exist.");
        }

        var found =
            from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            where Path.IsPathRooted(folder)
            from name in Names
            let path = Path.Combine(folder, name)
            where File.Exists(path)
            select path;
        return found.FirstOrDefault()
            ?? throw new PdfUnavailable(
                "No Chromium is installed, so there can be no PDF files. Install one (Debian: apt-get install chromium), or name its "
                    + "program "
                    + $"with {PdfOptions.Section}:{nameof(PdfOptions.Chromium)}."
            );
    }
}
