using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Platform.Outbox;
using Fund.Platform.Setup;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using MediatR;

namespace Fund.Finance.Settlements.Reversals;

/// <summary>
/// Approves that a settlement is taken back: another person than the one who registered it. What was paid is taken back by new rows, the
/// costs can be settled again, and a file with the reversing vouchers is written, in one transaction. The settlement can still be read.
/// </summary>
/// <param name="Occasion">Key of the occasion.</param>
/// <param name="Reversal">The one that was seen.</param>
/// <param name="Total">What comes back as it was seen, SEK.</param>
/// <param name="Fund">Key of the fund; null for the only one.</param>
[Requires(Permission.ApproveFinance)]
[LoggedAs("Avräkningen vändes och bokfördes")]
internal sealed record ApproveReversal(string Occasion, Guid Reversal, Money Total, string? Fund = null) : ICommand, IAboutFund;

internal sealed class ApproveReversalHandler(
    FinanceDb db,
    FundsHere funds,
    FundLedger ledger,
    ReversalDesk desk,
    PayoutPosting posting,
    SettlementVoucherFile voucher,
    VoucherHandOver handOver,
    BookingDay day,
    CurrentSetup setup,
    TaskBoard tasks,
    Notices notices,
    Actor actor,
    TimeProvider time
) : IRequestHandler<ApproveReversal, Unit>
{
    public async Task<Unit> Handle(ApproveReversal request, CancellationToken cancellationToken)
    {
        var rules = await funds.RulesAsync(request.Fund, cancellationToken);
        var yearly = await ledger.LockAsync(rules.Fund, cancellationToken);
        if (!desk.MayApprove(rules))
        {
            throw new Forbidden(T("Bara den som får godkänna avräkningar kan godkänna att en avräkning vänds."));
        }

        var reversal = await WithdrawReversalHandler.WaitingAsync(
            db,
            rules.Fund.Key,
            request.Occasion,
            request.Reversal,
            cancellationToken
        );
        if (reversal.ProposedBy == actor.Person)
        {
            throw new Refused(T("Den som registrerade vändningen kan inte godkänna den. En annan person behöver göra det."));
        }

        var run = await desk.ApprovedAsync(rules.Fund.Key, request.Occasion, reversal.RunId, cancellationToken);
        var total = run.Total ?? Money.Zero;
        if (total != request.Total)
        {
            throw new Conflict(T($"Du såg {request.Total}, men avräkningen är på {total}. Läs in sidan igen."));
        }

        var cases = await desk.CasesAsync(run, cancellationToken);
        if (await desk.WhyNotAsync(run, cases, yearly, cancellationToken) is { } why)
        {
            throw new Refused(why, field: "occasion");
        }

        var now = time.GetUtcNow();
        var name = OccasionNames.Of((await setup.GetAsync(cancellationToken)).CalendarOf(run.Fund), run.Occasion);
        var text = T($"Vändning av avräkning {name}: {reversal.Reason}");
        await posting.TakeBackAsync(run, text, cases, now, cancellationToken);
        var date = await day.OfReversalAsync(run, cancellationToken);
        reversal.Approve(
            total.IsPositive ? await voucher.KeepBackAsync(run, cases, date, cancellationToken) : null,
            actor.Person,
            actor.Name,
            now
        );
        run.Reverse();
        await db.SaveChangesAsync(cancellationToken);
        await tasks.DoneAsync(null, ReversalTask.KindOf(run.Id), cancellationToken);
        await handOver.AskAsync(run, name, reversal.VoucherFile, takesBack: true, cancellationToken);
        await TellAsync(run, name, reversal.Reason, cases, cancellationToken);
        return default;
    }

    // Those who have the money, each unit once.
    private async Task TellAsync(
        SettlementRun run,
        string name,
        string reason,
        IReadOnlyDictionary<CaseId, CaseHeaderView> cases,
        CancellationToken cancellation
    )
    {
        var link = await funds.LinkAsync($"/avrakning/{run.Occasion}", run.Fund, cancellation);
        foreach (var unit in run.Lines.Where(line => line.Payable.IsPositive).GroupBy(line => cases[line.CaseId].LeadUnit))
        {
            var titles = string.Join(", ", unit.Select(line => cases[line.CaseId].Title).Order(SwedishText.Comparer));
            var notice = new Notice(
                MailKind.News,
                T($"Avräkningen {name} är vänd"),
                T($"{unit.Select(line => line.Payable).Total()} tas tillbaka från {titles}. Skälet:\n\n{reason}"),
                link
            );
            await notices.TellAsync(notice, Role.ProjectManager, unit.Key, cancellation);
        }
    }
}
