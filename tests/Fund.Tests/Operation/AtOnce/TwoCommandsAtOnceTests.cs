using Fund.Applications.Drafts;
using Fund.Applications.Initiatives;
using Fund.Applications.Overview;
using Fund.Applications.Signatures;
using Fund.Applications.Submission;
using Fund.Contracts.Finance;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Finance.Adherence;
using Fund.Finance.Costs;
using Fund.Finance.Plans;
using Fund.Finance.Repayments;
using Fund.Finance.Settlements;
using Fund.MunicipalityProfiles.People;
using Fund.MunicipalityProfiles.RuleVersions;
using Fund.Tests.Finance;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Operation.AtOnce;

/// <summary>
/// Two who do different things to the same at once, one through each host: whichever is first, what stands afterwards is what one after the
/// other would have left. Several times over, so that each is first at times.
/// </summary>
[Collection(nameof(CrowdedHouse))]
public sealed class TwoCommandsAtOnceTests(CrowdedHouse house)
{
    private const string Controller = "lingonby-ekonom";
    private const string Coordinator = "lingonby-samordnare";
    private const string Manager = "lingonby-projektledare";
    private const string Secretary = "lingonby-sekreterare";
    private const string SteeringGroup = "lingonby-styrgrupp";
    private const string Administrator = "lingonby-admin";
    private const string Occasion = "2026-halv";
    private const int Times = 4;
    private const long Kronor = 10_000;

    private MunicipalityInTest Here => house.Town;

    [Fact(DisplayName = "F-01 A withdrawal and a decision at once: one of them, never both")]
    public Task Withdrawn_or_decided() =>
        AgainAndAgainAsync(async round =>
        {
            var about = await LingonbyCase.AssessedAsync(Here, $"Antingen eller {round}", Kronor);
            var before = (await FundAsync()).Committed;

            var (decided, withdrawn) = await TogetherAsync(
                Attempt.Of(Here, Secretary, about.Decision($"§ 9{round}", Kronor)),
                Attempt.Of(Here, Manager, new WithdrawCase(about.Number, "Vi ångrade oss."))
            );

            decided.ShouldBe(!withdrawn);
            (await StageKindAsync(about.Number)).ShouldBe(decided ? "Granted" : "Ended");
            ((await FundAsync()).Committed - before).ShouldBe(decided ? Money.FromKronor(Kronor) : Money.Zero);
        });

    [Fact(DisplayName = "F-02 A plan is approved and handed in anew at once: what is approved is what was read")]
    public Task A_plan_approved_or_replaced() =>
        AgainAndAgainAsync(async round =>
        {
            var number = (await LingonbyCase.GrantedAsync(Here, $"Planeras {round}", Kronor)).Number;
            await Here.SendAsync(Manager, FinanceSituations.Plan(number));

            var (approved, replaced) = await TogetherAsync(
                Attempt.Of(Here, SteeringGroup, new ApprovePlan(number, "repayment", 1)),
                Attempt.Of(Here, Manager, FinanceSituations.Plan(number, seen: 1, unit: "omsorg"))
            );

            replaced.ShouldBeTrue("whoever saw the first version may hand in the second, before and after it is approved");
            var plan = (await Here.SendAsync(Controller, new CasePlans(number))).Plans.ShouldHaveSingleItem();
            (plan.Version, plan.ApprovedBy).ShouldBe((2, null));
            (await Here.SendAsync(Controller, new RepaymentList()))
                .Rows.Where(row => row.CaseNumber == number)
                .Select(row => row.Unit)
                .ShouldBe(approved ? ["kultur"] : []);
        });

    [Fact(DisplayName = "F-02 A payout is released and held again at once: it is held by the second, or by nobody")]
    public Task Released_and_held() =>
        AgainAndAgainAsync(async round =>
        {
            var number = (await LingonbyCase.RunningAsync(Here, $"Hålls {round}", Kronor)).Number;
            await Here.SendAsync(Coordinator, new HoldPayout(number, "Det första skälet."));
            var first = (await Here.MoneyAsync(number)).Held!;

            var (released, held) = await TogetherAsync(
                Attempt.Of(Here, Coordinator, new ReleasePayout(number, first.Id, "Löst.", LingonbyCase.Today(Here))),
                Attempt.Of(Here, SteeringGroup, new HoldPayout(number, "Det andra skälet."))
            );

            released.ShouldBeTrue();
            (await Here.MoneyAsync(number)).Held?.Reason.ShouldBe("Det andra skälet.");
            ((await Here.MoneyAsync(number)).Held is not null).ShouldBe(held);
        });

