using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Process.Profiles;

namespace Fund.Process;

/// <summary>What a profile says of an operation on a case: allowed here, by whom, what is missing, and where it leads. Pure.</summary>
public static class ProcessRules
{
    /// <summary>
    /// Everything that stands in the way, and warnings. The list "detta saknas" and the refusal of the operation are this one call.
    /// </summary>
    /// <param name="profile">The case's rule version.</param>
    /// <param name="operation">Key of the operation.</param>
    /// <param name="stage">The stage the case is in; null for operations on the fund.</param>
    /// <param name="outcome">The outcome chosen; null when not chosen yet, which asks for what every outcome needs.</param>
    /// <param name="facts">What is known of the case.</param>
    public static IReadOnlyList<Finding> Check(this Profile profile, string operation, string? stage, string? outcome, CaseFacts facts)
    {
        if (!profile.Operations.TryGetValue(operation, out var rule))
        {
            return stage is null ? [] : [new Finding(T("Det här steget ingår inte i kommunens process."))];
        }

        if (stage is not null && !IsAllowedIn(profile, rule, stage))
        {
            return [new Finding(T($"{rule.Name} kan inte göras i steget {profile.StageOf(stage).Name}."))];
        }

        var findings = new List<Finding>();
        if (rule.Form is { } form)
        {
            findings.AddRange(profile.Unanswered(form, facts));
        }

        foreach (
            var requirement in rule.Requires.Where(r => r.Outcomes.Count == 0 || (outcome is not null && r.Outcomes.Contains(outcome)))
        )
        {
            if (!requirement.Condition.Holds(facts, profile))
            {
                findings.Add(
                    new Finding(
                        requirement.Message,
                        requirement.Rule,
                        requirement.Field,
                        requirement.Severity,
                        profile.PlaceOf(requirement.Link, rule.Form ?? (stage is null ? null : profile.FormWrittenIn(stage)), facts)
                    )
                );
            }
        }

        findings.AddRange(profile.Lapsed(rule, outcome, facts));
        if (profile.IsSignedFor(rule))
        {
            findings.AddRange(facts.Refusals.Select(no => Refusal(no, rule.AskedSignatures())));
        }

        return findings;
    }

    /// <summary>May somebody with these roles do it, as far as the profile narrows it?</summary>
    public static bool AllowsRole(this Profile profile, string operation, IEnumerable<Role> roles) =>
        !profile.Operations.TryGetValue(operation, out var rule)
        || rule.Roles.Count == 0
        || roles.Any(role => role == Role.System || rule.Roles.Contains(role.ToString(), StringComparer.OrdinalIgnoreCase));

    /// <summary>The stage it leads to; null when the case stays where it is.</summary>
    public static string? Target(this Profile profile, string operation, string? outcome)
    {
        if (!profile.Operations.TryGetValue(operation, out var rule))
        {
            return null;
        }

        return outcome is not null && rule.Outcomes.TryGetValue(outcome, out var target) ? target : rule.To;
    }

    /// <summary>Does the way from one stage to another lead back?</summary>
    public static bool LeadsBack(this Profile profile, string from, string to)
    {
        return PlaceOf(to) < PlaceOf(from);

        int PlaceOf(string stage) => profile.Stages.TakeWhile(each => each.Key != stage).Count();
    }

    /// <summary>What happens now in a stage: what the profile says, unless the case has been sent back to it (F-24).</summary>
    public static string NowTextOf(this Stage stage, bool sentBack) =>
        sentBack ? T("Ansökan är tillbaka hos sökanden. Läs beslutet, gör klart det som saknas och lämna in den på nytt.") : stage.NowText;

    /// <summary>Operations that can be tried in a stage, the one that leads on first.</summary>
    public static IReadOnlyList<string> OperationsIn(this Profile profile, string stage)
    {
        var next = profile.StageOf(stage).Next;
        return
        [
            .. profile.Operations.Where(o => IsAllowedIn(profile, o.Value, stage)).Select(o => o.Key).OrderBy(key => key == next ? 0 : 1),
        ];
    }

    /// <summary>
    /// Can a new case be opened, or money be granted, under this version on a day (A-03, A-04, A-09, W-05, W-09)? Null when it can.
    /// </summary>
    public static Finding? InForce(this Profile profile, DateOnly day, string what)
    {
        var guideline = profile.Guideline;
        if (day < guideline.InForceFrom)
        {
            return new Finding(
                T($"{what} kan inte dateras {day:yyyy-MM-dd}: riktlinjen gäller från {guideline.InForceFrom:yyyy-MM-dd}."),
                guideline.InForceRule
            );
        }

        if (day > guideline.InForceTo)
        {
            var severity = guideline.AfterExpiry == ExpiryHandling.Block ? Severity.Refusal : Severity.Warning;
            return new Finding(
                T($"Riktlinjen slutade gälla {guideline.InForceTo:yyyy-MM-dd}. Nya ärenden behöver en ny riktlinje."),
                guideline.ExpiryRule,
                Severity: severity
            );
        }

        return null;
    }

