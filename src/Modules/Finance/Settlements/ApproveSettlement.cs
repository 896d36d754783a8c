using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Adherence;
using Fund.Finance.Ledger;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Platform.Process;
using Fund.Platform.Setup;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using Fund.Platform.Works;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements;

/// <summary>
/// Approves a prepared settlement: another person than the one who prepared it. Posts every payout once and writes the voucher file, in one
/// transaction.
/// </summary>
/// <param name="Occasion">"2026-T1".</param>
/// <param name="Run">The run that was seen.</param>
/// <param name="Version">How often it had been prepared then.</param>
/// <param name="Total">Payable as it was seen, SEK.</param>
/// <param name="Fund">Key of the fund; null for the only one.</param>
[Requires(Permission.ApproveFinance)]
[LoggedAs("Avräkningen godkändes och bokfördes")]
internal sealed record ApproveSettlement(string Occasion, Guid Run, int Version, Money Total, string? Fund = null)
    : ICommand,
        IOperation,
        IAboutFund,
        IMayTakeLong
{
    string? IAboutCase.CaseNumber => null;

    public Fund.Plugins.Operation ForPlugins() => new Fund.Plugins.ApproveSettlement { Occasion = Occasion, TotalOre = Total.Ore };
}

internal sealed class ApproveSettlementHandler(
    FinanceDb db,
    FundsHere funds,
    CurrentSetup setup,
    FundLedger ledger,
    SettlementWalls walls,
    SecondOfSettlement second,
    PayoutPosting posting,
    SettlementVoucherFile voucher,
    VoucherHandOver handOver,
    TaskBoard tasks,
    Actor actor,
    IMediator mediator,
    TimeProvider time
) : IRequestHandler<ApproveSettlement, Unit>
{
    public async Task<Unit> Handle(ApproveSettlement request, CancellationToken cancellationToken)
    {
        var rules = await funds.RulesAsync(request.Fund, cancellationToken);
        await ledger.LockAsync(rules.Fund, cancellationToken);
        var run = await db
            .Runs.Include(r => r.Lines)
            .FirstOrDefaultAsync(r => r.Fund == rules.Fund.Key && r.Occasion == request.Occasion && r.Id == request.Run, cancellationToken)
            ?? throw new NotFound(T("Avräkningen är inte förberedd."));
        var total = run.Lines.Select(l => l.Payable).Total();
        RequireSeen(request, run, total);
        if (await second.InTheWayAsync(run, cancellationToken) is { } notBy)
        {
            throw new Refused(notBy);
        }

        await ledger.RequireOpenAsync(run.Fund, run.Year, "occasion", cancellationToken, SettlementOccasions.AfterClosing);
        var cases = (await mediator.Send(new GetCases([.. run.Lines.Select(l => l.CaseId)]), cancellationToken)).ToDictionary(c => c.Id);
        var inTheWay = await walls.InTheWayAsync(run, cases, await walls.SinceAsync(run, cancellationToken), cancellationToken);
        if (inTheWay.Count > 0)
        {
            throw new Conflict(string.Join(' ', inTheWay));
        }

        var now = time.GetUtcNow();
        var calendar = (await setup.GetAsync(cancellationToken)).CalendarOf(run.Fund);
        var name = OccasionNames.Of(calendar, run.Occasion);
        await posting.PostAsync(run, name, cases, now, cancellationToken);
        run.Approve(total, total.IsPositive ? await voucher.KeepAsync(run, cases, cancellationToken) : null, actor.Person, actor.Name, now);
        await db.SaveChangesAsync(cancellationToken);
        await tasks.DoneAsync(null, SettlementTask.KindOf(run.Fund, run.Occasion), cancellationToken);
        await tasks.DoneEverywhereAsync(AdherenceQuestions.TaskOf(run.Fund, run.Occasion), cancellationToken);
        await handOver.AskAsync(run, name, run.VoucherFile, takesBack: false, cancellationToken);
        return default;
    }

    private static void RequireSeen(ApproveSettlement request, SettlementRun run, Money total)
    {
        if (run.State == SettlementState.Approved)
        {
            throw new Conflict(T($"Avräkningen är redan godkänd och bokförd av {run.ApprovedByName}."));
        }

        if (run.State == SettlementState.Reversed)
        {
            throw new Conflict(T("Avräkningen är vänd. Förbered den på nytt."));
        }

        if (run.Version != request.Version || total != request.Total)
        {
            throw new Conflict(
                T(
                    $"Avräkningen har förberetts på nytt av {run.PreparedByName} {StockholmTime.At(run.PreparedAt):yyyy-MM-dd HH:mm} "
                        + $"sedan du öppnade sidan: du såg {request.Total}, nu gäller {total}. Läs in sidan igen."
                )
            );
        }
    }
}
