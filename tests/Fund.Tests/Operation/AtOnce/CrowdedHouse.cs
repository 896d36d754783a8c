using System.Text.Json.Nodes;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Tests.Finance;
using Fund.Tests.Plugins;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Operation.AtOnce;

/// <summary>One crowded house for all who need one.</summary>
[CollectionDefinition(nameof(CrowdedHouse))]
public sealed class CrowdedHouseCollection : ICollectionFixture<CrowdedHouse>;

/// <summary>
/// Two hosts on one database, and a town in it where every step of the process is open: ideas, meetings, ranking, plans and all.
/// </summary>
public sealed class CrowdedHouse(FundFixture fund) : PluginHouse(fund)
{
    private static readonly DateOnly Began = new(2026, 3, 1);
    private FundApplication? second;

    /// <summary>The town, with money in its fund and a period that can be settled.</summary>
    internal MunicipalityInTest Town { get; private set; } = null!;

    /// <summary>Towns whose settlements are prepared and approved, so that those of the first stay open.</summary>
    internal MunicipalityInTest ToPrepare { get; private set; } = null!;

    internal MunicipalityInTest ToApprove { get; private set; } = null!;

    internal MunicipalityInTest ToCost { get; private set; } = null!;

    internal MunicipalityInTest ToPrepareAnew { get; private set; } = null!;

    internal MunicipalityInTest ToReverse { get; private set; } = null!;

    internal MunicipalityInTest ToRead { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await ItIsAsync(2026, 3, 2);
        Town = await StartTownAsync("torget");
        ToPrepare = await StartTownAsync("norr");
        ToApprove = await StartTownAsync("soder");
        ToCost = await StartTownAsync("oster");
        ToPrepareAnew = await StartTownAsync("vaster");
        ToReverse = await StartTownAsync("bakat");
        ToRead = await StartTownAsync("lasby");
        second = new FundApplication(Database, [.. Settings]);
        await second.StartAsync();
        await ItIsOnBothAsync(2026, 9, 12);
    }

    /// <summary>The same municipality through the other host.</summary>
    internal MunicipalityInTest OtherSideOf(MunicipalityInTest here) => new(second!, here.Municipality);

    /// <summary>Sends it so many times at once, half through each host; says what each came to, null for done.</summary>
    internal async Task<IReadOnlyList<Exception?>> AtOnceAsync(int times, Attempt attempt)
    {
        var there = OtherSideOf(attempt.Where);
        return await Task.WhenAll(
            Enumerable
                .Range(0, times)
                .Select(i => Task.Run(() => OutcomeAsync(() => attempt.SendAsync(i % 2 == 0 ? attempt.Where : there))))
        );
    }

    /// <summary>Two commands at once, one through each host.</summary>
    internal async Task<IReadOnlyList<Exception?>> TogetherAsync(Attempt one, Attempt other) =>
        await Task.WhenAll(
            Task.Run(() => OutcomeAsync(() => one.SendAsync(one.Where))),
            Task.Run(() => OutcomeAsync(() => other.SendAsync(OtherSideOf(other.Where))))
        );

