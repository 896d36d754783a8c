using Fund.Process.Reading;

namespace Fund.Process.Profiles;

/// <summary>
/// Every claim of the guideline page names what keeps it, that exists and bears the rule's id (F-28). Pages and consequences are the
/// product's and are looked up when it is known; the steps of plugins are looked up by the page.
/// </summary>
internal static class KeeperCheck
{
    public static void Run(Profile profile, ProductWords? product, ProfileFaults faults)
    {
        var rules = profile.Rules.Select(rule => rule.Id).ToHashSet();
        foreach (var (i, text) in profile.Rules.Index())
        {
            var place = Place.Top["rules"][i]["keptBy"];
            if (text.KeptBy.Count == 0)
            {
                faults.Add(
                    place,
                    T($"Ange vad som gör det som står om {text.Id}. Är det bara människor, så skriv {{ \"is\": \"people\" }}.")
                );
            }

            foreach (var (j, keeper) in text.KeptBy.Index())
            {
                faults.Known(place[j]["rule"], T("Regeln"), keeper.Rule, rules);
                Check(profile, product, text, keeper, place[j], faults);
            }
        }
    }

    private static void Check(Profile profile, ProductWords? product, RuleText text, Keeper keeper, Place place, ProfileFaults faults)
    {
        if (keeper.Is == KeeperKind.People != string.IsNullOrEmpty(keeper.Key))
        {
            faults.Add(place["key"], keeper.Is == KeeperKind.People ? T("Människor (people) har ingen nyckel.") : T("Ange nyckeln (key)."));
            return;
        }

        if (profile.KeysOf(keeper.Is, product) is not { } keys)
        {
            return;
        }

        if (!keys.Contains(keeper.Key!))
        {
            faults.Unknown(place["key"], T("Nyckeln"), keeper.Key!, keys);
            return;
        }

        var rule = keeper.Rule ?? text.Id;
        if (profile.Of(keeper, rule, product).Rules is { } borne && !borne.Contains(rule))
        {
            var known = string.Join(", ", borne.OfType<string>().Distinct());
            faults.Add(place, T($"”{keeper.Key}” bär inte regeln {rule}{(known.Length == 0 ? "" : T($", utan {known}"))}."));
        }
    }
}
