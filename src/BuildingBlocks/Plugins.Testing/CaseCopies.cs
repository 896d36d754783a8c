using Fund.Plugins.Runtime.Running;

namespace Fund.Plugins.Testing;

/// <summary>A case as it becomes when an adjustment has set answers, for the checks that come after it.</summary>
internal static class CaseCopies
{
    /// <summary>The case with these answers in place of its own.</summary>
    public static CaseView With(this CaseView about, IReadOnlyList<AdjustedAnswer> answers)
    {
        var all = about.Answers.ToDictionary();
        foreach (var answer in answers)
        {
            all[answer.Field] = answer.Value;
        }

        return new CaseView
        {
            Number = about.Number,
            Title = about.Title,
            Stage = about.Stage,
            RuleVersion = about.RuleVersion,
            Fund = about.Fund,
            Track = about.Track,
            Participants = about.Participants,
            Answers = all,
            Documents = about.Documents,
            Dates = about.Dates,
            Criteria = about.Criteria,
            ApprovedPlans = about.ApprovedPlans,
            Evaluations = about.Evaluations,
            Repayments = about.Repayments,
            AmountsOre = about.AmountsOre,
            Flags = about.Flags,
            Decision = about.Decision,
        };
    }
}
