namespace Fund.Process.Profiles;

/// <summary>
/// What keeps a claim of the guideline page (F-28): something of this profile or of the product that is there to be looked up. A claim that
/// nothing keeps is not made; what only people do is said to be theirs.
/// </summary>
/// <param name="Is">What kind of thing.</param>
/// <param name="Key">Its key among its kind; left out for people alone.</param>
/// <param name="Rule">
/// The guideline's rule that it bears, where that is another than the claim's: one question can answer several rules.
/// </param>
public sealed record Keeper(KeeperKind Is, string? Key = null, string? Rule = null);

/// <summary>What can keep a claim.</summary>
public enum KeeperKind
{
    /// <summary>A question of a form by its key, "effects", or a column of it, "effects/fromYear". Bears the rule.</summary>
    Field,

    /// <summary>A kind of document that can be attached. Bears the rule.</summary>
    Document,

    /// <summary>A criterion. Bears the rule.</summary>
    Criterion,

    /// <summary>A plan after the grant. Bears the rule.</summary>
    Plan,

    /// <summary>A section of the evaluations, of one initiative or of them all. Bears the rule.</summary>
    Section,

    /// <summary>What an operation asks for, by the operation's key: a requirement of it that bears the rule.</summary>
    Requirement,

    /// <summary>A value of the profile that names its rule, by place: "fund.amountRule".</summary>
    Setting,

    /// <summary>The promise of time of a stage, by the stage's key. Bears the rule.</summary>
    Clock,

    /// <summary>An occasion of the calendar, by its key.</summary>
    Occasion,

    /// <summary>An operation of the profile, by its key.</summary>
    Operation,

    /// <summary>A page by its address, "/fonden", or a page of a case, "planer".</summary>
    Page,

    /// <summary>What the product does by itself, by its key: a posting, a task, a mail.</summary>
    Consequence,

    /// <summary>A step of a plugin, by its key. Bears the rule; done only where the plugin is switched on.</summary>
    Step,

    /// <summary>People, and no machine.</summary>
    People,
}
