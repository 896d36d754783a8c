using Fund.Process.Reading;

namespace Fund.Process.Profiles;

/// <summary>Forms: every question once, with something to choose, and with a role that its answer can bear.</summary>
internal sealed class FormCheck(Profile profile, ConditionCheck conditions, ProfileFaults faults)
{
    public void Run()
    {
        var place = Place.Top["forms"];
        faults.Unique(place, T("Formuläret"), profile.Forms.Select(form => form.Key));
        foreach (var (i, form) in profile.Forms.Index())
        {
            Form(form, place[i]);
        }

        foreach (var same in profile.Forms.SelectMany(form => form.Fields).GroupBy(field => field.Key))
        {
            if (same.Select(field => (field.Kind, field.Role)).Distinct().Count() > 1)
            {
                faults.Add(place, T($"Frågan ”{same.Key}” har olika slag eller roll i olika formulär, men svaret är ett och detsamma."));
            }
        }
    }

    private void Form(Form form, Place place)
    {
        faults.Known(place["writtenIn"], T("Steget"), form.WrittenIn, profile.Stages.Select(stage => stage.Key));
        faults.Unique(place["sections"], T("Avsnittet"), form.Sections.Select(section => section.Key));
        var (keys, roles) = (new HashSet<string>(), new HashSet<FieldRole>());
        foreach (var (i, section) in form.Sections.Index())
        {
            if (section.VisibleWhen is { } visible)
            {
                conditions.Run(visible, place["sections"][i]["visibleWhen"]);
            }

            foreach (var (j, field) in section.Fields.Index())
            {
                var at = place["sections"][i]["fields"][j];
                if (!keys.Add(field.Key))
                {
                    faults.Add(at, T($"Frågan ”{field.Key}” finns två gånger i formuläret."));
                }

                if (field.Role is { } role && !roles.Add(role))
                {
                    faults.Add(at["role"], T("En annan fråga i formuläret har redan den rollen."));
                }

                Question(field, at);
            }
        }
    }

    private void Question(Field field, Place place)
    {
        var chooses = field.Kind is FieldKind.Choice or FieldKind.Choices;
        if (chooses != field.Choices.Count > 0)
        {
            faults.Add(
                place["choices"],
                chooses ? T("Frågan har inget att välja.") : T("Bara en fråga av slaget choice eller choices har val.")
            );
        }

        if (field.Kind == FieldKind.Rows != field.Columns.Count > 0)
        {
            faults.Add(
                place["columns"],
                field.Kind == FieldKind.Rows ? T("Tabellen har inga kolumner.") : T("Bara en tabell (rows) har kolumner.")
            );
        }

        if (field.MaxLength is < 1 or > 100_000)
        {
            faults.Add(place["maxLength"], T("Ange ett antal tecken, 1–100 000."));
        }

        foreach (var (i, column) in field.Columns.Index())
        {
            if (column.Kind == ColumnKind.Choice != column.Choices.Count > 0)
            {
                faults.Add(
                    place["columns"][i]["choices"],
                    column.Kind == ColumnKind.Choice ? T("Kolumnen har inget att välja.") : T("Bara en kolumn av slaget choice har val.")
                );
            }
        }

        faults.Unique(place["choices"], T("Valet"), field.Choices.Select(choice => choice.Key));
        faults.Unique(place["columns"], T("Kolumnen"), field.Columns.Select(column => column.Key));
        if (field.VisibleWhen is { } visible)
        {
            conditions.Run(visible, place["visibleWhen"]);
        }

        Role(field, place);
    }

    private void Role(Field field, Place place)
    {
        FieldKind[] kinds = field.Role switch
        {
            FieldRole.RequestedAmount => [FieldKind.Amount],
            FieldRole.TotalCost => [FieldKind.Amount, FieldKind.Rows],
            FieldRole.StartsOn or FieldRole.EndsOn => [FieldKind.Date],
            FieldRole.FollowUpPlan or FieldRole.OwnCost or FieldRole.RepaymentPlan or FieldRole.Benefit => [FieldKind.Rows],
            _ => [field.Kind],
        };
        if (!kinds.Contains(field.Kind))
        {
            faults.Add(
                place["role"],
                T($"Rollen passar inte frågans slag. Den kan en fråga av slaget {string.Join(T(" eller "), kinds.Select(Word))} ha.")
            );
            return;
        }

        Columns(field, place["columns"]);
    }

    private void Columns(Field field, Place place)
    {
        IReadOnlyDictionary<ColumnRole, ColumnKind> roles = field.Role switch
        {
            FieldRole.TotalCost => Cost,
            FieldRole.FollowUpPlan => FollowUp,
            FieldRole.OwnCost or FieldRole.RepaymentPlan => PerYear,
            FieldRole.Benefit => Benefit,
            _ => None,
        };
        foreach (var (i, column) in field.Columns.Index())
        {
            if (column.Role is not { } role)
            {
                continue;
            }

            if (!roles.TryGetValue(role, out var kind))
            {
                faults.Unknown(place[i]["role"], T("Kolumnens roll"), Word(role), roles.Keys.Select(Word));
            }
            else if (kind != column.Kind)
            {
                faults.Add(place[i]["role"], T($"Rollen passar inte kolumnens slag. Kolumnen ska vara av slaget {Word(kind)}."));
            }
        }

        var given = field.Columns.Select(column => column.Role).OfType<ColumnRole>().ToList();
        if (given.Distinct().Count() < given.Count)
        {
            faults.Add(place, T("Två kolumner har samma roll."));
        }

        if (field.Kind == FieldKind.Rows)
        {
            foreach (var missing in Needed(field.Role, roles).Except(given))
            {
                faults.Add(place, T($"En kolumn ska ha rollen {Word(missing)}."));
            }
        }
    }

    // What a table cannot be without: the first role of a list of things; every role where the row says whose, when and how much.
    private static IEnumerable<ColumnRole> Needed(FieldRole? role, IReadOnlyDictionary<ColumnRole, ColumnKind> roles) =>
        role is FieldRole.OwnCost or FieldRole.RepaymentPlan or FieldRole.Benefit ? roles.Keys : roles.Keys.Take(1);

    private static readonly Dictionary<ColumnRole, ColumnKind> Cost = new() { [ColumnRole.Amount] = ColumnKind.Amount };

    private static readonly Dictionary<ColumnRole, ColumnKind> FollowUp = new()
    {
        [ColumnRole.Indicator] = ColumnKind.Text,
        [ColumnRole.Unit] = ColumnKind.Text,
        [ColumnRole.Baseline] = ColumnKind.Number,
        [ColumnRole.Target] = ColumnKind.Number,
        [ColumnRole.Source] = ColumnKind.Text,
        [ColumnRole.Method] = ColumnKind.Text,
        [ColumnRole.Frequency] = ColumnKind.Choice,
        [ColumnRole.Responsible] = ColumnKind.Text,
    };

    private static readonly Dictionary<ColumnRole, ColumnKind> PerYear = new()
    {
        [ColumnRole.Bearer] = ColumnKind.Unit,
        [ColumnRole.Year] = ColumnKind.Year,
        [ColumnRole.Amount] = ColumnKind.Amount,
    };

    private static readonly Dictionary<ColumnRole, ColumnKind> Benefit = new()
    {
        [ColumnRole.Bearer] = ColumnKind.Unit,
        [ColumnRole.FromYear] = ColumnKind.Year,
        [ColumnRole.ToYear] = ColumnKind.Year,
        [ColumnRole.Amount] = ColumnKind.Amount,
    };

    private static readonly Dictionary<ColumnRole, ColumnKind> None = [];

    private static string Word<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
