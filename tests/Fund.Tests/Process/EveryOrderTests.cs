using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Process;
using Fund.Process.Profiles;
using Shouldly;
using Xunit;
using static Fund.Tests.Process.Guidelines;

namespace Fund.Tests.Process;

/// <summary>
/// Every order in which the steps of a guideline can be tried, walked to the end of what can be reached: no way leads to a decision without
/// what the guideline wants before it. What is asked for is written here by hand, and not read from the profile.
/// </summary>
public sealed class EveryOrderTests
{
    private static readonly string[] Granting = ["granted", "partiallyGranted"];

    // What is done with a case before it is granted, and what a walk can do between the steps.
    private static readonly string[] Steps =
    [
        "SubmitIdea",
        "AnswerIdea",
        "PrepareApplication",
        "DecideToApply",
        "SubmitApplication",
        "RecordMeeting",
        "AssessCriterion",
        "RecommendApplication",
        "RecordDecision",
    ];

    [Theory(
        DisplayName = "A-23 A-31 A-32 A-33 A-36 U-37 U-60 U-66 U-67 U-71 U-72 U-76 No order of steps decides without what comes before"
    )]
    [InlineData("Alvesta")]
    [InlineData("Uppsala")]
    public void No_order_decides_without_what_comes_before(string name)
    {
        var profile = Of(name);
        var (seen, decided) = Walk(profile);
        seen.ShouldBeGreaterThan(40, "the walk goes somewhere");
        foreach (var outcome in OperationWords.Outcomes["RecordDecision"])
        {
            decided.ShouldContain(d => d.Outcome == outcome, $"{outcome} can be reached, so that what is said of it says something");
        }

        foreach (var (outcome, before) in decided)
        {
            before.Complete.ShouldBeTrue($"{outcome}: {before}");
            before.HandedIn.ShouldBeTrue($"{outcome}: {before}");
            if (name == "Alvesta")
            {
                (before.Prepared && before.CommitteeDecided).ShouldBeTrue($"A-32 A-33 {outcome}: {before}");
            }
            else
            {
                (before.Invited && before.Signed).ShouldBeTrue($"U-60 U-66 {outcome}: {before}");
            }

            if (Granting.Contains(outcome))
            {
                before.Criteria.ShouldBe("met", $"A-23 U-37 {outcome}: {before}");
            }

            if (name == "Uppsala" && (Granting.Contains(outcome) || outcome == "rejected"))
            {
                before.Recommended.ShouldNotBeNull($"U-72 {outcome}: {before}");
                before.Criteria.ShouldNotBeNull($"U-71 {outcome}: {before}");
            }
        }

        // The body that decides is named by the guideline, and only its secretary registers what it decided.
        profile.BodyFor(null).ShouldBe("Kommunstyrelsen", StringCompareShould.IgnoreCase);
        Enum.GetValues<Role>()
            .Where(role => role != Role.System && profile.AllowsRole("RecordDecision", [role]))
            .ShouldBe([Role.CommitteeSecretary]);
        profile.Assessment.ReasonsFor.ShouldBe(["rejected", "sentBack", "tabled"]);
    }

    [Fact(DisplayName = "U-67 U-69 U-71 No order of steps proposes a grant without the first meeting and every criterion met")]
    public void No_order_proposes_a_grant_without_the_meeting()
    {
        Walk(Uppsala, (operation, outcome, before) =>
        {
            if (operation == "RecommendApplication")
            {
                before.Criteria.ShouldNotBeNull($"U-71 {before}");
                if (outcome == "grant")
                {
                    (before.Met, before.Criteria).ShouldBe((true, "met"), $"U-67 {before}");
                }
            }
        });
    }

