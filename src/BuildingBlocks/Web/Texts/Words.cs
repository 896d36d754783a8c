using System.Globalization;
using System.Resources;
using Fund.Contracts.Languages;
using Microsoft.AspNetCore.Http;

namespace Fund.Web;

/// <summary>The kit's own words, Swedish or English after <see cref="ReadersLanguage"/>.</summary>
internal sealed class Words
{
    private static readonly ResourceManager Resources = new(typeof(Words));

    private readonly CultureInfo culture;

    private Words(CultureInfo culture) => this.culture = culture;

    /// <summary>Swedish.</summary>
    public static Words Swedish { get; } = new(CultureInfo.GetCultureInfo("sv"));

    /// <summary>English.</summary>
    public static Words English { get; } = new(CultureInfo.GetCultureInfo("en"));

    /// <summary>The words of this request.</summary>
    public static Words Of(HttpContext context) => ReadersLanguage.Current == Language.English ? English : Swedish;

    /// <summary>The word with this key. A key that does not exist is a fault of the kit, and a test finds it.</summary>
    public string this[string key] => Resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"No text {key}.");

    /// <summary>The word with this key, with values in its places.</summary>
    public string Format(string key, params object[] values) => string.Format(CultureInfo.InvariantCulture, this[key], values);
}
