using System.Text;
using System.Text.Json.Nodes;
using Fund.Applications.Cases;
using Fund.Applications.Drafts;
using Fund.Applications.Initiatives;
using Fund.Applications.Signatures;
using Fund.Applications.Submission;
using Fund.Assessment.Decisions;
using Fund.Contracts.Values;
using Fund.Finance.Allocations;
using Fund.Finance.Costs;
using Fund.Finance.Overview;
using Fund.Finance.Settlements;
using Fund.Finance.Years;
using Fund.Tests.Running;

namespace Fund.Tests.Finance;

/// <summary>What people do with the money of the made-up municipality, in few words.</summary>
internal static class FundInTest
{
    private const string Controller = "lingonby-ekonom";
    private const string OtherController = "lingonby-ekonom2";

    /// <summary>A rule version whose fund is a yearly appropriation without caps.</summary>
    public static void YearlyAppropriation(JsonNode profile)
    {
        var fund = profile["fund"]!.AsObject();
        fund["source"] = "yearlyAppropriation";
        foreach (var cap in new[] { "percentOfBase", "percentRule", "amountCap", "amountCapMeans", "amountRule" })
        {
            fund.Remove(cap);
        }
    }

    /// <summary>Registered by one, attested by another.</summary>
    public static async Task AllocateAsync(
        this MunicipalityInTest here,
        int year,
        Money amount,
        string paragraph = "§ 1",
        string? fund = null
    ) => await here.AttestedAsync(Controller, OtherController, await here.AllocationAsync(year, amount, paragraph, fund));

    /// <summary>What is sent to register it, its documents kept.</summary>
    public static async Task<AllocateToFund> AllocationAsync(
        this MunicipalityInTest here,
        int year,
        Money amount,
        string paragraph = "§ 1",
        string? fund = null
    ) =>
        new(
            year,
            amount,
            Money.FromKronor(1_000_000_000),
            new DateOnly(2026, 1, 15),
            paragraph,
            ["result"],
            await here.PapersAsync(Controller, "result"),
            fund
        );

    /// <summary>Keeps the minutes and a document behind each attestation; their keys.</summary>
    public static Task<IReadOnlyDictionary<string, Guid>> PapersAsync(
        this MunicipalityInTest here,
        string subject,
        params string[] attested
    ) =>
        here.SendAsync(
            subject,
            new KeepFundDocuments([
                .. attested.Prepend("decision").Select(what => new DocumentSent(what, $"{what}.txt", Encoding.UTF8.GetBytes(what))),
            ])
        );

    /// <summary>Registers an allocation, which another attests.</summary>
    public static async Task<Guid> AttestedAsync(this MunicipalityInTest here, string subject, string other, AllocateToFund allocation)
    {
        var proposal = await here.SendAsync(subject, allocation);
        await here.SendAsync(other, new AttestInFund(proposal, allocation.Amount));
        return proposal;
    }

    /// <summary>Registers a draw for coordination, which another attests.</summary>
    public static async Task<Guid> AttestedAsync(this MunicipalityInTest here, string subject, string other, DrawForAdministration draw)
    {
        var proposal = await here.SendAsync(subject, draw);
        await here.SendAsync(other, new AttestInFund(proposal, draw.Amount));
        return proposal;
    }

    /// <summary>A case that waits for the decision, and has for a year; its number.</summary>
    public static async Task<string> AppliedAsync(this MunicipalityInTest here, string title, string? fund = null, string? track = null)
    {
        var number = await here.SignedAsync(title, fund, track);
        await here.SendAsync("lingonby-projektledare", new SubmitApplication(number));
        await here.OpenedOnAsync(number, LingonbyCase.Today(here).AddYears(-1));
        await here.AssessAsync("lingonby-samordnare", number, ("purpose", "met", "Ja."));
        return number;
    }

    /// <summary>A case whose application is written and signed, and not submitted; its number.</summary>
    public static async Task<string> SignedAsync(this MunicipalityInTest here, string title, string? fund = null, string? track = null)
    {
        var number = (await here.SendAsync("lingonby-projektledare", new OpenCase(title, "kultur", fund, track))).CaseNumber;
        await here.SendAsync(
            "lingonby-projektledare",
            new SaveAnswers(
                number,
                "application",
                new Dictionary<string, string?> { ["problem"] = "Ett problem.", ["requestedAmount"] = "4 000 000" },
                await here.VersionAsync(number)
            )
        );
        await here.SendAsync("lingonby-chef", new SignApplication(number, "kultur"));
        return number;
    }

    /// <summary>The decision that grants it, amounts by fiscal year.</summary>
    public static RecordDecision Grant(string number, DateOnly decidedOn, params (int Year, Money Amount)[] perYear) =>
        new(
            number,
            "granted",
            $"§ {number}",
            decidedOn,
            null,
            perYear.Select(y => y.Amount).Total(),
            perYear.ToDictionary(y => y.Year, y => y.Amount),
            null
        );

    /// <summary>A case that was granted and started on a day; its number.</summary>
    public static async Task<string> RunningAsync(
        this MunicipalityInTest here,
        string title,
        DateOnly day,
        string? fund,
        string? track,
        params (int Year, Money Amount)[] perYear
    )
    {
        var number = await here.AppliedAsync(title, fund, track);
        await here.SendAsync("lingonby-sekreterare", Grant(number, day, perYear));
        await here.SendAsync("lingonby-projektledare", new StartInitiative(number, day));
        return number;
    }

    public static Task CostAsync(this MunicipalityInTest here, string number, DateOnly day, Money amount, string voucher) =>
        here.SendAsync(Controller, new EnterCost(number, day, amount, voucher, "Insats"));

    public static async Task<SettlementDay> PrepareAsync(this MunicipalityInTest here, string occasion, string? fund = null)
    {
        await here.SendAsync(Controller, new SettlePeriod(occasion, fund));
        return await here.SendAsync(Controller, new SettlementDayQuery(occasion, fund));
    }

    /// <summary>Prepared by one, approved by another.</summary>
    public static async Task<SettlementDay> SettleAsync(this MunicipalityInTest here, string occasion, string? fund = null)
    {
        var day = await here.PrepareAsync(occasion, fund);
        await here.SendAsync(OtherController, Approval(day, fund));
        return day;
    }

    public static ApproveSettlement Approval(SettlementDay day, string? fund = null) =>
        new(day.Occasion, day.Run!.Value, day.Version, day.Total, fund);

    public static Task CloseAsync(this MunicipalityInTest here, string number) =>
        here.SendAsync("lingonby-samordnare", new CloseCase(number, "implemented", "Infört."));

    /// <summary>Closes a year: handed over by one, approved by another; what is left lapses but for what is carried over.</summary>
    public static async Task CloseYearAsync(this MunicipalityInTest here, int year, Money carried = default, string? fund = null)
    {
        if ((await here.SendAsync(Controller, new YearEnd(year, fund))).AsksForUnspent)
        {
            await here.SendAsync(Controller, new DecideUnspent(year, carried, new DateOnly(year + 1, 1, 11), "§ 4", fund));
        }

        await here.SendAsync(Controller, new SubmitYearEnd(year, fund));
        await here.SendAsync(OtherController, new ApproveYearEnd(year, fund));
    }

    public static async Task<FundPageView> FundAsync(this MunicipalityInTest here, int year, string? fund = null) =>
        await here.SendAsync(Controller, new FundPageQuery(year, fund));

    public static Task<CaseMoneyPageView> MoneyAsync(this MunicipalityInTest here, string number) =>
        here.SendAsync(Controller, new CaseMoneyPage(number));
}
