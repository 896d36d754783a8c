using Fund.Contracts.Applications;
using Fund.Process.Reading;

namespace Fund.Process.Profiles;

/// <summary>
/// The path of a case: it begins as a draft, every stage is reached, and each leads on with something that can be done there.
/// </summary>
internal static class StageCheck
{
    public static void Run(Profile profile, ProfileFaults faults)
    {
        var place = Place.Top["stages"];
        if (profile.Stages.Count == 0 || profile.Stages[0].Kind != StageKind.Draft)
        {
            faults.Add(place, T("Första steget ska vara ett utkast (kind: draft)."));
        }

        faults.Unique(place, T("Steget"), profile.Stages.Select(s => s.Key));
        var reached = profile
            .Operations.Values.SelectMany(operation => operation.Outcomes.Values.Append(operation.To))
            .OfType<string>()
            .ToHashSet();
        foreach (var (i, stage) in profile.Stages.Index())
        {
            Next(profile, stage, place[i], faults);
            Clocks(profile, stage, place[i], faults);
            if (i > 0 && !reached.Contains(stage.Key))
            {
                faults.Add(place[i], T($"Inget leder till steget ”{stage.Key}”."));
            }
        }
    }

    private static void Next(Profile profile, Stage stage, Place place, ProfileFaults faults)
    {
        if (stage.Next is not { } next)
        {
            if (stage.Kind != StageKind.Ended)
            {
                faults.Add(place, T($"Steget ”{stage.Key}” leder inte vidare. Ange med next vad som görs härnäst."));
            }

            return;
        }

        if (!profile.Operations.TryGetValue(next, out var operation))
        {
            faults.Unknown(place["next"], T("Momentet"), next, profile.Operations.Keys);
        }
        else if (operation.Fund || (operation.From.Count > 0 && !operation.From.Contains(stage.Key)))
        {
            faults.Add(place["next"], T($"Momentet ”{next}” kan inte göras i steget ”{stage.Key}” (se operations → {next} → from)."));
        }
    }

    private static void Clocks(Profile profile, Stage stage, Place place, ProfileFaults faults)
    {
        Clock(stage.Clock, place["clock"], faults);
        foreach (var (i, own) in stage.TrackClocks.Index())
        {
            faults.Known(place["trackClocks"][i]["tracks"], T("Spåret"), own.Tracks, profile.Fund.Tracks.Select(track => track.Key));
            Clock(own.Clock, place["trackClocks"][i]["clock"], faults);
        }

        foreach (var twice in stage.TrackClocks.SelectMany(own => own.Tracks).GroupBy(key => key).Where(same => same.Count() > 1))
        {
            faults.Add(place["trackClocks"], T($"Spåret ”{twice.Key}” har två klockor i samma steg."));
        }
    }

    private static void Clock(Clock? clock, Place place, ProfileFaults faults)
    {
        if (clock?.Within.Length == 0)
        {
            faults.Add(place["within"], T("Ange hur lång tid det är, minst en dag."));
        }
    }
}
