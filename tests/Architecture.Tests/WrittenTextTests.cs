using System.Text.Json;
using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Shouldly;
using Xunit;

namespace Architecture.Tests;

/// <summary>
/// Every Swedish text that people meet, as compiled into the product and its plugins and as written in the shipped guidelines: plain words,
/// no word of the system, nothing that grates when it is read aloud.
/// </summary>
public sealed partial class WrittenTextTests
{
    // Where the reader is a technician: files that they write, the interface between systems, plugin packages, the operator's setup.
    private static readonly string[] Technical =
    [
        "Fund.Platform.Api",
        "Fund.Platform.Plugins",
        "Fund.Plugins.Runtime",
        "Fund.Process.Reading",
        "Fund.Process.Profiles",
        "Fund.Process.Calendar",
        "Fund.Host.Api",
        "Fund.Host.Errors",
        "Fund.Host.Seeding",
        "Fund.Host.Startup",
        "Fund.Host.Demonstrations",
        "Fund.MunicipalityProfiles.Installation",
        "Fund.MunicipalityProfiles.People",
        "Fund.Finance.Vouchers",
        "Fund.Finance.Costs",
        "Fund.Web.Pages",
    ];

    // What a calculation's input may be is a range, and how an amount is typed is shown with its sign.
    private static readonly string[] Signed = ["Fund.CostBenefit", "Fund.Contracts.Values", "Fund.Web.Pages", "Fund.Finance.Vouchers"];

    internal static readonly IReadOnlyList<Written> Texts = [.. Compiled.Assemblies.SelectMany(In), .. Plugins(), .. InGuidelines()];

    public static readonly TheoryData<string, string> Grating = new()
    {
        { "a class name or a word of code", @"\b(?!JavaScript|OpenDocument|EnterCard)[A-ZÅÄÖ][a-zåäö]+[A-ZÅÄÖ]\w*\b" },
        {
            "a word of the system",
            @"\b(null|JSON|Id|id:t|true|false|enum|string|boolean|Controller|controller|Exception|handler|query|tenant|token|entity|Pc8)\b"
        },
        {
            "an English word of the process",
            @"\b(stage|draft|granted|rejected|settlement|outcome|case|run|job|module|guideline|profile)\b"
        },
    };

    public static readonly TheoryData<string, string> GratingEverywhere = new()
    {
        { "people called users", @"\banvändar(e|en|na|ens|nas)\b" },
        { "two ways of saying one thing", @"Inga andra än|Avslutad – pågår" },
        { "one of several", @"\b1 (?!till\b|av\b)[a-zåäö]+(or|ar|er)\b" },
        { "the same word twice", @"\b([a-zåäö]{2,}) \1\b" },
        { "one sex for all", @"\b(hennes|hans|han|hon)\b" },
        { "a space that should not be there", @"[a-zåäö] [,.;:](\s|$)" },
        { "required and not", @"\(frivilligt\).*[Kk]rävs|[Kk]rävs.*\(frivilligt\)" },
    };

    [Theory(DisplayName = "F-32 No text that people meet holds")]
    [MemberData(nameof(Grating))]
    public void No_word_of_the_system(string what, string pattern) =>
        Holding(pattern, text => !Technical.Any(text.From.StartsWith)).ShouldBeEmpty(what);

    [Theory(DisplayName = "F-32 No text, not even a technician's, holds")]
    [MemberData(nameof(GratingEverywhere))]
    public void Nothing_that_grates(string what, string pattern) => Holding(pattern, _ => true).ShouldBeEmpty(what);

    [Fact(DisplayName = "F-32 No sentence shows a minus: what is owed is told in words")]
    public void No_minus_in_prose() => Holding(@"(?<![\w–-])[−-]\d", text => !Signed.Any(text.From.StartsWith)).ShouldBeEmpty();

    [Fact(DisplayName = "F-32 The core calls what is granted what the municipality calls it, never by one municipality's word")]
    public void The_municipalitys_own_word() =>
        Holding(
                @"\b[Ss]atsning(en|ar|arna|ens)?\b",
                text => !text.From.StartsWith("src/Plugins", StringComparison.Ordinal) && !Terms().IsMatch(text.From)
            )
            .ShouldBeEmpty();

    [Fact(DisplayName = "F-32 The list of texts is the whole of them: refusals, pages, log words, tasks, guidelines, plugins")]
    public void The_list_is_whole()
    {
        Texts.Count.ShouldBeGreaterThan(1500);
        var all = Texts.Select(text => text.Words).ToHashSet();
        string[] known =
        [
            "Sidan finns inte.",
            "Utkast som bara sökanden och samordnaren ser.",
            "Ärendet öppnades",
            "Planen för uppföljning låses vid starten.",
            "Återkoppla på idén",
            "Styrgruppen får ett meddelande när en idé eller ansökan kommer in.",
            "Återbetalning",
        ];
        known.Where(text => !all.Contains(text)).ShouldBeEmpty();
    }

    [Fact(DisplayName = "F-32 What has happened is told as having happened")]
    public void The_log_speaks_of_what_was()
    {
        var told = Compiled
            .Assemblies.SelectMany(Compiled.Types)
            .SelectMany(type => type.CustomAttributes)
            .Where(attribute => attribute.AttributeType.Name == "LoggedAsAttribute")
            .Select(attribute => (string)attribute.ConstructorArguments[0].Value)
            .ToList();
        told.Count.ShouldBeGreaterThan(30);
        told.Where(text => !Past().IsMatch(text)).ShouldBeEmpty();
    }

