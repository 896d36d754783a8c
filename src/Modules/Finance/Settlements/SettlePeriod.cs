using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Adherence;
using Fund.Finance.Costs;
using Fund.Finance.Ledger;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Platform.Persistence;
using Fund.Platform.Process;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using Fund.Platform.Works;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements;

/// <summary>
/// Prepares (or prepares anew, while not approved) the settlement of an occasion for every running initiative of a fund. Posts nothing.
/// </summary>
[Requires(Permission.ManageFinance)]
[LoggedAs("Avräkningen förbereddes")]
internal sealed record SettlePeriod(string Occasion, string? Fund = null) : ICommand, IOperation, IAboutFund, IMayTakeLong
{
    string? IAboutCase.CaseNumber => null;

    public Fund.Plugins.Operation ForPlugins() => new Fund.Plugins.SettlePeriod { Occasion = Occasion };
}

internal sealed class SettlePeriodHandler(
    FinanceDb db,
    FundsHere funds,
    FundOccasions occasions,
    FundLedger ledger,
    SettlementLines lines,
    TenantTransaction transaction,
    SecondAsked asked,
    TaskBoard tasks,
    SecondPerson second,
    AdherenceQuestions adherence,
    Actor actor,
    IMediator mediator,
    TimeProvider time
) : IRequestHandler<SettlePeriod, Unit>
{
    public async Task<Unit> Handle(SettlePeriod request, CancellationToken cancellationToken)
    {
        var rules = await funds.RulesAsync(request.Fund, cancellationToken);
        var occasion = (await occasions.OfAsync(rules.Fund.Key, cancellationToken)).GetExisting(request.Occasion);
        if (StockholmTime.Today(time) <= occasion.PeriodEnd)
        {
            throw new Refused(
                T($"Perioden slutar {occasion.PeriodEnd:yyyy-MM-dd}. Avräkningen kan förberedas dagen efter."),
                rules.Settlement.ActualCostRule,
                "occasion"
            );
        }

        // The lock waits for a twin that is under way: of ten who try at once one makes the run, the others find it (S2).
        var yearly = await ledger.LockAsync(rules.Fund, cancellationToken);
        await ledger.RequireOpenAsync(rules.Fund.Key, occasion.Year.Year, "occasion", cancellationToken, SettlementOccasions.AfterClosing);
        // What is summed is what is written: no cost is booked meanwhile.
        await transaction.LockAsync(CostLock.Name, cancellationToken);
        var (run, sameAgain) = await BeginAsync(rules, occasion, cancellationToken);
        await lines.WriteAsync(run, await CasesAsync(rules.Fund.Key, yearly, occasion.Year.Year, cancellationToken), cancellationToken);
        if (!sameAgain)
        {
            await AskAsync(rules, run, occasion, cancellationToken);
        }

        await adherence.AskAsync(rules.Fund.Key, cancellationToken);
        return default;
    }

    // A case is settled that has been granted something, and what it has left is that of the occasion's year where years are apart.
    private async Task<IReadOnlyList<CaseToSettle>> CasesAsync(string fund, bool yearly, int year, CancellationToken cancellation)
    {
        var cases = (await mediator.Send(new CasesIn([StageKind.Granted, StageKind.Running]), cancellation))
            .Where(c => c.Fund == fund)
            .ToList();
        var money = await ledger.OfCasesAsync([.. cases.Select(c => c.Id)], cancellation);
        return
        [
            .. from header in cases
            let account = money.GetValueOrDefault(header.Id)
            where account is not null
            select new CaseToSettle(header, account.For(year, yearly)),
        ];
    }

    // Prepared anew by the same person, the same others are asked already.
    private async Task<(SettlementRun Run, bool SameAgain)> BeginAsync(
        Profile rules,
        ReportingOccasion occasion,
        CancellationToken cancellation
    )
    {
        var key = occasion.Id.ToString();
        var runs = await db.Runs.Where(r => r.Fund == rules.Fund.Key && r.Occasion == key).ToListAsync(cancellation);
        var run = runs.FirstOrDefault(r => r.State != SettlementState.Reversed);
        if (run is { State: SettlementState.Approved })
        {
            throw new Conflict(T($"Avräkningen {occasion.NameInYear} är redan godkänd och bokförd."));
        }

        if (run is null)
        {
            db.Runs.Add(
                run = new SettlementRun
                {
                    Fund = rules.Fund.Key,
                    Occasion = key,
                    Sequence = runs.Count + 1,
                    Year = occasion.Year.Year,
                    PeriodEnd = occasion.PeriodEnd,
                }
            );
        }
        else
        {
            await db.SettlementCosts.Where(c => c.RunId == run.Id).ExecuteDeleteAsync(cancellation);
            await db.SettlementLines.Where(l => l.RunId == run.Id).ExecuteDeleteAsync(cancellation);
        }

        var sameAgain = run.PreparedAt != default && run.PreparedBy == actor.Person;
        run.Prepare(rules.Code, actor.Person, actor.Name, time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        return (run, sameAgain);
    }

    // Prepared anew by another, it is another who may not approve: asked for anew.
    private async Task AskAsync(Profile rules, SettlementRun run, ReportingOccasion occasion, CancellationToken cancellation)
    {
        var fund = rules.Fund;
        var kind = SettlementTask.KindOf(fund.Key, occasion.Id.ToString());
        await tasks.DoneAsync(null, kind, cancellation);
        var named = (await funds.ChoicesAsync(cancellation)).Count > 0 ? $", {fund.Name}" : "";
        var link = await funds.LinkAsync($"/avrakning/{occasion.Id}/godkann", fund.Key, cancellation);
        await asked.AskAsync(
            second.RolesToAsk(rules),
            await FirstOfAsync(run, cancellation),
            to => new TaskItem
            {
                Kind = kind,
                Title = T($"Granska och godkänn avräkningen {occasion.NameInYear}{named}"),
                Why = T("Avräkningen är förberedd. Någon annan än den som förberedde den godkänner den, och då bokförs den."),
                Role = to.Role,
                PersonId = to.Person,
                NotFor = to.NotFor,
                Due = occasion.Due,
                Link = link,
                AskedAt = time.GetUtcNow(),
            },
            cancellation
        );
    }

    // Who prepared it; when the schedule did, whoever put its costs in (see SecondOfSettlement).
    private async Task<IReadOnlyCollection<PersonId>> FirstOfAsync(SettlementRun run, CancellationToken cancellation)
    {
        if (run.PreparedBy is { } preparer)
        {
            return [preparer];
        }

        var id = run.Id;
        var people = await (
            from had in db.Set<SettlementCost>()
            join cost in db.CostLines on had.CostLineId equals cost.Id
            where had.RunId == id && cost.PersonId != null
            select cost.PersonId
        )
            .Distinct()
            .ToListAsync(cancellation);
        return [.. people.OfType<PersonId>()];
    }
}

/// <summary>The task that asks for approval.</summary>
internal static class SettlementTask
{
    /// <summary>Its kind, one for each fund and occasion.</summary>
    public static string KindOf(string fund, string occasion) => $"settlement:{fund}:{occasion}";
}
