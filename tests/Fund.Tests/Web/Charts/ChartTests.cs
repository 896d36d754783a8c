using AngleSharp.Dom;
using Fund.Web.Charts;
using Shouldly;
using Xunit;

namespace Fund.Tests.Web.Charts;

/// <summary>Pictures that are read at a glance, without colour, and whose figures stand in a table.</summary>
public sealed class ChartTests
{
    [Theory(DisplayName = "Charts: the axis is in kronor, tkr or mkr by the size of the sums, with even levels that hold zero")]
    [InlineData(new double[] { 4_200 }, "kr", "0\u00A0kr 2\u00A0000\u00A0kr 4\u00A0000\u00A0kr 6\u00A0000\u00A0kr")]
    [InlineData(new double[] { 90_000, 310_000 }, "tkr", "0\u00A0tkr 100\u00A0tkr 200\u00A0tkr 300\u00A0tkr 400\u00A0tkr")]
    [InlineData(new double[] { 1_800_000 }, "mkr", "0\u00A0mkr 0,5\u00A0mkr 1\u00A0mkr 1,5\u00A0mkr 2\u00A0mkr")]
    [InlineData(new double[] { -250_000, 3_150_000 }, "mkr", "\u22121\u00A0mkr 0\u00A0mkr 1\u00A0mkr 2\u00A0mkr 3\u00A0mkr 4\u00A0mkr")]
    [InlineData(new double[] { 0 }, "kr", "0\u00A0kr 0,25\u00A0kr 0,5\u00A0kr 0,75\u00A0kr 1\u00A0kr")]
    [InlineData(new double[0], "kr", "0\u00A0kr 0,25\u00A0kr 0,5\u00A0kr 0,75\u00A0kr 1\u00A0kr")]
    public void The_axis(double[] values, string unit, string levels)
    {
        var axis = Axis.Over(values.Select(value => (decimal)value), "kr");
        axis.Unit.ShouldBe(unit);
        string.Join(' ', axis.Levels().Select(axis.Level)).ShouldBe(levels);
    }

    [Theory(DisplayName = "Charts: however large, small or negative, the levels are few and every value lies on the axis")]
    [InlineData(1)]
    [InlineData(-7)]
    [InlineData(0.01)]
    [InlineData(999_999)]
    [InlineData(1_000_000)]
    [InlineData(-123_456_789)]
    [InlineData(900_000_000_000_000)]
    public void Any_size(double value)
    {
        var axis = Axis.Over([(decimal)value], "kr");
        axis.Levels().Count().ShouldBeInRange(3, 7);
        axis.At((decimal)value).ShouldBeInRange(0, 100);
        axis.At(0).ShouldBeInRange(0, 100);
    }

    [Fact(DisplayName = "Charts: a number in short never says 0 of what is not nothing")]
    public void Short_numbers()
    {
        var axis = Axis.Over([2_000_000], "kr");
        axis.Short(1_800_000).ShouldBe("1,8");
        axis.Short(2_000_000).ShouldBe("2");
        axis.Short(-320_000).ShouldBe("\u22120,3");
        axis.Short(40_000).ShouldBe("0,04");
        axis.Short(0).ShouldBe("0");
        Axis.Over([1_450_000_000], "kr").Short(1_450_000_000).ShouldBe("1\u00A0450");
    }

