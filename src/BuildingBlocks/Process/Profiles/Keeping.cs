using System.Globalization;
using Fund.Contracts.Messages;

namespace Fund.Process.Profiles;

/// <summary>What a keeper names, found.</summary>
/// <param name="Tag">What kind of thing it is, one Swedish word: "Fält", "Spärr", "Tid".</param>
/// <param name="Label">What people call it.</param>
/// <param name="Rules">The rules that it bears; null for a kind of thing that bears none.</param>
/// <param name="Page">The municipality's page where it is seen, "/fonden"; null where there is none without a case.</param>
public sealed record Kept(string Tag, string Label, IReadOnlyList<string?>? Rules = null, string? Page = null);

/// <summary>Finds what keeps the claims of a profile; the guideline page and the check of profiles ask the same.</summary>
public static class Keeping
{
    private static string Field => T("Fält");
    private static string Gate => T("Spärr");
    private static string Time => T("Tid");
    private static string Follows => T("Följd");
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    /// <summary>Values of a profile that name their rule, by place, with what each does.</summary>
    private static Dictionary<string, (string Tag, string Label, Func<Profile, string?> Rule)> Settings =>
        new()
        {
            ["applicants.rule"] = (Gate, T("Vem som kan öppna ett ärende"), p => p.Applicants.Rule),
            ["evaluation.inDepthRule"] = (Time, T("Fördjupad utvärdering"), p => p.Evaluation.InDepthRule),
            ["evaluation.portfolioRule"] = (Time, T("Samlad utvärdering"), p => p.Evaluation.PortfolioRule),
            ["evaluation.rule"] = (Time, T("Uppföljning och utvärdering"), p => p.Evaluation.Rule),
            ["fund.amountRule"] = (Gate, T("Högsta belopp i fonden"), p => p.Fund.AmountRule),
            ["fund.percentRule"] = (Gate, T("Högsta andel av skatter och bidrag"), p => p.Fund.PercentRule),
            ["guideline.expiryRule"] = (Gate, T("Sista dagen som riktlinjen gäller"), p => p.Guideline.ExpiryRule),
            ["guideline.inForceRule"] = (Gate, T("Första dagen som riktlinjen gäller"), p => p.Guideline.InForceRule),
            ["ranking.eligibleRule"] = (Gate, T("Vilka ansökningar som jämförs"), p => p.Ranking.EligibleRule),
            ["ranking.rule"] = (Follows, T("Hur ansökningar jämförs"), p => p.Ranking.Rule),
            ["repayment.budgetInput.rule"] = (Time, T("Underlag till budgeten"), p => p.Repayment.BudgetInput?.Rule),
            ["repayment.rule"] = (Follows, T("Återbetalning"), p => p.Repayment.Rule),
            ["settlement.actualCostRule"] = (Follows, T("Avräkning av faktiska kostnader"), p => p.Settlement.ActualCostRule),
            ["settlement.adherenceRule"] = (Gate, T("Följsamheten bekräftas före utbetalning"), p => p.Settlement.AdherenceRule),
            ["settlement.costYearRule"] = (Follows, T("Vilket år en kostnad hör till"), p => p.Settlement.CostYearRule),
            ["settlement.startRule"] = (Gate, T("Kostnader före starten ersätts inte"), p => p.Settlement.StartRule),
        };

