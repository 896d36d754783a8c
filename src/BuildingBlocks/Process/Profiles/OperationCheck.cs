using Fund.Process.Reading;

namespace Fund.Process.Profiles;

/// <summary>
/// Operations: those that the product has, with outcomes that they can have, between stages that exist, done on pages that exist.
/// </summary>
internal sealed class OperationCheck(Profile profile, ProductWords? product, ConditionCheck conditions, ProfileFaults faults)
{
    /// <summary>Operations that hand something in, so that an authority gives it a registry number.</summary>
    private static readonly string[] Registering = ["SubmitIdea", "SubmitApplication"];

    private readonly List<string> stages = [.. profile.Stages.Select(stage => stage.Key)];
    private readonly HashSet<string> questions = [.. profile.Forms.SelectMany(form => form.Fields).Select(field => field.Key)];

    public void Run()
    {
        foreach (var (key, operation) in profile.Operations)
        {
            var place = Place.Top["operations"][key];
            if (product is not null && !product.Operations.ContainsKey(key))
            {
                faults.Unknown(place, T("Momentet"), key, product.Operations.Keys);
                continue;
            }

            Path(key, operation, place);
            What(key, operation, place);
            foreach (var (i, requirement) in operation.Requires.Index())
            {
                Requirement(key, operation, requirement, place["requires"][i]);
            }
        }
    }

    private void Path(string key, OperationRule operation, Place place)
    {
        faults.Known(place["from"], T("Steget"), operation.From, stages);
        faults.Known(place["to"], T("Steget"), operation.To, stages);
        foreach (var (outcome, target) in operation.Outcomes)
        {
            if (!OperationWords.IsOutcome(key, outcome))
            {
                faults.Unknown(place["outcomes"][outcome], T("Utfallet"), outcome, OutcomesOf(key));
            }

            faults.Known(place["outcomes"][outcome], T("Steget"), target, stages);
        }

        if (
            operation.Fund
            && (operation.From.Count > 0 || operation.To is not null || operation.Outcomes.Count > 0 || operation.Form is not null)
        )
        {
            faults.Add(place, T($"{key} görs med fonden (fund: true) och kan inte ha steg, utfall eller formulär."));
        }
    }

    private void What(string key, OperationRule operation, Place place)
    {
        faults.Known(place["form"], T("Formuläret"), operation.Form, profile.Forms.Select(form => form.Key));
        faults.Known(place["authority"], T("Myndigheten"), operation.Authority, profile.Authorities.Select(authority => authority.Key));
        if (operation.Authority is not null && !Registering.Contains(key))
        {
            faults.Add(place["authority"], T($"{key} registrerar inget. Myndighet anges för: {string.Join(", ", Registering)}."));
        }
    }

    private void Requirement(string key, OperationRule operation, Requirement requirement, Place place)
    {
        foreach (var (i, outcome) in requirement.Outcomes.Index())
        {
            if (!OperationWords.IsOutcome(key, outcome))
            {
                faults.Unknown(place["outcomes"][i], T("Utfallet"), outcome, OutcomesOf(key));
            }
        }

        if (product is not null && requirement.Field is { } field && !questions.Contains(field))
        {
            var own = product.Operations.GetValueOrDefault(key) ?? new HashSet<string>();
            faults.Known(place["field"], T("Fältet"), field, own.Concat(questions));
        }

        if (requirement.Link is { } link)
        {
            Link(link, place["link"]);
        }

        conditions.Run(requirement.Condition, place["condition"]);
    }

    // "ansokan#costs": a page of the case, and there a question or the units (F-29).
    private void Link(string link, Place place)
    {
        var (page, anchor) = link.Split('#', 2) is [var before, var after] ? (before, after) : (link, null);
        if (product is not null)
        {
            faults.Known(place, T("Sidan"), page, product.CasePages);
        }

        if (page == FormPlaces.FormPage)
        {
            faults.Known(place, T("Frågan"), anchor, questions.Append(FormPlaces.Units));
        }
    }

    private static IReadOnlyList<string> OutcomesOf(string operation) => OperationWords.Outcomes.GetValueOrDefault(operation, []);
}
