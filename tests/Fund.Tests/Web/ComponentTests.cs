using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Web;
using Fund.Web.Charts;
using Fund.Web.TagHelpers;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace Fund.Tests.Web;

public sealed class ComponentTests
{
    private const string Hostile = "<script>alert(1)</script>\" onmouseover=\"x";

    [Fact]
    public async Task The_error_summary_links_each_error_to_its_field_and_names_its_rule()
    {
        var component = new FundErrorsTagHelper
        {
            Findings = [new Finding("Belopp saknas.", "A-40", "answers[cost][0][amount]"), new Finding("Fonden räcker inte.", "A-41")],
        };
        var body = await Rendered.ElementAsync(component, arrange: view =>
            view.ModelState.AddModelError("Input.Title", "Skriv en rubrik.")
        );

        var summary = body.QuerySelector("[role=alert]")!;
        summary.GetAttribute("tabindex").ShouldBe("-1");
        body.QuerySelector("#" + summary.GetAttribute("aria-labelledby")).ShouldNotBeNull();
        summary.QuerySelectorAll("a").Select(link => link.GetAttribute("href")).ShouldBe(["#Input_Title", "#cost_0_amount"]);
        summary
            .QuerySelectorAll("li")
            .Select(line => line.TextContent)
            .ShouldBe(["Skriv en rubrik.", "Belopp saknas. Regel A-40", "Fonden räcker inte. Regel A-41"]);
    }

    [Fact]
    public async Task No_errors_no_summary() => (await Rendered.HtmlAsync(new FundErrorsTagHelper())).ShouldBeEmpty();

    [Fact]
    public async Task What_is_missing_leads_to_where_it_is_mended()
    {
        var component = new FundMissingTagHelper
        {
            Base = "~/arenden/4/",
            Findings =
            [
                new Finding("Underskrift saknas.", "U-66", Link: "underskrifter"),
                new Finding("Syfte saknas.", Field: "purpose"),
                new Finding("Beskriv mätningen.", Severity: Severity.Warning),
            ],
        };
        var body = await Rendered.ElementAsync(component, arrange: view => view.HttpContext.Request.PathBase = "/exempel");

        body.QuerySelectorAll("a").Select(link => link.GetAttribute("href")).ShouldBe(["/exempel/arenden/4/underskrifter", "#purpose"]);
        body.QuerySelector("[data-severity=warning]")!.TextContent.ShouldBe("Beskriv mätningen.");
    }

    [Fact]
    public async Task The_current_stage_is_told_by_words_and_to_assistive_technology()
    {
        var body = await Rendered.ElementAsync(
            new FundStagePathTagHelper { Stages = [new("Idé", StageState.Done, new(2026, 1, 12)), new("Ansökan", StageState.Current)] }
        );

        body.QuerySelector("[aria-current=step]")!.TextContent.ShouldBe("Ansökanpågår");
        body.QuerySelector("time")!.GetAttribute("datetime").ShouldBe("2026-01-12");
    }

    [Fact]
    public async Task An_amount_has_blanks_that_do_not_break_and_a_real_minus()
    {
        var body = await Rendered.ElementAsync(new FundMoneyTagHelper { Amount = Money.FromKronor(-1_200_000.5m) });

        body.TextContent.ShouldBe("\u22121\u00A0200\u00A0000,50\u00A0kr");
        (await Rendered.ElementAsync(new FundMoneyTagHelper())).TextContent.ShouldBe("–");
    }

    [Fact]
    public async Task An_instant_is_shown_in_Swedish_time()
    {
        var body = await Rendered.ElementAsync(new FundDateTagHelper { Instant = new(2026, 6, 30, 22, 30, 0, TimeSpan.Zero) });

        body.QuerySelector("time")!.TextContent.ShouldBe("2026-07-01 00:30");
    }

    [Fact]
    public async Task A_table_scrolls_in_a_region_that_the_keyboard_reaches()
    {
        var body = await Rendered.ElementAsync(new FundTableTagHelper { Caption = "Ärenden", Rows = 2 });

        var region = body.QuerySelector("[role=region]")!;
        region.GetAttribute("tabindex").ShouldBe("0");
        body.QuerySelector("#" + region.GetAttribute("aria-labelledby"))!.TextContent.ShouldBe("Ärenden");
    }

