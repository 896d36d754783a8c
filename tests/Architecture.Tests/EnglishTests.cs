using System.Text.RegularExpressions;
using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace Architecture.Tests;

/// <summary>
/// Whatever the house says in Swedish it can say in English: every text has its translation, and every translation its text.
/// </summary>
public sealed partial class EnglishTests
{
    private static readonly ILookup<string, (string Project, string English)> English = (
        from file in Repository.Files("src", "Texts.en.resx")
        from text in XDocument.Load(file).Root!.Elements("data")
        select (
            Swedish: text.Attribute("name")!.Value,
            Project: Repository.Relative(Path.GetDirectoryName(file)!),
            English: text.Element("value")!.Value
        )
    ).ToLookup(text => text.Swedish, text => (text.Project, text.English));

    [Fact]
    public void The_list_of_what_is_said_is_whole()
    {
        Said.All.Count.ShouldBeGreaterThan(2_000);
        var keys = Said.All.Select(said => said.Key).ToHashSet();
        string[] known =
        [
            "Sidan finns inte.",
            "Väntar på dig",
            "Ärendet öppnades",
            "Beloppet är för stort. Det får vara högst {0}.",
        ];
        known.Where(key => !keys.Contains(key)).ShouldBeEmpty();
        Said.Keys("x = T($\"{a} {{av}} \" + $\"{b:0.#}\") + T(c ? \"Ja\" : \"Nej\");").ShouldBe(["{0} {{av}} {1}", "Ja", "Nej"]);
        Said.LookedUpTooEarly("class A { static readonly string B = T(\"Ja\"); static string C => T(\"Nej\"); }").ShouldBe(["T(\"Ja\")"]);
    }

    [Fact]
    public void Each_text_has_its_English() =>
        Said
            .All.Where(said => IsWords(said.Key) && !English.Contains(said.Key) && !English.Contains(OtherCase(said.Key)))
            .Select(said => $"{said.File}: {said.Key}")
            .ShouldBeEmpty("Write its English in the project's Texts.en.resx.");

    [Fact]
    public void What_is_written_in_Swedish_is_said_by_T()
    {
        // What a municipality has decided, what technicians and other systems read, what is kept, and words that files are known by,
        // such as the name of a placeholder in a Word template.
        string[] not =
        [
            "src/Plugins",
            "Fund.CostBenefit",
            "Fund.Plugins",
            "Fund.Demonstration",
            "Fund.Host.Demonstrations",
            "Fund.Host.Seeding",
            "Fund.Host.Startup",
            "Fund.Host.Verification",
            "Fund.Web.Pages",
            "AspNetCoreGeneratedDocument.Pages_Components",
            "Fund.Platform.Load",
            "Fund.Applications.Load",
            "Fund.Assessment.Load",
            "Fund.Evaluation.Load",
            "Fund.Finance.Load",
            "Fund.Finance.Costs.CsvCostMapping",
            "Fund.Assessment.Meetings.MeetingBodies",
            "Fund.Assessment.Reports.StandardExtract",
            "Fund.Applications.Initiatives.SetProjectCodeShape",
            "Fund.Documents.Content.DocumentPage",
            "Fund.Process.Profiles.KeeperCheck",
            "AspNetCoreGeneratedDocument.Shared__OtherLanguage",
            "Fund.Web.Words",
        ];
        var keys = string.Join('\n', Said.All.Select(said => Blank().Replace(Value().Replace(said.Key, " "), " ")).Distinct());
        WrittenTextTests
            .Texts.Where(text => !not.Any(from => text.From.StartsWith(from, StringComparison.Ordinal)))
            .Where(text => !Placeholder().IsMatch(text.Words))
            .Where(text => !keys.Contains(text.Words, StringComparison.Ordinal))
            .Select(text => $"{text.From}: {text.Words}")
            .Distinct()
            .ShouldBeEmpty();
    }

    [Fact]
    public void No_English_is_left_without_its_text()
    {
        var said = Said.All.Select(text => (text.Project, text.Key)).ToHashSet();
        English
            .SelectMany(text => text.Select(one => (one.Project, text.Key)))
            .Where(text => !said.Contains(text) && !said.Contains((text.Project, OtherCase(text.Key))))
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_text_is_the_same_in_English_wherever_it_is_said() =>
        English
            .Where(text => text.Select(one => one.English).Distinct().Count() > 1)
            .Select(text => $"{text.Key}: {string.Join(" / ", text.Select(one => one.English).Distinct())}")
            .ShouldBeEmpty("The first that is found would stand for all: say it in another way in Swedish where it means another thing.");

    [Fact]
    public void Nothing_that_is_put_in_is_lost_and_nothing_is_left_in_Swedish() =>
        English
            .SelectMany(text => text.Select(one => (text.Key, one.English)))
            .Where(text =>
                !Values(text.Key).SetEquals(Values(text.English)) || string.IsNullOrWhiteSpace(text.English) || IsSwedish(text.English)
            )
            .ShouldBeEmpty();

    [Fact]
    public void No_text_is_looked_up_before_its_reader_is_known() =>
        (
            from file in Repository.Files("src", ".cs")
            from said in Said.LookedUpTooEarly(File.ReadAllText(file))
            select $"{Repository.Relative(file)}: {said}"
        ).ShouldBeEmpty();

    private static bool IsWords(string key) => Letters().IsMatch(Value().Replace(key, ""));

    private static bool IsSwedish(string english) => SwedishLetters().IsMatch(Quoted().Replace(english, ""));

    private static HashSet<string> Values(string text) => [.. Value().Matches(text).Select(value => value.Value)];

    private static string OtherCase(string key) =>
        key.Length == 0 ? key : (char.IsUpper(key[0]) ? char.ToLowerInvariant(key[0]) : char.ToUpperInvariant(key[0])) + key[1..];

    [GeneratedRegex(@"(?<!\{)\{\d+\}", RegexOptions.None, 1000)]
    private static partial Regex Value();

    [GeneratedRegex("[A-Za-zÅÄÖåäö]{2}", RegexOptions.None, 1000)]
    private static partial Regex Letters();

    // Swedish names of keys and files are quoted or hold a dot; öre and the like are what the money is called.
    [GeneratedRegex("[‘'“\"(][^’'”\")]*[’'”\")]|öre|åäö|[a-zåäö-]+\\.[a-z]{2,4}", RegexOptions.None, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex("\\s+", RegexOptions.None, 1000)]
    private static partial Regex Blank();

    [GeneratedRegex("^(\\{\\{)?[a-zåäö]+\\.[a-zåäö]+(\\}\\})?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex("[åäöÅÄÖ]", RegexOptions.None, 1000)]
    private static partial Regex SwedishLetters();
}
