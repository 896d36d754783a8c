using Fund.Process.Calendar;
using Fund.Web;

namespace Fund.Finance.Allocations;

/// <summary>Who did what on the way to the ledger: two persons are seen.</summary>
internal static class ProposalPath
{
    /// <summary>The steps; null before anything is registered.</summary>
    public static IReadOnlyList<StageMark> Of(ProposalView? view)
    {
        var posted = view?.State is ProposalState.Attested or ProposalState.Reversed;
        var steps = new List<StageMark>
        {
            view is null
                ? new(T("Registrerad"), StageState.Coming)
                : new(T("Registrerad"), StageState.Done, StockholmTime.DateOf(view.RegisteredAt), view.RegisteredBy),
            new(
                T("Attesterad av en annan person"),
                posted ? StageState.Done
                    : view?.State == ProposalState.Registered ? StageState.Current
                    : StageState.Coming,
                posted ? StockholmTime.DateOf(view!.AnsweredAt!.Value) : null,
                posted ? view!.AnsweredBy : null
            ),
            new(T("Bokförd"), posted ? StageState.Done : StageState.Coming),
        };
        if (view is null or { Kind: ProposalKind.Allocation })
        {
            steps.Insert(0, new(T("Räknad"), view is null ? StageState.Current : StageState.Done));
        }

        return steps;
    }
}