    [Fact(DisplayName = "F-31 A row that stands as a card names every value by its column, but for what it is about")]
    public async Task A_row_can_stand_as_a_card()
    {
        const string Rows = """
            <thead><tr><th scope="col"><a class="fund-sort" href="?a=1">Ärende</a></th><th scope="col" class="fund-number">Kvar "nu"</th>
            <th scope="col">Anm.</th></tr></thead>
            <tbody><tr><td><a href="/1">Fritid</a></td><td class="fund-number">12 kr</td><td> </td></tr></tbody>
            <tfoot><tr><th scope="row">Summa</th><td data-label="Allt">12 kr</td><td colspan="2">x</td></tr></tfoot>
            """;

        var body = await Rendered.AroundAsync(new FundTableTagHelper { Caption = "Ärenden", Rows = 1 }, Rows);

        body.QuerySelectorAll("tr").ShouldAllBe(row => row.GetAttribute("role") == "row");
        body.QuerySelectorAll("thead th").ShouldAllBe(cell => cell.GetAttribute("role") == "columnheader");
        body.QuerySelectorAll("td")
            .Select(cell => (cell.GetAttribute("data-label"), cell.HasAttribute("data-blank")))
            .ShouldBe([(null, false), ("Kvar \"nu\"", false), ("Anm.", true), ("Allt", false), (null, false)]);
        body.QuerySelector("td a")!.TextContent.ShouldBe("Fritid");
        var across = await Rendered.AroundAsync(new FundTableTagHelper { Caption = "Ärenden", Scroll = true }, Rows);
        across.QuerySelectorAll("[role=row], .fund-cards-narrow").ShouldBeEmpty("numbers that are compared across stay beside each other");
    }

    [Fact(DisplayName = "F-31 A table in a cell has columns of its own, and the row that it stands in goes on after it")]
    public async Task A_table_in_a_cell()
    {
        const string Rows = """
            <thead><tr><th>Ärende</th><th>Kostnad</th><th>Betalas</th></tr></thead>
            <tbody><tr><th><table><thead><tr><th>Dag</th><th>Konto</th></tr></thead>
            <tbody><tr><td>2 mars</td><td>5010</td></tr></tbody></table></th><td>12 kr</td><td>7 kr</td></tr></tbody>
            """;

        var body = await Rendered.AroundAsync(new FundTableTagHelper { Caption = "Ärenden", Rows = 1 }, Rows);

        body.QuerySelectorAll("td")
            .Select(cell => (cell.TextContent, cell.GetAttribute("data-label")))
            .ShouldBe([("2 mars", null), ("5010", "Konto"), ("12 kr", "Kostnad"), ("7 kr", "Betalas")]);
    }

    [Fact]
    public async Task An_empty_list_says_why()
    {
        var body = await Rendered.ElementAsync(
            new FundTableTagHelper
            {
                Caption = "Ärenden",
                Rows = 0,
                Empty = "Inga ärenden än.",
            }
        );

        body.QuerySelector("table").ShouldBeNull();
        body.TextContent.ShouldBe("Inga ärenden än.");
    }

    [Fact]
    public async Task A_heading_sorts_the_other_way_the_second_time_and_starts_over_from_the_first_page()
    {
        var body = await Rendered.HtmlAsync(new FundThTagHelper { Sort = "namn" }, "Namn", view =>
            view.HttpContext.Request.QueryString = new QueryString("?sortera=namn&ordning=stigande&sida=4&enhet=sn")
        );

        body.ShouldContain("aria-sort=\"ascending\"");
        body.ShouldContain("href=\"?enhet=sn&amp;sortera=namn&amp;ordning=fallande\"");
    }

    [Fact]
    public async Task The_page_shown_is_marked_in_the_pager()
    {
        var body = await Rendered.ElementAsync(new FundPagerTagHelper { Page = 3, Pages = 12 });

        body.QuerySelector("[aria-current=page]")!.TextContent.ShouldBe("3");
        body.QuerySelectorAll("a").Select(link => link.TextContent).ShouldBe(["Föregående", "1", "2", "3", "4", "12", "Nästa"]);
        (await Rendered.HtmlAsync(new FundPagerTagHelper { Page = 1, Pages = 1 })).ShouldBeEmpty();
    }

