using System.Text;
using System.Text.Json;
using Fund.Applications.Cases;
using Fund.Applications.Documents;
using Fund.Applications.Drafts;
using Fund.Applications.Forms;
using Fund.Contracts.Values;
using Fund.Evaluation.Portfolio;
using Fund.MunicipalityProfiles.Plugins;
using Fund.Platform.Plugins;
using Fund.Plugins;
using Fund.Tests.Finance;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Plugins.Tests.Proofs;
using Shouldly;
using Xunit;

namespace Fund.Tests.Plugins;

/// <summary>Whole journeys with a plugin that writes down every operation and the case as it sees them.</summary>
public sealed class WitnessedJourneyTests(PluginHouse house) : UppsalaJourney(house), IClassFixture<PluginHouse>
{
    private readonly HashSet<string> seen = [];

    [Fact(DisplayName = "F-40 Every operation reaches a plugin through the host with a value in every property, and the case likewise")]
    [Proves(typeof(Fund.Plugins.Operation))]
    [Proves(typeof(CaseView))]
    [Proves(typeof(UnitView))]
    [Proves(typeof(RepaymentRowView))]
    [Proves(typeof(ICheck<>))]
    public override async Task From_the_idea_to_the_evaluation()
    {
        await base.From_the_idea_to_the_evaluation();
        await house.ItIsAsync(2027, 2, 2);
        var uppsala = await house.StartAsync("uppsala");
        var declined = (await uppsala.SendAsync("uppsala-projektledare", new OpenCase("Andra samtal", "socialforvaltningen"))).CaseNumber;
        var idea = await uppsala.SendAsync("uppsala-projektledare", new CaseForm(declined, "idea"));
        await uppsala.SendAsync(
            "uppsala-projektledare",
            new SaveAnswers(declined, "idea", JourneyFixture.AnswersTo(idea), await uppsala.VersionAsync(declined))
        );
        await uppsala.SendAsync("uppsala-projektledare", new Fund.Applications.Ideas.SubmitIdea(declined));
        await uppsala.SendAsync(
            "uppsala-samordnare",
            new Fund.Applications.Ideas.AnswerIdea(declined, "declined", "Den ryms i ordinarie drift.")
        );

        await house.ItIsAsync(2026, 2, 2);
        var alvesta = await house.StartAsync("alvesta");
        await AlvestaAsync(alvesta);
        var lingonby = await house.StartLingonbyAsync("", off: ["sets", "reacts", "follows-up", "calculates", "judges"]);
        await LingonbyAsync(lingonby);

        var walked = await SawAsync(uppsala, "uppsala-administrator", 40);
        await SawAsync(alvesta, "alvesta-administrator", 3);
        await SawAsync(lingonby, "lingonby-admin", 8);
        Unseen().ShouldBeEmpty();

        Of<Fund.Plugins.RecordDecision>(walked)[^1].Body.ShouldBe("Kommunstyrelsen");
        var repayments = Of<Fund.Plugins.SubmitPlan>(walked).Last(plan => plan.Plan == "repayment").RepaymentRows;
        repayments.Select(row => (row.UnitKey, row.UnitName, row.UnitKind)).ShouldContain(("socialnamnden", "Socialnämnden", "committee"));
        var approved = Of<Fund.Plugins.ApproveSettlement>(walked);
        approved
            .Select(a => (a.Occasion, a.Year, a.PeriodEnd, a.IsYearEnd))
            .ShouldBe([
                ("2026-T1", 2026, new DateOnly(2026, 4, 30), false),
                ("2026-T2", 2026, new DateOnly(2026, 8, 31), false),
                ("2026-ar", 2026, new DateOnly(2026, 12, 31), true),
            ]);
        Of<Fund.Plugins.ConfirmAdherence>(walked).Count(word => word.IsYearEnd).ShouldBe(1);
        Of<Fund.Plugins.CompilePortfolio>(walked).ShouldAllBe(compiled => compiled.Year > 2000 && compiled.PeriodEnd.Year == compiled.Year);
    }

