using Fund.Applications.CaseLists;
using Fund.Applications.Cases;
using Fund.Contracts.Messages;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Applications.CaseLists;

/// <summary>Views that a person keeps: their own alone, by name, counted as the list counts.</summary>
public sealed class SavedViewTests(FundFixture fund)
{
    private const string Manager = "lingonby-projektledare";
    private const string Coordinator = "lingonby-samordnare";

    [Fact]
    public async Task A_view_is_the_persons_own_and_is_counted_with_their_sight()
    {
        var here = await fund.StartLingonbyAsync();
        await here.SendAsync(Manager, new OpenCase("Mitt", "kultur"));
        await here.SendAsync("lingonby-annan", new OpenCase("Annans", "omsorg"));
        await here.SendAsync(Coordinator, new SaveCaseView(" Omsorgens ", "?unit=omsorg&sortera=sokt&sida=3&kol=enhet&kol=kvar&okand=1"));
        await here.SendAsync(Manager, new SaveCaseView("Omsorgens", "unit=omsorg"));

        var kept = Own(await here.SendAsync(Coordinator, new CaseBoard())).ShouldHaveSingleItem();
        (kept.Name, kept.Count, kept.Query).ShouldBe(("Omsorgens", 1, "vy=aktiva&unit=omsorg&sortera=sokt&kol=enhet&kol=kvar"));
        var manager = Own(await here.SendAsync(Manager, new CaseBoard())).ShouldHaveSingleItem();
        manager.Count.ShouldBe(0, "another's draft is in nobody else's number");

        await Should.ThrowAsync<NotFound>(() => here.SendAsync(Manager, new RemoveCaseView(kept.Own!.Value)));
        await here.SendAsync(Coordinator, new RemoveCaseView(kept.Own!.Value));
        Own(await here.SendAsync(Coordinator, new CaseBoard())).ShouldBeEmpty();
        Own(await here.SendAsync(Manager, new CaseBoard())).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_name_is_unique_there_are_not_too_many_and_what_cannot_be_shown_is_not_kept()
    {
        var here = await fund.StartLingonbyAsync();
        await here.SendAsync(Manager, new SaveCaseView("Min vy", "vy=alla"));
        foreach (
            var (name, query, field) in new[]
            {
                ("min VY", "vy=mig", "name"),
                ("", "vy=mig", "name"),
                ("   ", "vy=mig", "name"),
                (new string('a', 41), "vy=mig", "name"),
                ("Vyn", "vy=nej", "view"),
                ("Vyn", "year=abc", "year"),
                ("Vyn", "sortera=nej", "sort"),
                ("Vyn", "ordning=nej", "sort"),
                ("Vyn", "turn=nej", "turn"),
                ("Vyn", "text=" + new string('a', 1000), "query"),
            }
        )
        {
            var refused = await here.RefusedAsync(Manager, new SaveCaseView(name, query));
            refused.Findings.ShouldContain(
                finding => string.Equals(finding.Field, field, StringComparison.OrdinalIgnoreCase),
                name + query
            );
        }

        for (var i = 2; i <= 12; i++)
        {
            await here.SendAsync(Manager, new SaveCaseView($"Vy {i}", $"vy=alla&year={2000 + i}&turn=mig&due=7"));
        }

        (await here.RefusedAsync(Manager, new SaveCaseView("En till", "vy=alla"))).Findings.Single().Field.ShouldBe("name");
        Own(await here.SendAsync(Manager, new CaseBoard())).Count.ShouldBe(12);
    }

    [Fact]
    public async Task A_view_of_something_that_is_gone_is_shown_without_a_count_and_the_others_are_right()
    {
        var here = await fund.StartLingonbyAsync();
        await here.SendAsync(Manager, new OpenCase("Mitt", "kultur"));
        await here.SendAsync(Manager, new SaveCaseView("A", "unit=kultur&turn=projectManager"));
        await here.SendAsync(Manager, new SaveCaseView("B", "unit=kultur&rules=2024"));
        await here.SendAsync(Manager, new SaveCaseView("C", "unit=kultur&due=ingen"));
        var changed = await fund.Database.AskAsSuperuserAsync<long>(
            "with gone as (update applications.saved_views set query = 'vy=aktiva&unit=kultur&turn=mig&rules=1999' "
                + $"where name = 'B' and municipality_id = {here.Municipality.Id.Value} returning 1) select count(*) from gone"
        );
        changed.ShouldBe(1);
        Own(await here.SendAsync(Manager, new CaseBoard()))
            .Select(view => (view.Name, view.Count))
            .ShouldBe([("A", 1), ("B", null), ("C", 1)]);
    }

    private static List<CaseViewCount> Own(CaseBoardView seen) => [.. seen.Views.Where(view => view.Own is not null)];
}
