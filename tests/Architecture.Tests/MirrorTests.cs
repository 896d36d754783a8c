using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Architecture.Tests;

/// <summary>tests/Fund.Tests mirrors src: who changes a folder finds its tests in the folder of the same name.</summary>
public sealed partial class MirrorTests
{
    private const string Tests = "tests/Fund.Tests/";

    /// <summary>What is no one folder's: walls, journeys, the fixtures, and how the whole is operated.</summary>
    private static readonly string[] CrossCutting = ["Isolation", "Journeys", "Running", "Operation"];

    // Walk through the whole house by its messages, or read the source: they name no type of the folder that they prove.
    private static readonly string[] Slices =
    [
        "Finance/Grants/TrackTests.cs",
        "Finance/Ledger/CommitmentYearTests.cs",
        "Finance/Ledger/FundPageSizeTests.cs",
        "Finance/Ledger/LedgerWallTests.cs",
        "Finance/Ledger/SeveralFundsTests.cs",
        "Plugins/FollowUpTests.cs",
        "Plugins/HostProofTests.cs",
        "Plugins/PinnedPluginTests.cs",
        "Plugins/PluginFaultTests.cs",
        "Plugins/WitnessedJourneyTests.cs",
        "Process/Calendar/OneCalendarTests.cs",
    ];

    private static readonly Dictionary<string, string> Sources = Repository
        .Files("src", ".cs")
        .ToDictionary(Repository.Relative, file => Comment().Replace(File.ReadAllText(file), ""));

    // Folder by folder, what is declared in it.
    private static readonly ILookup<string, string> Declared = Sources
        .Where(source => !source.Key.Contains("/Migrations/", StringComparison.Ordinal))
        .SelectMany(source =>
            Declaration().Matches(source.Value).Select(match => (Folder: Folder(source.Key), Type: match.Groups["type"].Value))
        )
        .Distinct()
        .ToLookup(found => found.Folder, found => found.Type);

    // Namespace by namespace, the folders whose files are in it.
    private static readonly ILookup<string, string> Folders = Sources
        .Select(source => (Namespace: Namespace().Match(source.Value).Groups["name"].Value, Folder: Folder(source.Key)))
        .Distinct()
        .ToLookup(found => found.Namespace, found => found.Folder);

    [Fact(DisplayName = "F-49 Every folder of Fund.Tests has the counterpart in src that its name says")]
    public void Every_folder_has_its_counterpart() =>
        TestFiles()
            .Select(Folder)
            .Distinct()
            .Where(folder => Counterpart(folder) is null)
            .ShouldBeEmpty(
                "no folder below src, src/BuildingBlocks or src/Modules is called so; cross-cutting are " + string.Join(", ", CrossCutting)
            );

    [Fact(DisplayName = "F-49 Every test of Fund.Tests stands in the folder that mirrors what it tests")]
    public void Every_test_stands_where_what_it_tests_stands() =>
        TestFiles()
            .Where(file => file.EndsWith("Tests.cs", StringComparison.Ordinal))
            .Select(file => (File: file, Right: RightFolder(file)))
            .Where(test => test.Right != Counterpart(Folder(test.File)))
            .Select(test => $"{Tests}{test.File}: what it tests stands in {test.Right}")
            .ShouldBeEmpty();

    [Fact(DisplayName = "F-49 A test class is named like its file, without an underscore before Tests")]
    public void A_test_class_is_named_like_its_file() =>
        Repository
            .Files("tests", "Tests.cs")
            .Where(file => !file.Contains("/Samples/", StringComparison.Ordinal))
            .Where(file =>
                Path.GetFileNameWithoutExtension(file) is var name
                && (name.EndsWith("_Tests", StringComparison.Ordinal) || !Regex.IsMatch(File.ReadAllText(file), $@"\bclass {name}\b"))
            )
            .Select(Repository.Relative)
            .ShouldBeEmpty();

    /// <summary>
    /// Where the type stands that the test is named after; else the deepest folder that holds all that the test uses in or below the
    /// counterpart of its own folder; else, when it uses nothing there, words that say so.
    /// </summary>
    private static string RightFolder(string file)
    {
        if (Counterpart(Folder(file)) is not { } here)
        {
            return "no folder of src";
        }

        if (Slices.Contains(file))
        {
            return here;
        }

        var used = Used(File.ReadAllText(Path.Combine(Repository.Root, Tests, file)));
        var below = used.FindAll(folder => IsIn(folder, here));
        var named = Path.GetFileNameWithoutExtension(file)[..^"Tests".Length];
        var homes = Declared.Where(folder => folder.Contains(named)).Select(folder => folder.Key);
        return homes.Where(home => IsIn(home, here) || used.Contains(home)).ToList() is [var home] ? home
            : below.Count > 0 ? Common(below)
            : $"some other folder than {here}: it uses nothing that is declared there";
    }

    private static bool IsIn(string folder, string above) => (folder + "/").StartsWith(above + "/", StringComparison.Ordinal);

    // A namespace that is imported is used (IDE0005). Where several folders share one, the types that are named tell which.
    private static List<string> Used(string test)
    {
        var text = Comment().Replace(test, "");
        var words = Word().Matches(text).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. UsedNamespace()
                .Matches(text)
                .SelectMany(match =>
                    Folders[match.Groups["name"].Value] is var folders && folders.Count() == 1
                        ? folders
                        : folders.Where(f => Declared[f].Any(words.Contains))
                )
                .Distinct(),
        ];
    }

    private static string Common(List<string> folders)
    {
        var common = folders[0];
        while (!folders.TrueForAll(folder => IsIn(folder, common)))
        {
            common = Folder(common);
        }

        return common;
    }

    private static IEnumerable<string> TestFiles() =>
        Repository
            .Files(Tests, ".cs")
            .Select(file => Repository.Relative(file)[Tests.Length..])
            .Where(file => !CrossCutting.Contains(file.Split('/')[0]));

    private static string? Counterpart(string folder) =>
        folder.Length == 0
            ? null
            : new[] { "src/Modules/", "src/BuildingBlocks/", "src/" }
                .Select(above => above + folder)
                .FirstOrDefault(candidate => Directory.Exists(Path.Combine(Repository.Root, candidate)));

    private static string Folder(string file) => Path.GetDirectoryName(file)!.Replace('\\', '/');

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\b(?:class|struct|interface|enum|record(?:\s+struct|\s+class)?)\s+(?<type>[A-Z]\w*)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^namespace\s+(?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^using\s+(?:static\s+)?(?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex UsedNamespace();

    [GeneratedRegex(@"\b[A-Z]\w*\b")]
    private static partial Regex Word();
}