    [Fact(DisplayName = "F-32 A field that is asked for in some case is not marked as one to leave out")]
    public void Not_optional_and_asked_for() =>
        (
            from file in Repository.Files("src", ".cshtml")
            from Match tag in Fields().Matches(File.ReadAllText(file))
            where tag.Value.Contains("optional=\"true\"", StringComparison.Ordinal) && Asked().IsMatch(tag.Value)
            select $"{Repository.Relative(file)}: {tag.Value}"
        ).ShouldBeEmpty();

    [Fact(DisplayName = "F-32 A number of things has a singular")]
    public void A_number_has_a_singular() =>
        (
            from folder in new[] { "src/Modules", "src/Host", "src/BuildingBlocks/Web" }
            from file in Repository.Files(folder, ".cs", ".cshtml")
            let lines = File.ReadAllLines(file)
            from line in lines.Index()
            where Number().IsMatch(line.Item)
            where !lines[Math.Max(0, line.Index - 3)..Math.Min(lines.Length, line.Index + 2)].Any(near => One().IsMatch(near))
            select $"{Repository.Relative(file)}:{line.Index + 1} {line.Item.Trim()}"
        ).ShouldBeEmpty();

    private static IEnumerable<string> Holding(string pattern, Func<Written, bool> wanted)
    {
        var regex = new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
        return Texts.Where(text => wanted(text) && regex.IsMatch(text.Words)).Select(text => $"{text.From}: {text.Words}").Distinct();
    }

    private static IEnumerable<Written> In(AssemblyDefinition assembly) =>
        from type in Compiled.Types(assembly)
        // The compiler's own copy of the comments is English, and no page shows it.
        where !Compiled.Outermost(type).FullName.StartsWith("Microsoft.", StringComparison.Ordinal)
        from text in type
            .Methods.Where(method => method.HasBody)
            .SelectMany(method => method.Body.Instructions)
            .Where(instruction => instruction.OpCode.Code == Code.Ldstr)
            .Select(instruction => (string)instruction.Operand)
            .Concat(
                type.CustomAttributes.Concat(type.Properties.SelectMany(property => property.CustomAttributes))
                    .SelectMany(attribute =>
                        attribute
                            .ConstructorArguments.Select(argument => argument.Value)
                            .Concat(attribute.Properties.Select(named => named.Argument.Value))
                    )
                    .OfType<string>()
            )
        from words in Words(text)
        select new Written(Compiled.Outermost(type).FullName, words);

    private static IEnumerable<Written> Plugins() =>
        from file in Directory.EnumerateFiles(
            Path.Combine(Repository.Root, "artifacts", "plugins"),
            "Fund.*.dll",
            SearchOption.AllDirectories
        )
        from text in In(AssemblyDefinition.ReadAssembly(file))
        select text with
        {
            From = "src/Plugins/" + text.From,
        };

    private static IEnumerable<Written> InGuidelines() =>
        from file in Repository.Files("src/Plugins", ".json")
        where Path.GetDirectoryName(file)!.EndsWith("profiles", StringComparison.Ordinal)
        from text in Leaves(JsonDocument.Parse(File.ReadAllText(file)).RootElement)
        from words in Words(text)
        select new Written(Repository.Relative(file), words);

    // The guideline's own words are not ours to mend.
    private static IEnumerable<string> Leaves(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element
                .EnumerateObject()
                .Where(p => p.Name is not ("quote" or "text"))
                .SelectMany(p => Leaves(p.Value)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Leaves),
            JsonValueKind.String => [element.GetString()!],
            _ => [],
        };

    // Markup between texts is no text, and what is not Swedish is for machines.
    private static IEnumerable<string> Words(string text) =>
        Sql().IsMatch(text)
            ? []
            : Markup().Split(text).Select(part => Blank().Replace(part, " ").Trim()).Where(part => Swedish().IsMatch(part));

    internal sealed record Written(string From, string Words);

    [GeneratedRegex(
        "[åäöÅÄÖ]|\\b(och|eller|inte|har|ett|det|den|som|kan|ska|finns|med|av|är)\\b",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Swedish();

    [GeneratedRegex("<[^<>]*>|<[^<>]*$|^[^<>]*>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Markup();

    [GeneratedRegex("\\s+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blank();

    [GeneratedRegex(
        "(select|insert|update|delete|create|grant|revoke) .*(from|into|set|on|table|function)\\b",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Sql();

    [GeneratedRegex("(des|tes|ts|gs|lls|vs|fick|ade|dde)\\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Past();

    [GeneratedRegex("<fund-(field|select|upload|radios)[^>]*?/>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fields();

    [GeneratedRegex("[Kk]rävs|[Ss]ka finnas|[Mm]åste", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asked();

    [GeneratedRegex(
        "\\{[\\w.]*([cC]ount|stored)(\\(\\))?\\} (?!av |fel |brev|tecken|till)[a-zåäö]+(?![^\"]*högst)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Number();

    [GeneratedRegex("== 1|1 =>|\\bEn\\b|\\bEtt\\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex One();

    [GeneratedRegex("\\.(Terms|Terminology|PageFrame|Components\\w*)$|ComponentsSample", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Terms();
}
