namespace Fund.MunicipalityProfiles.Templates;

/// <summary>Words on templates.</summary>
internal static class TemplateWords
{
    /// <summary>"Version 2", "Produktens mall".</summary>
    public static string VersionOf(int number) => number == TemplateShelf.Standard ? T("Produktens mall") : T($"Version {number}");
}
