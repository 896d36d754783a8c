using Fund.Contracts.Messages;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;

namespace Fund.Applications.CaseLists;

/// <summary>A view of the list that everybody in the same part has.</summary>
/// <param name="Key">Key in addresses.</param>
/// <param name="Name">As shown.</param>
/// <param name="Where">The condition on a case and whose turn it is.</param>
internal sealed record CaseListView(string Key, string Name, Func<CaseListTerms, string> Where);

/// <summary>The views that make sense to who reads.</summary>
internal static class CaseListViews
{
    /// <summary>The view of those who have chosen none.</summary>
    public const string Standard = "aktiva";

    /// <summary>What waits on the reader.</summary>
    public const string Mine = "mig";

    /// <summary>Everything.</summary>
    public const string All = "alla";

    /// <summary>Them, in their order.</summary>
    public static IReadOnlyList<CaseListView> Of(Setup setup, Actor reader, DateOnly today)
    {
        var views = new List<CaseListView> { new(Standard, T("Aktiva"), _ => "c.stage_kind <> 'Ended'") };
        // Nothing is ever asked of an auditor.
        if (reader.Roles.Any(role => role != Role.Auditor))
        {
            views.Add(new CaseListView(Mine, T("Väntar på mig"), terms => terms.Mine));
        }

        if (reader.Held.Any(held => held.Unit is not null))
        {
            views.Add(new CaseListView("mina", T("Våra ärenden"), terms => $"c.stage_kind <> 'Ended' and {terms.Own}"));
        }

        views.Add(new CaseListView("forsenade", T("Försenade"), terms => terms.Late));
        if (NextSettlement(setup, reader, today) is { } occasion)
        {
            views.Add(new CaseListView("tillfalle", occasion.NameInYear, _ => "c.stage_kind = 'Running'"));
        }

        views.Add(new CaseListView("avslutade", T("Avslutade"), _ => "c.stage_kind = 'Ended'"));
        views.Add(new CaseListView(All, T("Alla"), _ => "true"));
        return views;
    }

    /// <summary>The one with a key; the standard one without.</summary>
    /// <exception cref="Refused">There is none such for the reader.</exception>
    public static CaseListView Chosen(IReadOnlyList<CaseListView> views, string? key) =>
        views.FirstOrDefault(view => view.Key == (string.IsNullOrEmpty(key) ? Standard : key))
        ?? throw new Refused(T("Vyn finns inte. Välj en av vyerna."), field: "view");

    // What runs is settled at the next occasion, by those who prepare and approve it.
    private static ReportingOccasion? NextSettlement(Setup setup, Actor reader, DateOnly today) =>
        setup.Modules.Contains("finance")
        && (reader.May(Permission.ManageFinance) || reader.May(Permission.ApproveFinance) || reader.May(Permission.Coordinate))
            ? setup
                .Funds.SelectMany(fund => setup.CalendarOf(fund.Key).Ending(OccasionKinds.Settlement, today, today.AddYears(1)))
                .MinBy(occasion => occasion.PeriodEnd)
            : null;
}
