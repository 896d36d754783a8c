using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Process.Conditions;

namespace Fund.Process.Profiles;

/// <summary>
/// Finds what a well-formed profile still says wrongly: references to nothing, unreachable stages, a calendar that the law forbids.
/// </summary>
internal static class ProfileCheck
{
    private static readonly string[] UnitKinds =
    [
        "committee",
        "board",
        "administration",
        "municipalCompany",
        "otherPublicBody",
        "civilSociety",
        "business",
    ];

    public static IReadOnlyList<string> Errors(Profile profile)
    {
        var errors = new List<string>();
        Stages(profile, errors);
        Operations(profile, errors);
        Forms(profile, errors);
        Calendar(profile, errors);
        foreach (var twice in profile.Criteria.GroupBy(c => c.Key).Where(g => g.Count() > 1))
        {
            errors.Add($"Kriteriet {twice.Key} finns två gånger.");
        }

        foreach (var criterion in profile.Criteria.Where(c => c.AppliesWhen is not null))
        {
            Condition(criterion.AppliesWhen!, $"kriteriet {criterion.Key}", profile, errors);
        }

        Kinds(profile.Applicants.LeadKinds.Concat(profile.Applicants.PartnerKinds), "De som kan ansöka", errors);
        Kinds(profile.Repayment.BeneficiaryKinds, "Återbetalningen", errors);
        if (profile.Guideline.InForceTo < profile.Guideline.InForceFrom)
        {
            errors.Add("Riktlinjen slutar gälla innan den börjar gälla.");
        }

        return errors;
    }

    private static void Stages(Profile profile, List<string> errors)
    {
        if (profile.Stages.Count == 0 || profile.Stages[0].Kind != StageKind.Draft)
        {
            errors.Add("Första steget ska vara ett utkast (draft).");
        }

        foreach (var twice in profile.Stages.GroupBy(s => s.Key).Where(g => g.Count() > 1))
        {
            errors.Add($"Steget {twice.Key} finns två gånger.");
        }

        foreach (var stage in profile.Stages)
        {
            if (stage.Next is { } next && !profile.Operations.ContainsKey(next))
            {
                errors.Add($"Steget {stage.Key} leder vidare med {next}, som inte finns.");
            }

            if (stage.Turn is { } turn && !Enum.TryParse<Role>(turn, ignoreCase: true, out _))
            {
                errors.Add($"Steget {stage.Key} väntar på rollen {turn}, som inte finns.");
            }
        }

        var reached = new HashSet<string>(profile.Operations.Values.SelectMany(Targets))
        {
            profile.Stages.Count == 0 ? "" : profile.Stages[0].Key,
        };
        foreach (var lost in profile.Stages.Where(stage => !reached.Contains(stage.Key)))
        {
            errors.Add($"Inget leder till steget {lost.Key}.");
        }
    }

    private static void Operations(Profile profile, List<string> errors)
    {
        var stages = profile.Stages.Select(s => s.Key).ToHashSet();
        foreach (var (key, operation) in profile.Operations)
        {
            foreach (var missing in operation.From.Concat(Targets(operation)).Where(stage => !stages.Contains(stage)))
            {
                errors.Add($"{key} nämner steget {missing}, som inte finns.");
            }

            foreach (var role in operation.Roles.Where(role => !Enum.TryParse<Role>(role, ignoreCase: true, out _)))
            {
                errors.Add($"{key} nämner rollen {role}, som inte finns.");
            }

            if (operation.Fund && (operation.From.Count > 0 || Targets(operation).Any() || operation.Form is not null))
            {
                errors.Add($"{key} görs med fonden och kan inte ha steg eller formulär.");
            }

            if (operation.Form is { } form && profile.Forms.All(f => f.Key != form))
            {
                errors.Add($"{key} nämner formuläret {form}, som inte finns.");
            }

            foreach (var requirement in operation.Requires)
            {
                Condition(requirement.Condition, $"{key}, {requirement.Rule}", profile, errors);
            }
        }
    }

