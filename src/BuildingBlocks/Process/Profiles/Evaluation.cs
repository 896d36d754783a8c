using System.Text.Json;
using Fund.Contracts.Values;

namespace Fund.Process.Profiles;

/// <summary>Decides whether a condition holds. Pure: the same profile and facts always give the same answer.</summary>
public static class Evaluation
{
    /// <summary>Does the condition hold for these facts under this profile?</summary>
    public static bool Holds(this Condition condition, CaseFacts facts, Profile profile) =>
        condition switch
        {
            All all => all.Of.All(part => part.Holds(facts, profile)),
            AnyOf any => any.Of.Any(part => part.Holds(facts, profile)),
            Not not => !not.Of.Holds(facts, profile),
            Participants wanted => facts.Participants.Count(unit => wanted.Kinds.Contains(unit.Kind)) >= wanted.AtLeast,
            LeadIs lead => facts.Participants.Any(unit => unit.Lead && lead.Kinds.Contains(unit.Kind)),
            DocumentsAttached documents => documents.Kinds.All(facts.Documents.Contains),
            SignedByAllAffected signed => SignedByAll(
                facts,
                facts.Participants.Where(unit => unit.Affected && (signed.Kinds?.Contains(unit.Kind) ?? true))
            ),
            SignedByEachApplicant => facts.Participants.All(unit => facts.SignedBy.Contains(unit.UnitKey)),
            Before before => facts.Dates.TryGetValue(before.First, out var first)
                && facts.Dates.TryGetValue(before.Then, out var then)
                && first <= then,
            Recorded recorded => facts.Dates.ContainsKey(recorded.Date),
            CriteriaAssessed assessed => Applicable(assessed.Set, facts, profile)
                .All(criterion => facts.Criteria.ContainsKey(criterion.Key)),
            CriteriaMet met => Applicable(met.Set, facts, profile)
                .All(criterion =>
                    (
                        facts.Criteria.GetValueOrDefault(criterion.Key)
                        ?? (met.Preliminary ? facts.Preliminary.GetValueOrDefault(criterion.Key) : null)
                    ) == "met"
                ),
            PlansSubmitted plans => plans.Plans.All(plan => facts.PlansSubmitted.Contains(plan) || !profile.AsksFor(plan, facts)),
            PlansApproved plans => plans.Plans.All(plan => facts.PlansApproved.Contains(plan) || !profile.AsksFor(plan, facts)),
            Attested attested => attested.Keys.All(facts.Attested.Contains),
            Answered answered => answered.Fields.All(field => IsAnswered(facts, field)),
            AnswerIs answer => HasAnswer(facts, answer),
            AmountWithin amount => facts.Amounts.TryGetValue(amount.Of, out var value)
                && (amount.AtLeast is not { } least || value >= Money.FromKronor(least))
                && (amount.AtMost is not { } most || value <= Money.FromKronor(most)),
            Evaluated evaluated => evaluated.Kinds.All(facts.Evaluations.Contains),
            FlagIs flag => facts.Flags.GetValueOrDefault(flag.Name) == flag.Value,
            DecisionIs decision => facts.Decision is { } outcome && decision.Outcomes.Contains(outcome),
            TrackIs track => facts.Track is { } chosen && track.Of.Contains(chosen),
            _ => throw new InvalidOperationException($"No rule for condition {condition.GetType().Name}."),
        };

    /// <summary>
    /// Is the plan asked for? A plan for repayment is not where the case's repayment regime has none (W-19): the regime of the day that the
    /// initiative started, today's while it has not.
    /// </summary>
    /// <param name="profile">The rules.</param>
    /// <param name="plan">Key of the plan.</param>
    /// <param name="facts">What is known of the case.</param>
    public static bool AsksFor(this Profile profile, string plan, CaseFacts facts)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(facts);
        return profile.Plans.All(kind => kind.Key != plan || kind.Content != PlanContent.RepaymentPerUnitAndYear)
            || profile.Repayment.ModelOn(facts.StartedOrToday()) != RepaymentModel.None;
    }

    /// <summary>The day that chooses the case's repayment regime.</summary>
    public static DateOnly StartedOrToday(this CaseFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts.Dates.TryGetValue(FactDates.StartedOn, out var started) ? started : facts.Today;
    }

    /// <summary>Does the condition, or a part of it, ask what has been said of the criteria?</summary>
    public static bool AsksForCriteria(this Condition condition) =>
        condition switch
        {
            CriteriaAssessed or CriteriaMet => true,
            All all => all.Of.Any(AsksForCriteria),
            AnyOf any => any.Of.Any(AsksForCriteria),
            Not not => not.Of.AsksForCriteria(),
            _ => false,
        };

    /// <summary>
    /// Criteria of a set that apply to the case; a conditional one drops out when its condition does not hold (A-27, W-08).
    /// </summary>
    public static IEnumerable<Criterion> Applicable(string set, CaseFacts facts, Profile profile) =>
        profile.Criteria.Where(criterion => criterion.Set == set && (criterion.AppliesWhen?.Holds(facts, profile) ?? true));

    /// <summary>Is the question answered with anything but blanks or an empty table?</summary>
    public static bool IsAnswered(CaseFacts facts, string field) =>
        facts.Answers.TryGetValue(field, out var value) && !string.IsNullOrWhiteSpace(value) && value != "[]";

    // Nobody to sign is not the same as everybody having signed: an application without an affected unit is unsigned.
    private static bool SignedByAll(CaseFacts facts, IEnumerable<ParticipantFact> units)
    {
        var signers = units.ToList();
        return signers.Count > 0 && signers.TrueForAll(unit => facts.SignedBy.Contains(unit.UnitKey));
    }

    private static bool HasAnswer(CaseFacts facts, AnswerIs wanted)
    {
        if (!facts.Answers.TryGetValue(wanted.Field, out var value) || value is null)
        {
            return false;
        }

        if (value.StartsWith('['))
        {
            return JsonSerializer
                .Deserialize<JsonElement[]>(value)!
                .Any(chosen => chosen.ValueKind == JsonValueKind.String && chosen.GetString() == wanted.Value);
        }

        return value == wanted.Value;
    }
}