    /// <summary>Whoever was not let through was told so in words: anything else is a fault.</summary>
    internal static void ShouldBeTold(IEnumerable<Exception?> outcomes)
    {
        foreach (var no in outcomes.OfType<Exception>())
        {
            (no is Refused or Conflict or NotFound or Forbidden).ShouldBeTrue(no.ToString());
            no.Message.ShouldMatch("^[A-ZÅÄÖ”§0-9].*[.!?]$", no.ToString());
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (second is not null)
        {
            await second.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    private static async Task<Exception?> OutcomeAsync(Func<Task> send)
    {
        try
        {
            await send();
            return null;
        }
        catch (Exception no)
        {
            return no;
        }
    }

    private async Task ItIsOnBothAsync(int year, int month, int day)
    {
        await ItIsAsync(year, month, day);
        await second!.MoveClockAsync(Application.Clock.GetUtcNow());
    }

    private async Task<MunicipalityInTest> StartTownAsync(string key)
    {
        var here = await StartDocumentAsync(TestFiles.Lingonby(key, EveryStepIsOpen));
        await here.AllocateAsync(2026, Money.FromKronor(3_000_000));
        var number = await here.RunningAsync("Den första", Began, null, null, (2026, Money.FromKronor(20_000)));
        await here.CostAsync(number, Began, Money.FromKronor(5_000), "V0");
        return here;
    }

    // The made-up municipality with the steps that it does without: nothing else of it is changed.
    private static void EveryStepIsOpen(JsonNode profile)
    {
        profile["fund"]!["administrationDraw"] = true;
        profile["assessment"] = JsonNode.Parse("""{ "assessors": 2, "preliminaryBy": ["coordinator"] }""");
        JsonNode[] stages =
        [
            JsonNode.Parse(
                """
                { "key": "idea", "name": "Idé", "kind": "handling", "next": "AnswerIdea", "turn": "coordinator",
                  "nowText": "Idén läses.", "onPath": false }
                """
            )!,
            JsonNode.Parse(
                """
                { "key": "invited", "name": "Inbjuden", "kind": "handling", "next": "SubmitApplication", "turn": "projectManager",
                  "nowText": "Skriv ansökan.", "onPath": false }
                """
            )!,
        ];
        for (var i = 0; i < stages.Length; i++)
        {
            profile["stages"]!.AsArray().Insert(i + 1, stages[i]);
        }

        var operations = profile["operations"]!.AsObject();
        operations["SubmitApplication"]!["from"] = JsonNode.Parse("""["draft", "invited"]""");
        foreach (
            var (key, operation) in JsonNode
                .Parse(
                    """
                    {
                      "SubmitIdea": { "name": "Lämna in idén", "from": ["draft"], "to": "idea", "form": "application" },
                      "AnswerIdea": { "name": "Återkoppla", "from": ["idea"],
                        "outcomes": { "invited": "invited", "declined": "rejected" } },
                      "PrepareApplication": { "name": "Bered", "from": ["applied"] },
                      "DecideToApply": { "name": "Besluta att ansöka", "from": ["applied"] },
                      "RecordMeeting": { "name": "Registrera mötet", "from": ["applied"] },
                      "RecommendApplication": { "name": "Föreslå", "from": ["applied"] },
                      "RankRound": { "name": "Rangordna", "fund": true }
                    }
                    """
                )!
                .AsObject()
        )
        {
            operations[key] = operation!.DeepClone();
        }

        profile["criteria"]!
            .AsArray()
            .Add(JsonNode.Parse("""{ "key": "reach", "set": "ranking", "rule": "L-42", "name": "Räckvidd", "text": "Många nås." }"""));
        profile["ranking"] = JsonNode.Parse("""{ "method": "comparative", "rule": "L-43" }""");
        profile["plans"] = JsonNode.Parse(
            """[{ "key": "repayment", "name": "Återbetalningsplan", "content": "repaymentPerUnitAndYear", "rule": "L-60" }]"""
        );
        profile["repayment"] = JsonNode.Parse(
            """{ "model": "plannedFrameReduction", "beneficiaryKinds": ["committee"], "rule": "L-60" }"""
        );
        profile["evaluation"] = JsonNode.Parse(
            """{ "closing": true, "rule": "L-70", "sections": [{ "key": "results", "name": "Resultat", "required": true }] }"""
        );
        profile["forms"]![0]!["sections"]![0]!["fields"]!
            .AsArray()
            .Add(
                JsonNode.Parse(
                    """
                    { "key": "measures", "label": "Vad mäter ni?", "kind": "rows", "role": "followUpPlan", "columns": [
                      { "key": "what", "label": "Mått", "kind": "text", "required": true, "role": "indicator" },
                      { "key": "then", "label": "Mål", "kind": "number", "role": "target" } ] }
                    """
                )
            );
    }
}
