using Fund.Applications.Cases;
using Fund.Applications.Drafts;
using Fund.Applications.Initiatives;
using Fund.Applications.Signatures;
using Fund.Applications.Submission;
using Fund.Assessment.Decisions;
using Fund.Contracts.Values;
using Fund.Finance.Allocations;
using Fund.Process.Calendar;
using Fund.Tests.Finance;

namespace Fund.Tests.Running;

/// <summary>Brings a case of the made-up municipality as far as a test needs it, by the people who do it there.</summary>
internal sealed class LingonbyCase(MunicipalityInTest here, string number)
{
    public string Number => number;

    public static DateOnly Today(MunicipalityInTest here) => StockholmTime.Today(here.Application.Clock);

    /// <summary>Money to grant, SEK.</summary>
    public static async Task AllocateAsync(MunicipalityInTest here, long kronor) =>
        await here.AttestedAsync(
            "lingonby-ekonom",
            "lingonby-ekonom2",
            new AllocateToFund(
                Today(here).Year,
                Money.FromKronor(kronor),
                Money.FromKronor(10_000_000_000),
                Today(here),
                "§ 1",
                ["result"],
                await here.PapersAsync("lingonby-ekonom", "result")
            )
        );

    /// <summary>A draft with everything answered.</summary>
    public static async Task<LingonbyCase> WrittenAsync(MunicipalityInTest here, string title, long kronor)
    {
        var number = (await here.SendAsync("lingonby-projektledare", new OpenCase(title, "kultur"))).CaseNumber;
        var answers = new Dictionary<string, string?> { ["problem"] = "Ett problem.", ["requestedAmount"] = $"{kronor}" };
        await here.SendAsync("lingonby-projektledare", new SaveAnswers(number, "application", answers, await here.VersionAsync(number)));
        return new LingonbyCase(here, number);
    }

    /// <summary>Handed in and assessed: what is left is the decision.</summary>
    public static async Task<LingonbyCase> AssessedAsync(MunicipalityInTest here, string title, long kronor)
    {
        var written = await WrittenAsync(here, title, kronor);
        await here.SendAsync("lingonby-chef", new SignApplication(written.Number, "kultur"));
        await here.SendAsync("lingonby-projektledare", new SubmitApplication(written.Number));
        await here.AssessAsync("lingonby-samordnare", written.Number, ("purpose", "met", "Ja."));
        return written;
    }

    /// <summary>Granted, not started.</summary>
    public static async Task<LingonbyCase> GrantedAsync(MunicipalityInTest here, string title, long kronor)
    {
        var assessed = await AssessedAsync(here, title, kronor);
        await here.SendAsync("lingonby-sekreterare", assessed.Decision("§ 7", kronor));
        return assessed;
    }

    /// <summary>Running from today.</summary>
    public static async Task<LingonbyCase> RunningAsync(MunicipalityInTest here, string title, long kronor)
    {
        var granted = await GrantedAsync(here, title, kronor);
        await here.SendAsync("lingonby-projektledare", new StartInitiative(granted.Number, Today(here)));
        return granted;
    }

    /// <summary>The board grants today.</summary>
    public RecordDecision Decision(string paragraph, long kronor) =>
        new(number, "granted", paragraph, Today(here), null, Money.FromKronor(kronor), null, null);
}
