using System.Text.Json.Serialization;
using Fund.Process.Reading;

namespace Fund.Process.Profiles;

/// <summary>
/// What must hold, as data. The set is closed: a misspelt condition is refused when the profile is read,
/// and a new kind is added only when a second municipality needs it (architecture-study 3.6).
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(All), "all")]
[JsonDerivedType(typeof(AnyOf), "any")]
[JsonDerivedType(typeof(Not), "not")]
[JsonDerivedType(typeof(Participants), "participants")]
[JsonDerivedType(typeof(LeadIs), "leadIs")]
[JsonDerivedType(typeof(DocumentsAttached), "documents")]
[JsonDerivedType(typeof(SignedByAllAffected), "signedByAllAffected")]
[JsonDerivedType(typeof(SignedByEachApplicant), "signedByEachApplicant")]
[JsonDerivedType(typeof(Before), "before")]
[JsonDerivedType(typeof(Recorded), "recorded")]
[JsonDerivedType(typeof(CriteriaAssessed), "criteriaAssessed")]
[JsonDerivedType(typeof(CriteriaMet), "criteriaMet")]
[JsonDerivedType(typeof(PlansSubmitted), "plansSubmitted")]
[JsonDerivedType(typeof(PlansApproved), "plansApproved")]
[JsonDerivedType(typeof(Attested), "attested")]
[JsonDerivedType(typeof(Answered), "answered")]
[JsonDerivedType(typeof(AnswerIs), "answerIs")]
[JsonDerivedType(typeof(AmountWithin), "amount")]
[JsonDerivedType(typeof(Evaluated), "evaluated")]
[JsonDerivedType(typeof(FlagIs), "flag")]
[JsonDerivedType(typeof(DecisionIs), "decisionIs")]
[JsonDerivedType(typeof(TrackIs), "track")]
public abstract record Condition;

/// <summary>Every part holds.</summary>
public sealed record All(IReadOnlyList<Condition> Of) : Condition;

/// <summary>At least one part holds.</summary>
public sealed record AnyOf(IReadOnlyList<Condition> Of) : Condition;

/// <summary>The part does not hold.</summary>
public sealed record Not(Condition Of) : Condition;

/// <summary>At least so many units of these kinds take part, the lead counted (A-24, AA-4).</summary>
public sealed record Participants([property: OneOf<UnitKindWords>] IReadOnlyList<string> Kinds, int AtLeast) : Condition;

/// <summary>The lead applicant is of one of these kinds .</summary>
public sealed record LeadIs([property: OneOf<UnitKindWords>] IReadOnlyList<string> Kinds) : Condition;

/// <summary>A document of each kind is attached.</summary>
public sealed record DocumentsAttached(IReadOnlyList<string> Kinds) : Condition;

/// <summary>
/// The head of every affected unit has signed the present content, and somebody has (U-66, UA-10).
/// With kinds, only units of these have a head who signs: an outside partner can be affected but has none.
/// </summary>
public sealed record SignedByAllAffected([property: OneOf<UnitKindWords>] IReadOnlyList<string>? Kinds = null) : Condition;

/// <summary>The head of every participating unit has signed.</summary>
public sealed record SignedByEachApplicant : Condition;

/// <summary>Both dates are recorded and the first is not later than the second .</summary>
public sealed record Before([property: OneOf<DateWords>] string First, [property: OneOf<DateWords>] string Then) : Condition;

/// <summary>The date is recorded.</summary>
public sealed record Recorded([property: OneOf<DateWords>] string Date) : Condition;

/// <summary>Every criterion of the set that applies has a reasoned outcome .</summary>
public sealed record CriteriaAssessed([property: OneOf<CriteriaSets>] string Set) : Condition;

/// <summary>
/// Every criterion of the set that applies is met (U-37, U-47). With the preliminary view, that is what is asked where nothing counts yet
/// (U-67).
/// </summary>
public sealed record CriteriaMet([property: OneOf<CriteriaSets>] string Set, bool Preliminary = false) : Condition;

/// <summary>Each of these plans is handed in.</summary>
public sealed record PlansSubmitted(IReadOnlyList<string> Plans) : Condition;

/// <summary>Each of these plans is approved in its latest version (U-73).</summary>
public sealed record PlansApproved(IReadOnlyList<string> Plans) : Condition;

/// <summary>Each of these attestations is given .</summary>
public sealed record Attested(IReadOnlyList<string> Keys) : Condition;

/// <summary>Each of these questions is answered.</summary>
public sealed record Answered(IReadOnlyList<string> Fields) : Condition;

/// <summary>The question has this answer; with several answers chosen, this is one of them.</summary>
public sealed record AnswerIs(string Field, string Value) : Condition;

/// <summary>A named amount lies within bounds, SEK in whole kronor.</summary>
public sealed record AmountWithin([property: OneOf<AmountWords>] string Of, long? AtLeast = null, long? AtMost = null) : Condition;

/// <summary>An evaluation of each kind is recorded (U-88).</summary>
public sealed record Evaluated([property: OneOf<EvaluationWords>] IReadOnlyList<string> Kinds) : Condition;

/// <summary>A named yes-or-no fact is yes.</summary>
public sealed record FlagIs([property: OneOf<FlagWords>] string Name, bool Value = true) : Condition;

/// <summary>The latest decision has one of these outcomes.</summary>
public sealed record DecisionIs([property: OneOf<DecisionWords>] IReadOnlyList<string> Outcomes) : Condition;

/// <summary>The case is in one of these tracks of its fund.</summary>
public sealed record TrackIs(IReadOnlyList<string> Of) : Condition;