    public static TheoryData<FundTagHelper> WithHostileText() =>
        [
            new FundFieldTagHelper
            {
                Name = Hostile,
                Label = Hostile,
                Hint = Hostile,
                Error = Hostile,
                Value = Hostile,
                Rule = Hostile,
            },
            new FundFieldTagHelper
            {
                Name = "t",
                Label = Hostile,
                Kind = "longtext",
                Value = "</textarea>" + Hostile,
            },
            new FundSelectTagHelper
            {
                Name = "t",
                Label = Hostile,
                Options = [new(Hostile, "</option></select>" + Hostile, Group: Hostile)],
                Value = Hostile,
            },
            new FundUnitPickerTagHelper
            {
                Name = "t",
                Label = Hostile,
                Options = [new(Hostile, Hostile, Hostile)],
            },
            new FundErrorsTagHelper { Findings = [new Finding(Hostile, Hostile, Hostile)] },
            new FundMissingTagHelper
            {
                Findings = [new Finding(Hostile, Hostile, Hostile), new Finding(Hostile, Link: "javascript:alert(1)")],
            },
            new FundStagePathTagHelper { Stages = [new(Hostile, StageState.Current, Note: Hostile)] },
            new FundNextStepTagHelper
            {
                Title = Hostile,
                Who = Hostile,
                Rule = Hostile,
            },
            new FundDecisionTagHelper
            {
                Outcome = Hostile,
                Body = Hostile,
                Paragraph = Hostile,
                Kind = Hostile,
            },
            new FundTimelineTagHelper { Events = [new(DateTimeOffset.UnixEpoch, Hostile, Hostile, Hostile, "javascript:alert(1)")] },
            new FundWhyTagHelper
            {
                Rule = Hostile,
                Quote = Hostile,
                Href = "javascript:alert(1)",
            },
            new FundTabsTagHelper { Label = Hostile, Tabs = [new(Hostile, " javascript:alert(1)", true)] },
            new FundBarsTagHelper
            {
                Title = Hostile,
                Bars = [new(Hostile, 1, 2)],
                Unit = Hostile,
            },
            new FundWaterfallTagHelper { Title = Hostile, Steps = [new(Hostile, 1)] },
            new FundTornadoTagHelper { Title = Hostile, Bars = [new(Hostile, 1, 2)] },
            new FundLineChartTagHelper
            {
                Title = Hostile,
                Labels = [Hostile, Hostile],
                Series = [new(Hostile, [1, 2])],
            },
            new FundDownloadTagHelper { Href = "javascript:alert(1)", Kind = Hostile },
        ];

    [Theory]
    [MemberData(nameof(WithHostileText))]
    public async Task Text_is_never_markup(FundTagHelper component)
    {
        var body = await Rendered.ElementAsync(component, Hostile);

        body.QuerySelectorAll("script, [onmouseover], [style]").ShouldBeEmpty();
        body.QuerySelectorAll("[href]")
            .ShouldAllBe(link => !link.GetAttribute("href")!.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_picture_has_a_name_a_description_and_its_figures_as_a_table()
    {
        var body = await Rendered.ElementAsync(
            new FundWaterfallTagHelper
            {
                Title = "Saldo",
                Steps = [new("Ingående", 100, true), new("Beviljat", -40), new("Kvar", 60, true)],
            }
        );

        var picture = body.QuerySelector("svg[role=img]")!;
        picture.GetAttribute("aria-labelledby")!.Split(' ').Select(id => body.QuerySelector("#" + id)).ShouldAllBe(named => named != null);
        body.QuerySelectorAll("tbody tr")
            .Select(row => row.TextContent)
            .ShouldBe(["Ingående–100\u00A0kr", "Beviljat\u221240\u00A0kr60\u00A0kr", "Kvar–60\u00A0kr"]);
    }

    [Fact]
    public async Task Pictures_without_figures_are_drawn_all_the_same()
    {
        foreach (
            var component in new FundTagHelper[]
            {
                new FundBarsTagHelper(),
                new FundWaterfallTagHelper(),
                new FundTornadoTagHelper(),
                new FundLineChartTagHelper(),
                new FundHistogramTagHelper(),
            }
        )
        {
            (await Rendered.HtmlAsync(component)).ShouldContain("role=\"img\"");
        }
    }
}
