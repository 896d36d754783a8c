using Fund.Process.Profiles;
using Shouldly;
using Xunit;

namespace Fund.Tests.Process.Profiles;

/// <summary>What is misspelt in a rule version is told in Swedish, with its line, its place and what may stand there.</summary>
public sealed class MisspeltProfileTests
{
    private static readonly HashSet<string> AllModules = ["assessment", "finance", "evaluation"];

    [Theory(DisplayName = "F-42 What is misspelt is refused with its place, what was found and what is allowed")]
    [InlineData(
        "\"severity\": \"warning\"",
        "\"severty\": \"warning\"",
        "requires[",
        "Nyckeln ”severty”",
        "Menade du ”severity”?",
        "condition"
    )]
    [InlineData("\"severity\": \"warning\"", "\"severity\": \"varning\"", "→ severity", "”varning”", "refusal, warning")]
    [InlineData("\"kind\": \"longText\"", "\"kind\": \"longtext\"", "→ kind", "”longtext”", "Menade du ”longText”?")]
    [InlineData(
        "\"is\": \"signedByAllAffected\"",
        "\"is\": \"signedByAllAfected\"",
        "condition → is",
        "Menade du ”signedByAllAffected”?",
        "leadIs"
    )]
    [InlineData(
        "\"SubmitIdea\": {",
        "\"SubmitIdee\": {",
        "operations → SubmitIdee",
        "Momentet ”SubmitIdee”",
        "Menade du ”SubmitIdea”?"
    )]
    [InlineData("\"next\": \"AnswerIdea\"", "\"next\": \"AnswerIdee\"", "stages[1] → next", "Menade du ”AnswerIdea”?")]
    [InlineData(
        "\"invited\": \"invited\"",
        "\"inbjuden\": \"invited\"",
        "operations → AnswerIdea → outcomes → inbjuden",
        "Tillåtet: invited, declined."
    )]
    [InlineData(
        "\"declined\": \"declined\"",
        "\"declined\": \"declind\"",
        "outcomes → declined",
        "Steget ”declind”",
        "Menade du ”declined”?"
    )]
    [InlineData("\"outcomes\": [\"grant\"]", "\"outcomes\": [\"granted\"]", "→ outcomes[0]", "Tillåtet: grant, reject.")]
    [InlineData("\"date\": \"meetingOn\"", "\"date\": \"metingOn\"", "→ date", "Menade du ”meetingOn”?", "startedOn")]
    [InlineData("\"name\": \"sharedView\"", "\"name\": \"sharedvue\"", "→ name", "Menade du ”sharedView”?", "recommended")]
    [InlineData(
        "\"is\": \"flag\", \"name\": \"recommended\"",
        "\"is\": \"amount\", \"of\": \"grantd\", \"atLeast\": 1",
        "→ of",
        "Menade du ”granted”?"
    )]
    [InlineData("\"link\": \"planer\"", "\"link\": \"planner\"", "→ link", "Sidan ”planner”", "Menade du ”planer”?")]
    [InlineData("\"roles\": [\"coordinator\"]", "\"roles\": [\"coordinater\"]", "→ roles[0]", "Menade du ”coordinator”?")]
    [InlineData("\"roles\": [\"coordinator\"]", "\"roles\": [\"system\"]", "→ roles[0]", "”system”", "controller")]
    [InlineData("\"turn\": \"coordinator\"", "\"turn\": \"koordinator\"", "→ turn", "Menade du ”coordinator”?")]
    [InlineData(
        "\"leadKinds\": [\"administration\"",
        "\"leadKinds\": [\"administraton\"",
        "applicants → leadKinds[0]",
        "Menade du ”administration”?"
    )]
    [InlineData("\"kinds\": [\"closing\"]", "\"kinds\": [\"slut\"]", "→ kinds[0]", "statusReport, yearly, closing, inDepth")]
    [InlineData("\"set\": \"base\", \"rule\": \"U-38\"", "\"set\": \"bas\", \"rule\": \"U-38\"", "criteria[0] → set", "base, ranking")]
    [InlineData("\"plans\": [\"repayment\"]", "\"plans\": [\"repaiment\"]", "→ plans[0]", "Menade du ”repayment”?")]
    [InlineData("KSN-{year}-{number:0000}", "KSN-{ar}-{number:0000}", "authorities[0] → numberPattern", "{year}")]
    [InlineData("\"link\": \"ansokan#costs\"", "\"link\": \"ansokan#cost\"", "→ link", "Frågan ”cost”", "Menade du ”costs”?")]
    [InlineData("\"link\": \"underskrifter\"", "\"link\": \"underskrift\"", "→ link", "Sidan ”underskrift”")]
    [InlineData("\"field\": \"reason\"", "\"field\": \"reson\"", "operations → AnswerIdea → requires[0] → "
        + "field", "Menade du ”reason”?")]
    [InlineData("\"value\": \"evidence\"", "\"value\": \"evidens\"", "visibleWhen → value", "Menade du ”evidence”?")]
    [InlineData("\"role\": \"requestedAmount\"", "\"role\": \"requestedAmunt\"", "→ role", "Menade du ”requestedAmount”?")]
    [InlineData("\"kind\": \"year\", \"role\": \"year\"", "\"kind\": \"year\"", "→ columns", "En kolumn ska ha rollen year.")]
    [InlineData("\"kind\": \"unit\", \"role\": \"bearer\"", "\"kind\": \"text\", \"role\": \"bearer\"", "→ role", "slaget unit")]
    [InlineData("\"required\": true", "\"required\": \"ja\"", "→ required", "true eller false", "texten ”ja”")]
    [InlineData("\"inForceFrom\": \"2016-01-01\"", "\"inForceFrom\": \"1 januari\"", "guideline → inForceFrom", "åååå-mm-dd")]
    [InlineData("\"inForceFrom\": \"2016-01-01\"", "\"inForceTo\": \"2016-01-01\"", "guideline", "Nyckeln ”inForceFrom” saknas.")]
    [InlineData("\"code\": \"2015\",", "\"code\": \"2015\", \"code\": \"2016\",", "Nyckeln ”code” står två gånger.")]
    [InlineData("\"code\": \"2015\",", "\"code\": null,", "code", "null")]
    [InlineData("\"code\": \"2015\",", "\"Code\": \"2015\",", "Nyckeln ”Code”", "Menade du ”code”?")]
    [InlineData("\"key\": \"sociala-investeringar\"", "\"key\": \"Sociala investeringar\"", "fund → key", "bindestreck")]
    [InlineData("\"code\": \"2015\",", "\"code\": \"2015\"", "Rad 3", "inte giltig JSON")]
    public void Misspelt(string right, string wrong, params string[] told)
    {
        Guidelines.UppsalaJson.ShouldContain(right);
        var at = Guidelines.UppsalaJson.IndexOf(right, StringComparison.Ordinal);
        var document = Guidelines.UppsalaJson.Remove(at, right.Length).Insert(at, wrong);
        var (profile, errors) = ProfileReader.Read(document, ProductWordsTests.Product, AllModules);

        profile.ShouldBeNull();
        errors.ShouldContain(error => told.All(error.Contains), string.Join('\n', errors));
        errors.ShouldAllBe(error => error.StartsWith("Rad "));
        // Nothing of the serialiser's own.
        errors.ShouldAllBe(error => !error.Contains("JSON value") && !error.Contains("System.") && !error.Contains("$."));
    }

