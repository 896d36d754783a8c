using Fund.Assessment.Criteria;

namespace Fund.Tests.Running;

/// <summary>How those who assess do it: they save, and lodge the whole.</summary>
internal static class Assessing
{
    /// <summary>
    /// Saves an outcome with a reason on criteria and lodges the assessment; what was lodged before is taken back to be changed.
    /// </summary>
    public static async Task AssessAsync(
        this MunicipalityInTest here,
        string subject,
        string number,
        params (string Criterion, string Outcome, string Reason)[] words
    )
    {
        if ((await here.SendAsync(subject, new CaseCriteria(number))).OwnLodgedOn is not null)
        {
            await here.SendAsync(subject, new TakeBackAssessment(number));
        }

        foreach (var (criterion, outcome, reason) in words)
        {
            await here.SendAsync(subject, new AssessCriterion(number, criterion, outcome, reason));
        }

        await here.SendAsync(subject, new LodgeAssessment(number));
    }
}
