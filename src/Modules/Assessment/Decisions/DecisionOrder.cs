using Fund.Assessment.Meetings;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;

namespace Fund.Assessment.Decisions;

/// <summary>A decision is not older than what it decides on, nor out of order with the decisions beside it (F-08).</summary>
internal static class DecisionOrder
{
    private const string Field = "decidedOn";

    private static readonly string[] BuildsOn = [InOrder.HandedIn, FactDates.PreparedOn, FactDates.CommitteeDecidedOn, FactDates.MeetingOn];

    /// <summary>Refuses a day out of order.</summary>
    /// <exception cref="Refused">At the field, with the day that comes first or after.</exception>
    public static void Require(DateOnly day, CaseFacts facts, Decision? before, Decision? after)
    {
        InOrder.Require(facts, day, Field, BuildsOn);
        RequireBetween(day, before, after);
    }

    /// <summary>Refuses a corrected day out of order: what came after the decision as it was registered is not what it builds on.</summary>
    /// <exception cref="Refused">At the field, with the day that comes first or after.</exception>
    public static void RequireCorrected(DateOnly day, Decision was, CaseFacts facts, Decision? before, Decision? after)
    {
        InOrder.Require(facts, day, Field, [.. BuildsOn.Where(what => InOrder.DayOf(facts, what) <= was.DecidedOn)]);
        RequireBetween(day, before, after);
    }

    private static void RequireBetween(DateOnly day, Decision? before, Decision? after)
    {
        if (day < before?.DecidedOn)
        {
            throw new Refused(
                T($"Beslutet {before.Paragraph} är från {before.DecidedOn:yyyy-MM-dd}. Ange en dag som inte ligger före det."),
                field: Field
            );
        }

        if (day > after?.DecidedOn)
        {
            throw new Refused(
                T(
                    $"Beslutet {after.Paragraph}, som kom sedan, är från {after.DecidedOn:yyyy-MM-dd}. Ange en dag som inte ligger efter "
                        + $"det."
                ),
                field: Field
            );
        }
    }
}