    /// <summary>Is the section asked, given the track and the other answers?</summary>
    public static bool IsVisible(this FormSection section, CaseFacts facts, Profile profile) =>
        section.VisibleWhen?.Holds(facts, profile) ?? true;

    /// <summary>Is the question asked, given the track and the other answers?</summary>
    public static bool IsVisible(this Field field, CaseFacts facts, Profile profile) => field.VisibleWhen?.Holds(facts, profile) ?? true;

    /// <summary>Can the form be written in the stage: where the profile says so, else where it is handed in?</summary>
    public static bool IsWrittenIn(this Profile profile, Form form, string stage) =>
        form.WrittenIn is { Count: > 0 } stages
            ? stages.Contains(stage)
            : profile.Operations.Values.Any(operation => operation.Form == form.Key && operation.From.Contains(stage));

    /// <summary>Key of the form that is being written in a stage: the first whose hand-in is still ahead; null for none.</summary>
    public static string? FormWrittenIn(this Profile profile, string stage) =>
        profile.Forms.FirstOrDefault(form => profile.IsWrittenIn(form, stage))?.Key;

    private const string SignaturePage = "underskrifter";
    private const string AssessmentPage = "bedomning";

    /// <summary>The questions of a form that are asked and not answered: required ones as refusals, recommended ones as warnings.</summary>
    /// <param name="profile">The case's rule version.</param>
    /// <param name="formKey">The form.</param>
    /// <param name="facts">What is known of the case.</param>
    public static IEnumerable<Finding> Unanswered(this Profile profile, string formKey, CaseFacts facts) =>
        from form in profile.Forms.Where(form => form.Key == formKey).Take(1)
        from section in form.Sections
        where section.IsVisible(facts, profile)
        from field in section.Fields
        where (field.Required || field.Recommended) && field.IsVisible(facts, profile) && !Evaluation.IsAnswered(facts, field.Key)
        select new Finding(
            $"{(field.Required ? T("Besvara") : T("Besvara gärna"))}: {field.Label}",
            field.Rule,
            field.Key,
            field.Required ? Severity.Refusal : Severity.Warning,
            profile.PlaceOf(form, field.Key, facts)
        );

    /// <summary>
    /// Who has assessed what has been changed since (F-24): told wherever the criteria are asked for, and in the way where they are no
    /// longer
    /// assessed without it.
    /// </summary>
    private static IEnumerable<Finding> Lapsed(this Profile profile, OperationRule rule, string? outcome, CaseFacts facts)
    {
        var asks = rule
            .Requires.Where(r => r.Outcomes.Count == 0 || (outcome is not null && r.Outcomes.Contains(outcome)))
            .Where(r => r.Condition.AsksForCriteria())
            .ToList();
        if (asks.Count == 0)
        {
            return [];
        }

        var failing = asks.Where(r => !r.Condition.Holds(facts, profile)).OrderBy(r => r.Severity).FirstOrDefault();
        var names = profile.Criteria.ToDictionary(criterion => criterion.Key, criterion => criterion.Name);
        return facts.Lapsed.Select(old => new Finding(
            T(
                $"Ansökan har ändrats sedan {old.Who} bedömde den. Bedömningen räknas inte förrän {old.Who} har bekräftat eller "
                    + $"ändrat den: {string.Join(", ", old.Criteria.Select(key => names.GetValueOrDefault(key, key)))}."
            ),
            (failing ?? asks[0]).Rule,
            Severity: failing?.Severity ?? Severity.Warning,
            Link: AssessmentPage
        ));
    }

    // A no stands in the way also where the guideline would do without that signature: somebody answers it first (F-29).
    private static Finding Refusal(SignatureRefusalFact no, Requirement? asked) =>
        new(
            T(
                $"{no.UnitName} har svarat nej till att underteckna. Läs skälen "
                    + $"under Underskrifter, kom överens med {no.Who} och be om underskrift igen."
            ),
            asked?.Rule,
            Link: asked?.Link ?? SignaturePage
        );

    private static bool IsAllowedIn(Profile profile, OperationRule rule, string stage) =>
        !rule.Fund
        && (rule.From.Count == 0 ? profile.StageOf(stage).Kind != Contracts.Applications.StageKind.Ended : rule.From.Contains(stage));
}