    [Fact(DisplayName = "F-12 A case is closed and a cost entered at once: the cost is there, or is refused since the case is closed")]
    public Task Closed_and_cost() =>
        AgainAndAgainAsync(async round =>
        {
            var number = (await LingonbyCase.RunningAsync(Here, $"Stängs {round}", Kronor)).Number;
            var cost = new EnterCost(number, LingonbyCase.Today(Here), Money.FromKronor(100), $"V90{round}", "Insats");

            var (closed, entered) = await TogetherAsync(
                Attempt.Of(Here, Coordinator, new CloseCase(number, "implemented", "Infört.")),
                Attempt.Of(Here, Controller, cost)
            );

            closed.ShouldBeTrue();
            (await StageKindAsync(number)).ShouldBe("Ended");
            (await Here.MoneyAsync(number)).Costs.Count.ShouldBe(entered ? 1 : 0);
        });

    [Fact(DisplayName = "F-12 A settlement is approved and a cost of its period entered at once: what is paid is what was seen")]
    public async Task Approved_and_cost()
    {
        var there = house.ToCost;
        var seen = await there.PrepareAsync(Occasion);
        var number = seen.Rows.ShouldHaveSingleItem().CaseNumber;
        var late = new EnterCost(number, new DateOnly(2026, 5, 4), Money.FromKronor(700), "V950", "Insats");

        var (approved, entered) = await TogetherAsync(
            Attempt.Of(there, "lingonby-ekonom2", FundInTest.Approval(seen)),
            Attempt.Of(there, Controller, late)
        );

        // Whichever is first: an approval that finds the cost there is to be prepared anew (F-07).
        entered.ShouldBeTrue();
        (await there.FundAsync(2026)).Amounts.Paid.ShouldBe(approved ? seen.Total : Money.Zero);
        (await there.MoneyAsync(number)).Costs.Count.ShouldBe(2, "the late one waits for the next occasion");
        await house.Application.ProveAsync();
    }

    [Fact(DisplayName = "F-02 A settlement is approved and prepared anew at once: it is approved as it was seen, or not")]
    public async Task Approved_or_prepared_anew()
    {
        var there = house.ToPrepareAnew;
        var seen = await there.PrepareAsync(Occasion);

        var (approved, prepared) = await TogetherAsync(
            Attempt.Of(there, "lingonby-ekonom2", FundInTest.Approval(seen)),
            Attempt.Of(there, Controller, new SettlePeriod(Occasion))
        );

        approved.ShouldBe(!prepared);
        (await there.FundAsync(2026)).Amounts.Paid.ShouldBe(approved ? seen.Total : Money.Zero);
        (await there.SendAsync(Controller, new SettlementDayQuery(Occasion))).Version.ShouldBe(approved ? 1 : 2);
        await house.Application.ProveAsync();
    }

    [Fact(DisplayName = "F-29 A head signs and refuses at once: the signature stands, and no refusal beside it")]
    public Task Signed_and_refused() =>
        AgainAndAgainAsync(async round =>
        {
            var number = (await LingonbyCase.WrittenAsync(Here, $"Ja och nej {round}", Kronor)).Number;

            var (signed, refused) = await TogetherAsync(
                Attempt.Of(Here, "lingonby-chef", new SignApplication(number, "kultur")),
                Attempt.Of(Here, "lingonby-chef", new RefuseSignature(number, "kultur", "Pengarna räcker inte."))
            );

            signed.ShouldBeTrue("a yes answers the no that came before it");
            var row = (await Here.SendAsync(Manager, new CaseSignatures(number))).Rows.ShouldHaveSingleItem();
            (row.SignedBy, row.Refusal).ShouldBe(("Carl Chef", null));
            (await Here.SendAsync(Manager, new CaseNotes(number)))
                .Count(note => note.Title == "Nej till att underteckna")
                .ShouldBe(refused ? 1 : 0);
            await Here.SendAsync(Manager, new SubmitApplication(number));
        });

