using Fund.Process.Reading;

namespace Fund.Process.Profiles;

/// <summary>
/// Finds what a well-formed profile still says wrongly: references to nothing, unreachable stages, a calendar that the law forbids.
/// </summary>
internal static class ProfileCheck
{
    /// <param name="profile">The profile.</param>
    /// <param name="product">What the product has; null to judge the profile by itself, as when an adopted one is read again.</param>
    /// <param name="modules">Modules in use; null when that is not known.</param>
    public static IReadOnlyList<(Place Place, string Message)> Faults(Profile profile, ProductWords? product, IReadOnlySet<string>? modules)
    {
        var faults = new ProfileFaults();
        var conditions = new ConditionCheck(profile, faults);
        StageCheck.Run(profile, faults);
        new OperationCheck(profile, product, conditions, faults).Run();
        new FormCheck(profile, conditions, faults).Run();
        FundCheck.Run(profile, faults);
        Calendar(profile, faults);
        Assessment(profile, conditions, faults);
        Lists(profile, faults);
        KeeperCheck.Run(profile, product, faults);
        if (profile.Guideline.InForceTo < profile.Guideline.InForceFrom)
        {
            faults.Add(Place.Top["guideline"]["inForceTo"], T("Riktlinjen slutar gälla innan den börjar gälla."));
        }

        if (modules?.Contains("finance") == true && profile.Forms.SelectMany(f => f.Fields).All(f => f.Role != FieldRole.RequestedAmount))
        {
            faults.Add(
                Place.Top["forms"],
                T("Modulen Ekonomi behöver veta vad som söks: ge frågan om beloppet rollen requestedAmount (role).")
            );
        }

        return faults.Found;
    }

    private static void Assessment(Profile profile, ConditionCheck conditions, ProfileFaults faults)
    {
        faults.Unique(Place.Top["criteria"], T("Kriteriet"), profile.Criteria.Select(c => c.Key));
        var asked = profile.Forms.SelectMany(form => form.Fields).Select(field => field.Key).ToHashSet();
        foreach (var (i, criterion) in profile.Criteria.Index())
        {
            if (criterion.AppliesWhen is { } applies)
            {
                conditions.Run(applies, Place.Top["criteria"][i]["appliesWhen"]);
            }

            foreach (var (j, answer) in criterion.Answers.Index().Where(answer => !asked.Contains(answer.Item)))
            {
                faults.Add(Place.Top["criteria"][i]["answers"][j], T($"Frågan {answer} finns inte i något formulär."));
            }
        }

        faults.Known(
            Place.Top["assessment"]["reasonsFor"],
            T("Utfallet"),
            profile.Assessment.ReasonsFor,
            OperationWords.Outcomes["RecordDecision"]
        );
        if (profile.Ranking.Method != RankingMethod.None && profile.Criteria.All(c => c.Set != CriteriaSets.Ranking))
        {
            faults.Add(Place.Top["ranking"]["method"], T("Ansökningar kan jämföras bara om något kriterium har set: ranking."));
        }
    }

    private static void Lists(Profile profile, ProfileFaults faults)
    {
        faults.Unique(Place.Top["documents"], T("Handlingen"), profile.Documents.Select(d => d.Key));
        faults.Unique(Place.Top["plans"], T("Planen"), profile.Plans.Select(p => p.Key));
        faults.Unique(Place.Top["rules"], T("Regeln"), profile.Rules.Select(r => r.Id));
        var sections = profile.Evaluation.Sections.Concat(profile.Evaluation.PortfolioSections);
        faults.Unique(Place.Top["evaluation"]["sections"], T("Avsnittet"), sections.Select(s => s.Key));
    }

    private static void Calendar(Profile profile, ProfileFaults faults)
    {
        foreach (var (year, fault) in profile.Calendar.Faults())
        {
            var place = Place.Top["calendar"];
            var at = profile.Calendar.Occasions.Index().FirstOrDefault(o => o.Item.Key == fault.OccasionKey);
            var named = at.Item is null ? T($"Kalendern {year}") : T($"Kalendern {year}, tillfället {fault.OccasionKey}");
            faults.Add(at.Item is null ? place : place["occasions"][at.Index], $"{named}: {fault.Reason}");
        }
    }
}
