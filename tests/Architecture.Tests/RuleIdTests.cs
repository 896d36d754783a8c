using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Architecture.Tests;

/// <summary>The core knows no municipality: neither its rules' numbers nor what its form calls a question.</summary>
public sealed partial class RuleIdTests
{
    [Fact(DisplayName = "F-48 No module, building block or host names a guideline's rule outside comments")]
    public void No_rule_of_a_guideline_stands_in_the_core() => Found(RuleId()).ShouldBeEmpty();

    [Fact(DisplayName = "F-48 No answer is read by the key of a question: the form says what its answers mean")]
    public void No_answer_is_read_by_its_key() => Found(AnswerKey()).ShouldBeEmpty();

    // The kit's own page shows fields that are made up.
    private static IEnumerable<string> Found(Regex wanted) =>
        from folder in new[] { "src/Modules", "src/BuildingBlocks", "src/Host" }
        from file in Repository.Files(folder, ".cs", ".cshtml")
        from line in File.ReadLines(file).Select((text, index) => (text, number: index + 1))
        let code = line.text.TrimStart()
        where wanted != AnswerKey() || !file.Contains("/Web/Pages/Components", StringComparison.Ordinal)
        where !code.StartsWith("//", StringComparison.Ordinal) && wanted.IsMatch(code)
        select $"{Repository.Relative(file)}:{line.number} {code}";

    [GeneratedRegex("\"[AUL]A?-[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RuleId();

    [GeneratedRegex(
        @"[Aa]nswers(\.GetValueOrDefault\(|\.TryGetValue\(|\[)""[a-zA-Z]",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex AnswerKey();
}
