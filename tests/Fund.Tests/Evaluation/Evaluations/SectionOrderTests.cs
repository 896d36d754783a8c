using System.Text.Json.Nodes;
using Fund.Evaluation.Evaluations;
using Fund.Evaluation.FollowUp;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Evaluation.Evaluations;

/// <summary>An evaluation reads as the guideline has it, in whatever order it was sent and stored.</summary>
public sealed class SectionOrderTests(FundFixture fund)
{
    [Fact(DisplayName = "F-33 Sections of an evaluation stand in the profile's order, on its page and in the history")]
    public async Task In_the_profiles_order()
    {
        string[] names = ["Genomförande", "Resultat", "Arbetssätt", "Effekter"];
        var here = await fund.StartMunicipalityAsync(
            TestFiles.Lingonby("avsnitt-" + Guid.NewGuid().ToString("N")[..8], profile => profile["evaluation"] = Evaluation(names))
        );
        await LingonbyCase.AllocateAsync(here, 100_000);
        var running = await LingonbyCase.RunningAsync(here, "Läsande barn", 50_000);
        await here.SendAsync(
            "lingonby-projektledare",
            new RecordEvaluation(
                running.Number,
                EvaluationKinds.Closing,
                Enumerable.Range(0, names.Length).Reverse().ToDictionary(i => $"s{(i * 7) % 5}", i => (string?)$"Om {names[i]}.")
            )
        );
        using var reader = new PageDoor(here.Application, here.Key, "lingonby-samordnare");
        foreach (var page in new[] { "uppfoljning", "handelser" })
        {
            var text = (await reader.GetAsync($"{reader.Root}/arenden/{running.Number}/{page}"))
                .Document.QuerySelector("main")!
                .TextContent;
            var places = names.Select(name => text.IndexOf($"Om {name}.", StringComparison.Ordinal)).ToList();
            places.ShouldAllBe(place => place >= 0, page);
            places.ShouldBeInOrder(SortDirection.Ascending, page);
        }
    }

    // Keys whose order is another than the sections'.
    private static JsonObject Evaluation(string[] names) =>
        new()
        {
            ["closing"] = true,
            ["sections"] = new JsonArray([
                .. names.Select(
                    (name, i) =>
                        new JsonObject
                        {
                            ["key"] = $"s{(i * 7) % 5}",
                            ["name"] = name,
                            ["required"] = true,
                        }
                ),
            ]),
        };
}