    [Fact(DisplayName = "Charts: columns bear their numbers, what is planned is hatched after a line, and the cap is named")]
    public async Task Columns()
    {
        var body = await Rendered.ElementAsync(
            new FundColumnChartTagHelper
            {
                Title = "Per år",
                Labels = ["2025", "2026", "2027"],
                Series =
                [
                    new("Avsatt", ChartTone.Outline, [2_000_000, 0, null]),
                    new("Utbetalt", ChartTone.Solid, [800_000, -100_000, null], 1),
                    new("Planerat", ChartTone.Hatch, [null, 300_000, 900_000], 1),
                ],
                PlannedFrom = 2,
                Cap = new("Taket (R-44)", 5_000_000),
                Current = "2026",
            }
        );
        var picture = body.QuerySelector("svg[role=img]")!;
        Texts(picture, "fund-chart-number").ShouldBe(["2", "0,8", "0", "0,2", "0,9"]);
        picture.QuerySelectorAll("text").Select(text => text.TextContent).ShouldContain("Prognos");
        picture.QuerySelectorAll("text").Select(text => text.TextContent).ShouldContain("Taket (R-44) 5\u00A0000\u00A0000\u00A0kr");
        picture.QuerySelectorAll(".fund-chart-divider").Length.ShouldBe(1);
        var hatched = picture.QuerySelectorAll("rect.fund-tone-hatch");
        hatched.Length.ShouldBe(2);
        var pattern = hatched[0].GetAttribute("fill")!;
        body.QuerySelector(pattern[4..^1])!.LocalName.ShouldBe("pattern", "without it the surface would be black");
        body.QuerySelectorAll(".fund-legend li")
            .Select(entry => entry.TextContent)
            .ShouldBe(["Avsatt", "Utbetalt", "Planerat", "Taket (R-44) 5\u00A0000\u00A0000\u00A0kr"]);
        body.QuerySelector("figcaption")!.TextContent.ShouldContain("I miljoner kronor.");
        body.QuerySelectorAll("tbody tr")
            .Select(row => row.TextContent)
            .ShouldBe([
                "20252\u00A0000\u00A0000\u00A0kr800\u00A0000\u00A0kr–",
                "20260\u00A0kr\u2212100\u00A0000\u00A0kr300\u00A0000\u00A0kr",
                "2027––900\u00A0000\u00A0kr",
            ]);
    }

    [Fact(DisplayName = "Charts: every surface is told apart by form: full, light, empty, hatched or grey")]
    public async Task Every_tone_is_a_form()
    {
        var tones = Enum.GetValues<ChartTone>();
        var body = await Rendered.ElementAsync(
            new FundColumnChartTagHelper
            {
                Title = "Alla",
                Labels = ["2026"],
                Series = [.. tones.Select((tone, at) => new ColumnSeries($"{tone}", tone, [at + 1], at))],
            }
        );
        body.QuerySelectorAll("svg[role=img] > rect").Select(surface => surface.ClassName).Distinct().Count().ShouldBe(tones.Length);
        body.QuerySelectorAll(".fund-legend rect").Length.ShouldBe(tones.Length);
    }

    [Theory(DisplayName = "Charts: nothing, one value, and values that nothing is known of are drawn, with a name and a table")]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    public async Task Few_values(int count)
    {
        var body = await Rendered.ElementAsync(
            new FundColumnChartTagHelper
            {
                Title = "Få",
                Labels = [.. Enumerable.Range(2026, count).Select(year => $"{year}")],
                Series = [new("A", ChartTone.Solid, [5]), new("B", ChartTone.Tint, [], 1)],
                PlannedFrom = 40,
            }
        );
        var picture = body.QuerySelector("svg[role=img]")!;
        picture.GetAttribute("aria-labelledby")!.Split(' ').ShouldAllBe(id => body.QuerySelector("#" + id) != null);
        picture.QuerySelectorAll("rect.fund-tone-main").Length.ShouldBe(Math.Min(count, 1));
        body.QuerySelectorAll("tbody tr").Length.ShouldBe(count);
        (body.QuerySelector("[role=region].fund-plot-area") is not null).ShouldBe(count == 9, "many columns scroll within themselves");
    }

    [Fact(DisplayName = "Charts: in a waterfall what adds, what takes away and what is the sum have three forms and a sign")]
    public async Task Waterfall()
    {
        var body = await Rendered.ElementAsync(
            new FundWaterfallTagHelper
            {
                Title = "Saldo",
                Steps = [new("Ingående", 100, true), new("Avsatt", 20), new("Beviljat", -150), new("Kvar", -30, true)],
            }
        );
        var picture = body.QuerySelector("svg[role=img]")!;
        picture.QuerySelectorAll("rect[class^=fund-tone]").Select(surface => surface.ClassName).Distinct().Count().ShouldBe(3);
        Texts(picture, "fund-chart-value").ShouldContain("+20\u00A0kr");
        Texts(picture, "fund-chart-value").ShouldContain("\u2212150\u00A0kr");
        body.QuerySelectorAll(".fund-legend li").Select(entry => entry.TextContent).ShouldBe(["Summa", "Ökar", "Minskar"]);
        body.QuerySelectorAll("table.fund-cards-narrow tr[role=row] td[role=cell][data-label=Ändring]").Length.ShouldBe(4);
    }

    private static IReadOnlyList<string> Texts(IElement picture, string tone) =>
        [.. picture.QuerySelectorAll($"text.{tone}").Select(text => text.TextContent)];
}
