using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Finance.Costs;
using Fund.Finance.Ledger;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements;

/// <summary>
/// Each cost of a settlement with what became of it, as an Excel file; closed by who gets it. Written as the rows come: a million take no
/// more room than a hundred.
/// </summary>
/// <param name="Occasion">Key of the occasion.</param>
/// <param name="Fund">Key of the fund; null for the only or first one.</param>
/// <param name="Sequence">Which of the occasion's settlements; null for the one that holds.</param>
[Requires(Permission.ReadFinance)]
internal sealed record SettlementLinesFile(string Occasion, string? Fund = null, int? Sequence = null) : IQuery<Stream>, IAboutFund;

internal sealed class SettlementLinesFileHandler(
    FinanceDb db,
    FundsHere funds,
    FundOccasions occasions,
    CostsOfRun costs,
    CurrentSetup setup,
    Actor actor,
    IMediator mediator
) : IRequestHandler<SettlementLinesFile, Stream>
{
    public async Task<Stream> Handle(SettlementLinesFile request, CancellationToken cancellationToken)
    {
        await using var sheet = await ExcelSheet.BeginAsync(
            [
                T("Ärende"),
                T("Namn"),
                T("Mottagare"),
                T("Dag"),
                T("Verifikation"),
                T("Konto"),
                T("Text"),
                T("Belopp"),
                T("Betalas"),
                T("Vad som händer"),
                T("Skäl"),
                T("Regel"),
            ],
            cancellationToken
        );
        if (await RunAsync(request, cancellationToken) is { } run)
        {
            await WriteAsync(run, sheet, cancellationToken);
        }

        return await sheet.FinishAsync(cancellationToken);
    }

    private async Task<SettlementRun?> RunAsync(SettlementLinesFile request, CancellationToken cancellation)
    {
        var fund = (await funds.ShownAsync(request.Fund, cancellation)).Fund.Key;
        var occasion = (await occasions.OfAsync(fund, cancellation)).Get(request.Occasion).Id.ToString();
        var asked = request.Sequence;
        var run = await db
            .Runs.AsNoTracking()
            .FirstOrDefaultAsync(
                r =>
                    r.Fund == fund && r.Occasion == occasion && (asked == null ? r.State != SettlementState.Reversed : r.Sequence == asked),
                cancellation
            );
        return run is null && asked is not null ? throw new NotFound(T("Avräkningen finns inte.")) : run;
    }

    private async Task WriteAsync(SettlementRun run, ExcelSheet sheet, CancellationToken cancellation)
    {
        var lines = await db.SettlementLines.AsNoTracking().Where(l => l.RunId == run.Id).ToListAsync(cancellation);
        var cases = (await mediator.Send(new GetCases([.. lines.Select(l => l.CaseId)]), cancellation)).ToDictionary(c => c.Id);
        var receivers = lines.ToDictionary(line => line.CaseId, line => line.ReceiverName);
        var texts = CostTexts.ByVersion(actor, await setup.GetAsync(cancellation), cases.Values);
        Guid[] ordered = [.. SettlementRows.Ordered(lines, cases).Select(line => line.CaseId.Value)];
        await foreach (var (about, cost) in costs.EachAsync(run.Id, ordered, cancellation))
        {
            var header = cases[about];
            await sheet.AddAsync(
                [
                    header.Number,
                    header.Title,
                    receivers[about],
                    cost.Date,
                    cost.Voucher,
                    cost.Account,
                    texts[header.RuleVersion].Of(cost.Account, cost.Text),
                    cost.Amount,
                    cost.Payable,
                    OutcomeWords.Of(cost.Outcome),
                    T(cost.Reason),
                    cost.Rule,
                ],
                cancellation
            );
        }
    }
}