    [Fact(DisplayName = "F-42 The line that is told is the line where it stands")]
    public void The_line_is_right()
    {
        const string right = "\"turn\": \"committeeSecretary\"";
        var at = Guidelines.UppsalaJson.IndexOf(right, StringComparison.Ordinal);
        var line = 1 + Guidelines.UppsalaJson[..at].Count(letter => letter == '\n');
        ProfileReader
            .Read(Guidelines.UppsalaJson.Remove(at, right.Length).Insert(at, "\"turn\": \"sekreterare\""))
            .Errors.ShouldHaveSingleItem()
            .ShouldStartWith($"Rad {line}, stages[");
    }

    [Fact(DisplayName = "F-42 Several faults are told at once")]
    public void All_at_once()
    {
        var document = Guidelines
            .UppsalaJson.Replace("\"turn\": \"coordinator\"", "\"turn\": \"koordinator\"")
            .Replace("\"severity\": \"warning\"", "\"severty\": \"warning\"");
        ProfileReader.Read(document).Errors.Count.ShouldBeGreaterThan(5);

        var references = Guidelines
            .UppsalaJson.Replace("\"link\": \"planer\"", "\"link\": \"planner\"")
            .Replace("\"plans\": [\"repayment\"]", "\"plans\": [\"repaiment\"]");
        ProfileReader.Read(references, ProductWordsTests.Product).Errors.Count.ShouldBe(4);
    }

    [Fact(DisplayName = "F-42 Both guidelines and every made-up municipality name only what the product has")]
    public void What_is_shipped_is_right()
    {
        foreach (var json in new[] { Guidelines.AlvestaJson, Guidelines.UppsalaJson }.Concat(Guidelines.MadeUp.Values))
        {
            ProfileReader.Read(json, ProductWordsTests.Product, AllModules).Errors.ShouldBeEmpty();
        }
    }

    [Fact(DisplayName = "F-48 A module that must know what an answer means says so when no question has the role")]
    public void Finance_needs_to_know_what_is_applied_for()
    {
        var silent = Guidelines.AlvestaJson.Replace("\"role\": \"requestedAmount\", ", "");
        ProfileReader.Read(silent, null, AllModules).Errors.ShouldHaveSingleItem().ShouldContain("requestedAmount");
        ProfileReader.Read(silent, null, new HashSet<string> { "assessment" }).Errors.ShouldBeEmpty();
    }

    [Fact(DisplayName = "F-42 Documents that nobody could mean are refused, never thrown on")]
    public void Nonsense_is_refused()
    {
        foreach (
            var nonsense in new[]
            {
                "",
                "null",
                "[]",
                "42",
                "\"text\"",
                "{",
                "{}",
                "{} {}",
                "{\"code\":\"\\ud800\"}",
                "{\"stages\":[null]}",
                "{\"operations\":{\"SubmitIdea\":null}}",
                new string('[', 200),
            }
        )
        {
            var (profile, errors) = ProfileReader.Read(nonsense, ProductWordsTests.Product, AllModules);
            profile.ShouldBeNull(nonsense);
            errors.ShouldNotBeEmpty(nonsense);
        }
    }
}
