using Fund.Contracts.Values;
using Fund.Process.Profiles;

namespace Fund.Process;

/// <summary>Who signs under a guideline (U-66, UA-10), read from what its operations require. Pure.</summary>
public static class SignatureRules
{
    /// <summary>What the operation requires of signatures, however deep in its conditions; null where it asks for none.</summary>
    public static Requirement? AskedSignatures(this OperationRule operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return operation.Requires.FirstOrDefault(requirement => Parts(requirement.Condition).Any(IsAsked));
    }

    /// <summary>The guideline's requirement of signatures; null where it asks for none.</summary>
    public static Requirement? AskedSignatures(this Profile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return profile.Operations.Values.Select(AskedSignatures).FirstOrDefault(asked => asked is not null);
    }

    /// <summary>
    /// Is it what the heads sign for: the operation that asks for their signatures, or, where the guideline lets them sign and asks for
    /// none, each that hands in a form?
    /// </summary>
    public static bool IsSignedFor(this Profile profile, OperationRule operation)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(operation);
        return operation.AskedSignatures() is not null || (operation.Form is not null && profile.AskedSignatures() is null);
    }

    /// <summary>Key of the form whose content is signed in a stage; null where there is none.</summary>
    public static string? SignedForm(this Profile profile, string stage)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var signedFor = profile.Operations.Values.Where(profile.IsSignedFor).ToList();
        return (signedFor.Find(operation => operation.From.Contains(stage)) ?? signedFor.FirstOrDefault())?.Form;
    }

    /// <summary>
    /// The units whose heads sign, in the order given: the affected ones of the kinds that have a head; every participant where the
    /// guideline asks each of them; the affected ones where it lets heads sign and requires nothing.
    /// </summary>
    /// <param name="profile">The case's rule version.</param>
    /// <param name="participants">The units that take part.</param>
    public static IEnumerable<ParticipantFact> Signers(this Profile profile, IEnumerable<ParticipantFact> participants)
    {
        var asked = profile.AskedSignatures() is { } requirement ? Parts(requirement.Condition).First(IsAsked) : null;
        return asked switch
        {
            SignedByEachApplicant => participants,
            SignedByAllAffected { Kinds: { } kinds } => participants.Where(unit => unit.Affected && kinds.Contains(unit.Kind)),
            _ => participants.Where(unit => unit.Affected),
        };
    }

    private static bool IsAsked(Condition condition) => condition is SignedByAllAffected or SignedByEachApplicant;

    private static IEnumerable<Condition> Parts(Condition condition) =>
        condition switch
        {
            All all => all.Of.SelectMany(Parts),
            AnyOf any => any.Of.SelectMany(Parts),
            Not not => Parts(not.Of),
            _ => [condition],
        };
}
