namespace Fund.Evaluation.Cases;

/// <summary>The answers of an application that follow-up reads, by the keys of their fields.</summary>
internal static class ApplicationAnswers
{
    /// <summary>Rows of the plan for follow-up.</summary>
    public const string FollowUpPlan = "followUp";

    /// <summary>The day the initiative is to be finished.</summary>
    public const string EndsOn = "endsOn";
}
