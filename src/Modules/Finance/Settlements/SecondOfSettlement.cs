using Fund.Finance.Costs;
using Fund.Finance.Ledger;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Platform.Tenancy;
using Fund.Process.Profiles;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements;

/// <summary>
/// Two persons see every payment. The first is who prepared the settlement; when the schedule did, it is whoever put its costs in, typed or
/// from a file.
/// </summary>
internal sealed class SecondOfSettlement(FinanceDb db, SecondPerson second, Actor actor)
{
    /// <summary>Is the one who acts of those who approve settlements in the municipality?</summary>
    public bool MayApprove(Profile rules) => second.May(rules, null);

    /// <summary>Why the one who acts cannot be the second, in a sentence; null when nothing of this kind stands in the way.</summary>
    public async Task<string?> InTheWayAsync(SettlementRun run, CancellationToken cancellation)
    {
        if (run.PreparedBy is { } preparer)
        {
            return preparer == actor.Person
                ? T("Den som förberedde avräkningen kan inte godkänna den. En annan person behöver göra det.")
                : null;
        }

        var (id, person) = (run.Id, actor.Person);
        var isFirst = await (
            from had in db.Set<SettlementCost>()
            join cost in db.CostLines on had.CostLineId equals cost.Id
            where had.RunId == id && cost.PersonId == person
            select cost.Id
        ).AnyAsync(cancellation);
        return isFirst
            ? T(
                "Du har själv lagt in kostnader som är med, och ingen person har förberett avräkningen. "
                    + "En annan person behöver godkänna den. Har någon annan förberett den på nytt kan du godkänna."
            )
            : null;
    }
}