    /// <summary>What a keeper can be called, by kind; null where that is not known without the product, and for people.</summary>
    public static IReadOnlyCollection<string>? KeysOf(this Profile profile, KeeperKind kind, ProductWords? product)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return kind switch
        {
            KeeperKind.Field => [.. profile.Forms.SelectMany(f => f.Fields).SelectMany(KeysOf).Distinct()],
            KeeperKind.Document => [.. profile.Documents.Select(d => d.Key)],
            KeeperKind.Criterion => [.. profile.Criteria.Select(c => c.Key)],
            KeeperKind.Plan => [.. profile.Plans.Select(p => p.Key)],
            KeeperKind.Section => [.. Sections(profile).Select(s => s.Key)],
            KeeperKind.Requirement => [.. profile.Operations.Where(o => o.Value.Requires.Count > 0).Select(o => o.Key)],
            KeeperKind.Setting => Settings.Keys,
            KeeperKind.Clock => [.. profile.Stages.Where(s => Clocks(s).Any()).Select(s => s.Key)],
            KeeperKind.Occasion => [.. profile.Calendar.Occasions.Select(o => o.Key)],
            KeeperKind.Operation => [.. profile.Operations.Keys],
            KeeperKind.Page => product is null ? null : [.. product.Pages.Keys],
            KeeperKind.Consequence => product is null ? null : [.. product.Consequences.Keys],
            _ => null,
        };
    }

    /// <summary>What the keeper of a claim names, told as the guideline page tells it.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="keeper">The keeper; its key is one of <see cref="KeysOf(Profile, KeeperKind, ProductWords?)"/>.</param>
    /// <param name="rule">The rule that it must bear.</param>
    /// <param name="product">What the product has.</param>
    public static Kept Of(this Profile profile, Keeper keeper, string rule, ProductWords? product)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(keeper);
        var key = keeper.Key ?? "";
        return keeper.Is switch
        {
            KeeperKind.Field => Question(profile, key),
            KeeperKind.Document => new(Field, profile.Documents.First(d => d.Key == key) is var d ? d.Name : "", [d.Rule]),
            KeeperKind.Criterion => new(T("Bedöms"), profile.Criteria.First(c => c.Key == key) is var c ? c.Name : "", [c.Rule]),
            KeeperKind.Plan => new(Field, profile.Plans.First(p => p.Key == key) is var p ? p.Name : "", [p.Rule]),
            KeeperKind.Section => new(Field, Sections(profile).First(s => s.Key == key) is var s ? T($"Avsnittet {s.Name}") : "", [s.Rule]),
            KeeperKind.Requirement => Requirement(profile.Operations[key], rule),
            KeeperKind.Setting => new(Settings[key].Tag, Settings[key].Label, [Settings[key].Rule(profile)]),
            KeeperKind.Clock => Clock(profile.StageOf(key)),
            KeeperKind.Occasion => Occasion(profile, key),
            KeeperKind.Operation => new(T("Moment"), profile.Operations[key].Name),
            KeeperKind.Page => new(T("Sida"), T(product?.Pages[key] ?? key), Page: key.StartsWith('/') ? key : null),
            KeeperKind.Consequence => new(Follows, T(product?.Consequences[key] ?? key)),
            KeeperKind.Step => new(T("Steg"), key),
            _ => new(T("Människor"), T("Systemet varken prövar eller gör något här.")),
        };
    }

    private static IEnumerable<string> KeysOf(Field field) => field.Columns.Select(c => $"{field.Key}/{c.Key}").Prepend(field.Key);

    private static IEnumerable<EvaluationSection> Sections(Profile profile) =>
        profile.Evaluation.Sections.Concat(profile.Evaluation.PortfolioSections);

    private static IEnumerable<Clock> Clocks(Stage stage) =>
        stage.TrackClocks.Select(own => own.Clock).Concat(stage.Clock is { } clock ? [clock] : []);

    private static Kept Question(Profile profile, string key)
    {
        var parts = key.Split('/');
        var same = profile.Forms.SelectMany(f => f.Fields).Where(f => f.Key == parts[0]).ToList();
        var column = parts is [_, var name] ? same[^1].Columns.First(c => c.Key == name) : null;
        var asked =
            (column?.Required ?? same.Exists(f => f.Required)) ? T(" Krävs.")
            : column is null && same.Exists(f => f.Recommended) ? T(" Påminns om.")
            : "";
        var label = column is null ? same[^1].Label : $"{same[^1].Label}, {column.Label.ToLower(Swedish)}";
        return new Kept(Field, Sentence(label) + asked, [.. same.Select(f => f.Rule)]);
    }

    private static string Sentence(string label) => label.EndsWith('?') ? label : label + ".";

    private static Kept Requirement(OperationRule operation, string rule)
    {
        var asked = operation.Requires.Where(r => r.Rule == rule).ToList();
        var refuses = asked.Count == 0 || asked.Exists(r => r.Severity == Severity.Refusal);
        return new Kept(refuses ? Gate : T("Påminns"), operation.Name, [.. operation.Requires.Select(r => r.Rule)]);
    }

    private static Kept Clock(Stage stage)
    {
        var clocks = Clocks(stage).ToList();
        return new Kept(Time, clocks[0].Task, [.. clocks.Select(c => c.Rule)]);
    }

    private static Kept Occasion(Profile profile, string key)
    {
        var occasion = profile.Calendar.Occasions.First(o => o.Key == key);
        var end = occasion.PeriodEnd.In(2001).ToString("d MMMM", Swedish);
        return new Kept(
            Time,
            T($"{occasion.Name}, per den {end}"),
            Page: occasion.Kinds.HasFlag(Process.Calendar.OccasionKinds.Settlement) ? "/avrakning" : null
        );
    }
}
