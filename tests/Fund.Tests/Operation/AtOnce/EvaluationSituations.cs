using Fund.Applications.Drafts;
using Fund.Applications.Initiatives;
using Fund.Applications.Signatures;
using Fund.Applications.Submission;
using Fund.Evaluation.FollowUp;
using Fund.Evaluation.Portfolio;
using Fund.Tests.Running;

namespace Fund.Tests.Operation.AtOnce;

/// <summary>What is followed up.</summary>
internal static class EvaluationSituations
{
    private const string Manager = "lingonby-projektledare";
    private const long Kronor = 10_000;

    public static void Add(SituationBook book)
    {
        book.When(Manager, async here => new RecordEvaluation(
            (await LingonbyCase.RunningAsync(here, "Rapporten", Kronor)).Number,
            "closing",
            new Dictionary<string, string?> { ["results"] = "Goda." }
        ));
        book.When(Manager, MeasurementAsync);
        book.When("lingonby-samordnare", _ =>
            Task.FromResult(new CompilePortfolio("2026-halv", new Dictionary<string, string?> { ["results"] = "Goda." }))
        );
    }

    private static async Task<RecordMeasurement> MeasurementAsync(MunicipalityInTest here)
    {
        var about = await LingonbyCase.WrittenAsync(here, "Mätningen", Kronor);
        var measures = new Dictionary<string, string?> { ["measures"] = """[{"what":"Trygghet","then":"75"}]""" };
        await here.SendAsync(Manager, new SaveAnswers(about.Number, "application", measures, await here.VersionAsync(about.Number)));
        await here.SendAsync("lingonby-chef", new SignApplication(about.Number, "kultur"));
        await here.SendAsync(Manager, new SubmitApplication(about.Number));
        await here.AssessAsync("lingonby-samordnare", about.Number, ("purpose", "met", "Ja."));
        await here.SendAsync("lingonby-sekreterare", about.Decision("§ 70", Kronor));
        await here.SendAsync(Manager, new StartInitiative(about.Number, LingonbyCase.Today(here)));
        var indicator = (await here.SendAsync(Manager, new CaseFollowUp(about.Number))).Indicators[0];
        return new RecordMeasurement(about.Number, indicator.Id, 70m, LingonbyCase.Today(here), null);
    }
}
