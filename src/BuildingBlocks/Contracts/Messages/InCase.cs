namespace Fund.Contracts.Messages;

/// <summary>What part a person must have in the case that a message is about.</summary>
public enum CasePart
{
    /// <summary>May see it: it has been received, or the person has a part in the draft, or has acted on the case before.</summary>
    Sees,

    /// <summary>Holds the permission for the whole municipality, or for a unit that takes part in the case (F-23).</summary>
    Acts,

    /// <summary>
    /// Writes it: the owner, a project manager of a unit in it, the coordinator who supports (U-70), or whom the process has hand it in.
    /// </summary>
    Writes,

    /// <summary>Writes it and answers for it: the owner, a project manager of the unit that applies, or the coordinator.</summary>
    Leads,
}

/// <summary>
/// The part in the case that a message asks for, beside its permission. Every message about a case that can be sent from outside bears it;
/// a
/// test proves it. Asked by the pipeline, once, for pages, API and jobs alike.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class InCaseAttribute(CasePart part) : Attribute
{
    /// <summary>The part asked for.</summary>
    public CasePart Part { get; } = part;

    /// <summary>Closed to those who have declared a conflict of interest in the case (W-22).</summary>
    public bool Impartial { get; init; }
}