    private static async Task AlvestaAsync(MunicipalityInTest here)
    {
        await here.AttestedAsync(
            "alvesta-ekonom",
            "alvesta-ekonomichef",
            new Fund.Finance.Allocations.AllocateToFund(
                2026,
                Money.FromKronor(1_000_000),
                Money.FromKronor(1_450_000_000),
                new DateOnly(2025, 11, 25),
                "KF § 4",
                ["result", "outlook"],
                await here.PapersAsync("alvesta-ekonom", "result", "outlook")
            )
        );
        var number = (await here.SendAsync("alvesta-projektledare", new OpenCase("Trygga vägar", "utbildningsnamnden"))).CaseNumber;
        await here.OpenedOnAsync(number, new DateOnly(2026, 1, 20));
        var form = await here.SendAsync("alvesta-projektledare", new CaseForm(number, "application"));
        await here.SendAsync(
            "alvesta-projektledare",
            new SaveAnswers(number, "application", JourneyFixture.AnswersTo(form), await here.VersionAsync(number))
        );
        await here.SendAsync(
            "alvesta-projektledare",
            new SaveParticipants(
                number,
                [new("utbildningsnamnden", true, true), new("socialnamnden", true, false)],
                await here.VersionAsync(number)
            )
        );
        await here.SendAsync(
            "alvesta-klg",
            new Fund.Assessment.Meetings.PrepareApplication(number, new DateOnly(2026, 1, 27), "Tillstyrks.")
        );
        await here.SendAsync("alvesta-sekreterare", new Fund.Assessment.Meetings.DecideToApply(number, new DateOnly(2026, 1, 30), "§ 4"));
    }

    private async Task LingonbyAsync(MunicipalityInTest here)
    {
        var number = await PluginHouse.RunningAsync(here);
        await here.SendAsync(
            "lingonby-projektledare",
            new AttachDocument(number, "impact", "konsekvenser.txt", Encoding.UTF8.GetBytes("Alla vinner."))
        );
        await here.SendAsync("lingonby-samordnare", new Fund.Finance.Adherence.HoldPayout(number, "Arbetet har stannat av."));
        var hold = (await here.SendAsync("lingonby-samordnare", new Fund.Finance.Overview.CaseMoneyPage(number))).Held!.Id;
        await here.SendAsync(
            "lingonby-samordnare",
            new Fund.Finance.Adherence.ReleasePayout(number, hold, "Det går framåt igen.", new DateOnly(2026, 2, 2))
        );
        await house.ItIsAsync(2027, 1, 20);
        var closing = (await here.SendAsync("lingonby-samordnare", new PortfolioQuery())).Occasions.First(o => o.Key == "2026-ar");
        await here.SendAsync(
            "lingonby-samordnare",
            new Fund.Evaluation.Portfolio.CompilePortfolio(closing.Key, new Dictionary<string, string?>())
        );
        var withdrawn = await PluginHouse.DraftAsync(here);
        await here.SendAsync("lingonby-projektledare", new Fund.Applications.Initiatives.WithdrawCase(withdrawn, "Vi gör det ändå."));
    }

    private async Task<IReadOnlyList<StepTrace>> SawAsync(MunicipalityInTest here, string administrator, int atLeast)
    {
        await PluginHouse.RunsAsync(here, new StepRuns(Step: "sees"), atLeast, administrator);
        var runs = await PluginHouse.TracesAsync(here, "sees");
        foreach (var run in runs)
        {
            foreach (var line in run.Lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                var isCase = line.StartsWith("case ", StringComparison.Ordinal);
                using var json = JsonDocument.Parse(line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
                See(isCase ? typeof(CaseView) : TypeOf(run.Operation), json.RootElement);
            }
        }

        return runs;
    }

    private void See(Type type, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var property in type.GetProperties())
        {
            var value = json.GetProperty(property.Name);
            if (HasValue(value))
            {
                seen.Add($"{type.Name}.{property.Name}");
            }

            if (
                value.ValueKind == JsonValueKind.Array
                && property.PropertyType.GetGenericArguments()[0] is { IsClass: true } of
                && of != typeof(string)
            )
            {
                foreach (var element in value.EnumerateArray())
                {
                    See(of, element);
                }
            }
        }
    }

    private static bool HasValue(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => !string.IsNullOrWhiteSpace(value.GetString()) && value.GetString() != "0001-01-01",
            JsonValueKind.Number => value.GetDecimal() != 0,
            JsonValueKind.Array => value.GetArrayLength() > 0,
            JsonValueKind.Object => value.EnumerateObject().Any(),
            _ => value.ValueKind == JsonValueKind.True,
        };

    private IEnumerable<string> Unseen() =>
        SdkProofs
            .Types.Where(type => type.IsSubclassOf(typeof(Fund.Plugins.Operation)))
            .Concat([typeof(CaseView), typeof(UnitView), typeof(RepaymentRowView)])
            .SelectMany(type => type.GetProperties().Select(property => $"{type.Name}.{property.Name}"))
            .Where(property => !seen.Contains(property));

    private static List<T> Of<T>(IReadOnlyList<StepTrace> runs) =>
        [
            .. runs.Where(run => run.Operation == typeof(T).Name)
                .Select(run => JsonSerializer.Deserialize<T>(run.Lines.Split('\n')[0]["operation ".Length..])!),
        ];

    private static Type TypeOf(string operation) => SdkProofs.Types.Single(type => type.Name == operation);
}