    private static void Forms(Profile profile, List<string> errors)
    {
        foreach (var form in profile.Forms)
        {
            foreach (var missing in form.WrittenIn.Where(key => profile.Stages.All(stage => stage.Key != key)))
            {
                errors.Add($"Formuläret {form.Key} nämner steget {missing}, som inte finns.");
            }

            foreach (var twice in form.Fields.GroupBy(f => f.Key).Where(g => g.Count() > 1))
            {
                errors.Add($"Frågan {twice.Key} finns två gånger i formuläret {form.Key}.");
            }

            foreach (var field in form.Fields)
            {
                if (field.Kind is FieldKind.Choice or FieldKind.Choices && field.Choices.Count == 0)
                {
                    errors.Add($"Frågan {field.Key} har inget att välja.");
                }

                if (field.Kind == FieldKind.Rows && field.Columns.Count == 0)
                {
                    errors.Add($"Tabellen {field.Key} har inga kolumner.");
                }

                foreach (var column in field.Columns.Where(c => c.Kind == ColumnKind.Choice && c.Choices.Count == 0))
                {
                    errors.Add($"Kolumnen {column.Key} i tabellen {field.Key} har inget att välja.");
                }

                if (field.VisibleWhen is { } visible)
                {
                    Condition(visible, $"frågan {field.Key}", profile, errors);
                }
            }
        }
    }

    private static void Calendar(Profile profile, List<string> errors) =>
        errors.AddRange(
            profile
                .Calendar.Faults()
                .Select(found =>
                    found.Fault.OccasionKey is { } occasion
                        ? $"Kalendern {found.Year}, tillfället {occasion}: {found.Fault.Reason}"
                        : $"Kalendern {found.Year}: {found.Fault.Reason}"
                )
        );

    private static void Condition(Condition condition, string where, Profile profile, List<string> errors)
    {
        switch (condition)
        {
            case All all:
                foreach (var part in all.Of)
                {
                    Condition(part, where, profile, errors);
                }
                break;
            case AnyOf any:
                foreach (var part in any.Of)
                {
                    Condition(part, where, profile, errors);
                }
                break;
            case Not not:
                Condition(not.Of, where, profile, errors);
                break;
            case Participants participants:
                Kinds(participants.Kinds, $"Villkoret i {where}", errors);
                break;
            case LeadIs lead:
                Kinds(lead.Kinds, $"Villkoret i {where}", errors);
                break;
            case SignedByAllAffected { Kinds: { } kinds }:
                Kinds(kinds, $"Villkoret i {where}", errors);
                break;
            case DocumentsAttached documents:
                Known(documents.Kinds, profile.Documents.Select(d => d.Key), "dokumentet");
                break;
            case PlansApproved plans:
                Known(plans.Plans, profile.Plans.Select(p => p.Key), "planen");
                break;
            case PlansSubmitted plans:
                Known(plans.Plans, profile.Plans.Select(p => p.Key), "planen");
                break;
            case CriteriaAssessed criteria:
                Known([criteria.Set], profile.Criteria.Select(c => c.Set), "kriterierna");
                break;
            case CriteriaMet criteria:
                Known([criteria.Set], profile.Criteria.Select(c => c.Set), "kriterierna");
                break;
            case Answered answered:
                Known(answered.Fields, Fields(), "frågan");
                break;
            case AnswerIs answer:
                Known([answer.Field], Fields(), "frågan");
                break;
            case Attested attested:
                Known(attested.Keys, profile.Fund.Attestations.Select(a => a.Key), "intyget");
                break;
        }

        IEnumerable<string> Fields() => profile.Forms.SelectMany(form => form.Fields).Select(field => field.Key);

        void Known(IEnumerable<string> wanted, IEnumerable<string> there, string what)
        {
            foreach (var missing in wanted.Except(there))
            {
                errors.Add($"Villkoret i {where} nämner {what} {missing}, som inte finns.");
            }
        }
    }

    // A misspelt kind would never count, so that nobody could satisfy the rule: it is refused when the profile is read.
    private static void Kinds(IEnumerable<string> kinds, string where, List<string> errors)
    {
        foreach (var unknown in kinds.Except(UnitKinds))
        {
            errors.Add($"{where} nämner enhetsslaget {unknown}, som inte finns.");
        }
    }

    private static IEnumerable<string> Targets(OperationRule operation) =>
        operation.To is { } to ? operation.Outcomes.Values.Append(to) : operation.Outcomes.Values;
}
