using Fund.Applications.Cases;
using Fund.Applications.Forms;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Applications.Forms;

/// <summary>Two who choose units at once: the later one sees what the other has saved, and loses nothing.</summary>
public sealed class StaleUnitsTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    [Fact(DisplayName = "F-02 The units that another has saved meanwhile stand beside those that were ticked")]
    public async Task Both_choices_are_shown()
    {
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("enheter-samtidigt"));
        var number = (await here.SendAsync("lingonby-projektledare", new OpenCase("Två väljer", "kultur"))).CaseNumber;
        var path = $"/{here.Key}/arenden/{number}/ansokan";
        using var first = new PageDoor(house.Application, here.Key, "lingonby-projektledare");
        using var second = new PageDoor(house.Application, here.Key, "lingonby-samordnare");
        var (one, other) = (await FormAsync(first, path), await FormAsync(second, path));

        var saved = await first.PostAsync(one.Action, Ticked(one, "omsorg"));
        saved.Status.ShouldBe(302, saved.Document.QuerySelector("main")?.TextContent);
        var told = await second.PostAsync(other.Action, Ticked(other, "foretag"));

        told.Status.ShouldBe(409);
        told.Document.QuerySelector("#participants .fund-stored")!.TextContent.ShouldContain("Omsorgsnämnden");
        (await here.SendAsync("lingonby-projektledare", new CaseForm(number, "application"))).Participants.ShouldContain(unit =>
            unit.UnitKey == "omsorg" && unit.ByResult
        );
    }

    private static async Task<PageForm> FormAsync(PageDoor door, string path) =>
        (await door.GetAsync(path)).Forms().First(form => form.Action.Contains("handler=Save", StringComparison.Ordinal));

    private static IEnumerable<KeyValuePair<string, string>> Ticked(PageForm form, string unit) =>
        form
            .Fields.Where(field => field.Name is not "byResult")
            .Select(field => new KeyValuePair<string, string>(
                field.Name,
                // Only the units are chosen: no row of a table is begun.
                field.Name.StartsWith("answers[", StringComparison.Ordinal)
                    ? ""
                    : field.Value
            ))
            .Append(new("byResult", "kultur"))
            .Append(new("byResult", unit));
}