    // From the draft, by everything that can be tried, until nothing new is reached.
    private static (int Seen, List<(string Outcome, Walked Before)> Decided) Walk(
        Profile profile,
        Action<string, string?, Walked>? done = null
    )
    {
        var start = new Walked(profile.Stages[0].Key);
        var (seen, left) = (new HashSet<Walked> { start }, new Queue<Walked>([start]));
        var decided = new List<(string, Walked)>();
        while (left.TryDequeue(out var now))
        {
            var reached = new List<Walked> { now with { Complete = true }, now with { Signed = true } };
            foreach (var operation in Steps)
            {
                foreach (var (outcome, said) in WaysOf(operation))
                {
                    var tried = Done(operation, outcome, said, now);
                    var found = profile.Check(operation, now.Stage, outcome, FactsOf(profile, tried));
                    if (found.Any(finding => finding.Severity == Severity.Refusal))
                    {
                        continue;
                    }

                    done?.Invoke(operation, outcome, now);
                    if (operation == "RecordDecision")
                    {
                        decided.Add((outcome!, now));
                    }

                    reached.Add(tried with { Stage = profile.Target(operation, outcome) ?? now.Stage });
                }
            }

            foreach (var next in reached.Where(seen.Add))
            {
                left.Enqueue(next);
            }
        }

        return (seen.Count, decided);
    }

    // The outcomes of a step, and what is said in it where that makes a difference.
    private static IEnumerable<(string? Outcome, string? Said)> WaysOf(string operation) =>
        operation == "AssessCriterion" ? [(null, "met"), (null, "notMet")]
        : OperationWords.Outcomes.TryGetValue(operation, out var outcomes) ? outcomes.Select(outcome => ((string?)outcome, (string?)null))
        : [(null, null)];

    private static Walked Done(string operation, string? outcome, string? said, Walked now) =>
        operation switch
        {
            "AnswerIdea" => now with { Invited = outcome == "invited" },
            "PrepareApplication" => now with { Prepared = true },
            "DecideToApply" => now with { CommitteeDecided = true },
            "SubmitApplication" => now with { HandedIn = true },
            "RecordMeeting" => now with { Met = true },
            "AssessCriterion" => now with { Criteria = said },
            "RecommendApplication" => now with { Recommended = outcome },
            "RecordDecision" => now with { Decision = outcome },
            _ => now,
        };

    private static CaseFacts FactsOf(Profile profile, Walked now)
    {
        var facts = new CaseFacts { Today = new(2026, 3, 2), Decision = now.Decision };
        facts.With(
            profile == Alvesta ? Unit("Utbildningsnämnden", "committee", lead: true) : Unit("Social", "administration", true, true, true),
            profile == Alvesta ? Unit("Socialnämnden", "committee") : Unit("Utbildning", "administration", byResult: true)
        );
        if (now.Complete)
        {
            foreach (var form in profile.Forms)
            {
                facts.Answering(profile, form.Key);
            }

            // What must be answered though the form itself does not say so.
            foreach (var field in profile.Forms.SelectMany(form => form.Fields).Where(field => !facts.Answers.ContainsKey(field.Key)))
            {
                facts.Answers[field.Key] =
                    field.Kind == FieldKind.Rows ? """[{"a":"b"}]"""
                    : field.Kind == FieldKind.YesNo ? "no"
                    : "svar";
            }
        }

        if (now.Signed)
        {
            facts.SignedBy.UnionWith(facts.Participants.Select(unit => unit.UnitKey));
        }

        if (now.Prepared)
        {
            facts.Dates[FactDates.PreparedOn] = new(2026, 1, 12);
        }

        if (now.CommitteeDecided)
        {
            facts.Dates[FactDates.CommitteeDecidedOn] = new(2026, 1, 20);
        }

        if (now.Met)
        {
            facts.Dates[FactDates.MeetingOn] = new(2026, 2, 2);
            (facts.Flags[FactFlags.SharedView], facts.Flags[FactFlags.ProcessPlanMissing]) = (true, false);
        }

        if (now.Criteria is { } outcome)
        {
            facts.Assessed(profile, outcome);
        }

        facts.Flags[FactFlags.Recommended] = now.Recommended is not null;
        return facts;
    }

    // What has been done with the case; values alone, so that the same is met once.
    private sealed record Walked(
        string Stage,
        bool Complete = false,
        bool Signed = false,
        bool Invited = false,
        bool Prepared = false,
        bool CommitteeDecided = false,
        bool HandedIn = false,
        bool Met = false,
        string? Criteria = null,
        string? Recommended = null,
        string? Decision = null
    );
}
