using System.Text.Json.Nodes;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Process;
using Fund.Process.Profiles;

namespace Fund.Tests.Process;

/// <summary>The two guidelines as the plugins bring them, read from the sources.</summary>
internal static class Guidelines
{
    public static readonly string AlvestaJson = File.ReadAllText(Plugin("Alvesta", "profiles/2023-05.json"));
    public static readonly string UppsalaJson = File.ReadAllText(Plugin("Uppsala", "profiles/2015.json"));
    public static readonly Profile Alvesta = ProfileReader.ReadValid(AlvestaJson);
    public static readonly Profile Uppsala = ProfileReader.ReadValid(UppsalaJson);

    /// <summary>The rule versions of the made-up municipalities, by code.</summary>
    public static readonly IReadOnlyDictionary<string, string> MadeUp = new[] { "lingonby", "tva-fonder", "tre-spar" }
        .SelectMany(file => JsonNode.Parse(Running.TestFiles.MunicipalityText(file))!["ruleVersions"]!.AsArray())
        .Select(version => version!["profile"]!)
        .ToDictionary(profile => (string)profile["code"]!, profile => profile.ToJsonString());

    public static Profile Of(string name) => name == "Alvesta" ? Alvesta : Uppsala;

    public static string Plugin(string name, string file) => Path.Combine(Running.TestFiles.Root, "src", "Plugins", name, file);

    /// <summary>Rules that refuse, each once, in order.</summary>
    public static string?[] Refusing(this Profile profile, string operation, string? stage, CaseFacts facts, string? outcome = null) =>
        [.. profile.Check(operation, stage, outcome, facts).Where(f => f.Severity == Severity.Refusal).Select(f => f.Rule).Distinct()];

    /// <summary>Rules that warn, each once, in order.</summary>
    public static string?[] Warning(this Profile profile, string operation, string? stage, CaseFacts facts, string? outcome = null) =>
        [.. profile.Check(operation, stage, outcome, facts).Where(f => f.Severity == Severity.Warning).Select(f => f.Rule).Distinct()];

    /// <summary>Answers every question of a form that must be answered and is not, choosing the last of what there is to choose.</summary>
    public static CaseFacts Answering(this CaseFacts facts, Profile profile, string form)
    {
        foreach (var field in profile.Forms.Single(f => f.Key == form).Fields.Where(f => f.Required && !facts.Answers.ContainsKey(f.Key)))
        {
            facts.Answers[field.Key] = field.Kind switch
            {
                FieldKind.YesNo => "no",
                FieldKind.Choice => field.Choices[^1].Key,
                FieldKind.Rows => """[{"a":"b"}]""",
                _ => "svar",
            };
        }

        return facts;
    }

    public static CaseFacts With(this CaseFacts facts, params ParticipantFact[] units)
    {
        facts.Participants.AddRange(units);
        facts.Flags[FactFlags.AffectedByResult] = facts.Participants.Exists(unit => unit.ByResult);
        facts.Flags[FactFlags.AffectedByCost] = facts.Participants.Exists(unit => unit.ByCost);
        return facts;
    }

    public static CaseFacts Assessed(this CaseFacts facts, Profile profile, string outcome = "met")
    {
        foreach (var criterion in Fund.Process.Profiles.Evaluation.Applicable("base", facts, profile))
        {
            facts.Criteria[criterion.Key] = outcome;
        }

        return facts;
    }

    public static ParticipantFact Unit(string name, string kind, bool lead = false, bool byResult = false, bool byCost = false) =>
        new(name, name, kind, lead, byResult, byCost);
}