    [Fact(
        DisplayName = "F-29 A head signs what was read while the writer changes it: signed and refused to change, or changed and not signed"
    )]
    public Task Signed_and_changed() =>
        AgainAndAgainAsync(async round =>
        {
            var number = (await LingonbyCase.WrittenAsync(Here, $"Läst och ändrat {round}", Kronor)).Number;
            var read = await Here.VersionAsync(number);
            var answers = new Dictionary<string, string?> { ["problem"] = "Ett annat problem." };

            var (signed, changed) = await TogetherAsync(
                Attempt.Of(Here, "lingonby-chef", new SignApplication(number, "kultur", read)),
                Attempt.Of(Here, Manager, new SaveAnswers(number, "application", answers, read))
            );

            signed.ShouldBe(!changed);
            (await Here.SendAsync(Manager, new CaseSignatures(number))).Rows[0].SignedBy.ShouldBe(signed ? "Carl Chef" : null);
        });

    [Fact(DisplayName = "F-48 A rule version is adopted while an application is handed in: the case stays under its own")]
    public Task Adopted_and_handed_in() =>
        AgainAndAgainAsync(async round =>
        {
            var number = (await LingonbyCase.WrittenAsync(Here, $"Lämnas in {round}", Kronor)).Number;
            await Here.SendAsync("lingonby-chef", new SignApplication(number, "kultur"));
            await Here.SendAsync(Administrator, new ImportRuleVersion(SetupSituations.RuleVersion($"204{round}")));

            var (adopted, handedIn) = await TogetherAsync(
                Attempt.Of(Here, Administrator, new AdoptRuleVersion($"204{round}")),
                Attempt.Of(Here, Manager, new SubmitApplication(number))
            );

            (adopted, handedIn).ShouldBe((true, true));
            (await Here.SendAsync(Coordinator, new CaseOverview(number))).StageKind.ShouldBe("Handling");
        });

    [Fact(DisplayName = "F-12 Two rule versions that cannot both hold are adopted at once: one of them is")]
    public Task One_of_two_rule_versions() =>
        AgainAndAgainAsync(async round =>
        {
            string[] codes = [$"en-{round}", $"annan-{round}"];
            foreach (var code in codes)
            {
                await Here.SendAsync(Administrator, new ImportRuleVersion(SetupSituations.RuleVersion($"205{round}", code)));
            }

            var (one, other) = await TogetherAsync(
                Attempt.Of(Here, Administrator, new AdoptRuleVersion(codes[0])),
                Attempt.Of(Here, Administrator, new AdoptRuleVersion(codes[1]))
            );

            one.ShouldBe(!other);
        });

    [Fact(DisplayName = "F-71 The last two administrators take the role from each other at once: one of them keeps it")]
    public async Task An_administrator_is_left()
    {
        var there = house.ToApprove;
        await there.SendAsync(Administrator, Person("lingonby-admin2", 0, Role.TenantAdministrator));
        var people = await there.SendAsync(Administrator, new PersonList());

        var (one, other) = await TogetherAsync(
            Attempt.Of(there, Administrator, Person("lingonby-admin2", VersionOf("lingonby-admin2"))),
            Attempt.Of(there, "lingonby-admin2", Person(Administrator, VersionOf(Administrator)))
        );

        one.ShouldBe(!other);

        uint VersionOf(string subject) => people.Single(person => person.Subject == subject).Version;

        static SavePerson Person(string subject, uint version, params Role[] roles) =>
            new(subject, "Ada Admin", "ada@lingonby.example", true, [.. roles.Select(role => new HeldRole(role))], version);
    }

    // Who came second and could not was told so.
    private async Task<(bool One, bool Other)> TogetherAsync(Attempt one, Attempt other)
    {
        var outcomes = await house.TogetherAsync(one, other);
        CrowdedHouse.ShouldBeTold(outcomes);
        return (outcomes[0] is null, outcomes[1] is null);
    }

    private async Task AgainAndAgainAsync(Func<int, Task> once)
    {
        for (var round = 0; round < Times; round++)
        {
            await once(round);
        }

        await house.Application.ProveAsync();
    }

    private async Task<string> StageKindAsync(string number) => (await Here.SendAsync(Coordinator, new CaseOverview(number))).StageKind;

    private async Task<FundAmounts> FundAsync() => (await Here.FundAsync(2026)).Amounts;
}
