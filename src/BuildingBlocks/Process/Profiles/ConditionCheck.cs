using Fund.Process.Reading;

namespace Fund.Process.Profiles;

/// <summary>
/// Conditions name only what the profile has: documents, plans, criteria, questions with their answers, attestations, tracks.
/// </summary>
internal sealed class ConditionCheck(Profile profile, ProfileFaults faults)
{
    private readonly Dictionary<string, Field> questions = profile
        .Forms.SelectMany(form => form.Fields)
        .GroupBy(field => field.Key)
        .ToDictionary(same => same.Key, same => same.Last());

    public void Run(Condition condition, Place place)
    {
        switch (condition)
        {
            case All all:
                Parts(all.Of, place);
                break;
            case AnyOf any:
                Parts(any.Of, place);
                break;
            case Not not:
                Run(not.Of, place["of"]);
                break;
            case Participants { AtLeast: < 1 }:
                faults.Add(place["atLeast"], T("Ange hur många som minst ska delta, ett eller fler."));
                break;
            case DocumentsAttached documents:
                faults.Known(place["kinds"], T("Handlingen"), documents.Kinds, profile.Documents.Select(d => d.Key));
                break;
            case PlansApproved plans:
                faults.Known(place["plans"], T("Planen"), plans.Plans, profile.Plans.Select(p => p.Key));
                break;
            case PlansSubmitted plans:
                faults.Known(place["plans"], T("Planen"), plans.Plans, profile.Plans.Select(p => p.Key));
                break;
            case CriteriaAssessed criteria:
                faults.Known(place["set"], T("Kriterierna"), criteria.Set, profile.Criteria.Select(c => c.Set));
                break;
            case CriteriaMet criteria:
                faults.Known(place["set"], T("Kriterierna"), criteria.Set, profile.Criteria.Select(c => c.Set));
                break;
            case Answered answered:
                faults.Known(place["fields"], T("Frågan"), answered.Fields, questions.Keys);
                break;
            case AnswerIs answer:
                Answer(answer, place);
                break;
            case Attested attested:
                faults.Known(place["keys"], T("Intyget"), attested.Keys, profile.Fund.Attestations.Select(a => a.Key));
                break;
            case TrackIs track:
                faults.Known(place["of"], T("Spåret"), track.Of, profile.Fund.Tracks.Select(t => t.Key));
                break;
            case AmountWithin { AtLeast: null, AtMost: null }:
                faults.Add(place, T("Ange atLeast, atMost eller båda."));
                break;
        }
    }

    private void Parts(IReadOnlyList<Condition> parts, Place place)
    {
        if (parts.Count == 0)
        {
            faults.Add(place["of"], T("Här ska det stå minst ett villkor."));
        }

        foreach (var (i, part) in parts.Index())
        {
            Run(part, place["of"][i]);
        }
    }

    // An answer that nobody can give would make a rule that nobody can satisfy.
    private void Answer(AnswerIs answer, Place place)
    {
        if (!questions.TryGetValue(answer.Field, out var field))
        {
            faults.Unknown(place["field"], T("Frågan"), answer.Field, questions.Keys);
        }
        else if (field.Kind is FieldKind.Choice or FieldKind.Choices)
        {
            faults.Known(place["value"], T("Svaret"), answer.Value, field.Choices.Select(choice => choice.Key));
        }
        else if (field.Kind == FieldKind.YesNo)
        {
            faults.Known(place["value"], T("Svaret"), answer.Value, ["yes", "no"]);
        }
    }
}
