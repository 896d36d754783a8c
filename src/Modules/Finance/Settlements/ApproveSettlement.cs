using System.Text.Json;
using Fund.Contracts.Applications;
using Fund.Contracts.Finance;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using Fund.Finance.Settlements.Arithmetic;
using Fund.Finance.Vouchers;
using Fund.Platform.Files;
using Fund.Platform.Process;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements;

/// <summary>
/// Approves a prepared settlement: another person than the one who prepared it. Posts every payout once and writes the voucher file, in one
/// transaction.
/// </summary>
[Requires(Permission.ApproveFinance)]
[LoggedAs("Avräkningen godkändes och bokfördes")]
internal sealed record ApproveSettlement(string Occasion, Money Total) : ICommand, IOperation
{
    string? IAboutCase.CaseNumber => null;

    public Fund.Plugins.Operation ForPlugins() => new Fund.Plugins.ApproveSettlement { Occasion = Occasion, TotalOre = Total.Ore };
}

internal sealed class ApproveSettlementHandler(
    FinanceDb db,
    ProcessContext process,
    FundLedger ledger,
    FileStore files,
    TaskBoard tasks,
    Actor actor,
    CurrentMunicipality municipality,
    IMediator mediator,
    TimeProvider time
) : IRequestHandler<ApproveSettlement, Unit>
{
    public async Task<Unit> Handle(ApproveSettlement request, CancellationToken cancellationToken)
    {
        await ledger.LockAsync(cancellationToken);
        var run =
            await db.Runs.Include(r => r.Lines).FirstOrDefaultAsync(r => r.Occasion == request.Occasion, cancellationToken)
            ?? throw new NotFound("Avräkningen är inte förberedd.");
        if (run.ApprovedAt is not null)
        {
            throw new Conflict("Avräkningen är redan godkänd och bokförd.");
        }

        if (run.PreparedBy is not null && run.PreparedBy == actor.Person?.Value)
        {
            throw new Refused("Den som förberedde avräkningen kan inte godkänna den. En annan person behöver göra det.");
        }

        var total = run.Lines.Select(l => l.Payable).Total();
        if (total != request.Total)
        {
            throw new Conflict($"Avräkningen har ändrats sedan du öppnade sidan: den är nu på {total}. Läs in sidan igen.");
        }

        var cases = (await mediator.Send(new GetCases([.. run.Lines.Select(l => l.CaseId)]), cancellationToken)).ToDictionary(c => c.Id);
        var now = time.GetUtcNow();
        foreach (var line in run.Lines.OrderBy(l => cases[l.CaseId].Number, StringComparer.Ordinal))
        {
            await PostAsync(run, line, cases[line.CaseId], now, cancellationToken);
        }

        (run.ApprovedAt, run.ApprovedByName, run.Total) = (now, actor.Name, total);
        if (total.IsPositive)
        {
            run.VoucherFile = await files.KeepAsync($"avrakning-{run.Occasion}.si", VoucherFile(run, cases), cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await tasks.DoneAsync(null, $"settlement:{run.Occasion}", cancellationToken);
        return default;
    }

    private async Task PostAsync(
        SettlementRun run,
        SettlementLine line,
        CaseHeaderView header,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        // Between preparing and approving a grant can have been used or a cost settled elsewhere: the walls are asked again.
        var money =
            (await ledger.OfCasesAsync([line.CaseId], cancellation)).GetValueOrDefault(line.CaseId)
            ?? new CaseMoneyView(Money.Zero, Money.Zero, Money.Zero);
        if (line.Payable > money.Remaining)
        {
            throw new Conflict($"{header.Title} har bara {money.Remaining} kvar av det beviljade. Förbered avräkningen på nytt.");
        }

        var costs = JsonSerializer
            .Deserialize<List<SettledCost>>(line.Costs, Platform.Api.ApiRoutes.Json)!
            .Where(c => c.Outcome == CostOutcome.Settled)
            .Select(c => c.Id)
            .ToList();
        var marked = await db
            .CostLines.Where(c => costs.Contains(c.Id) && c.SettledAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.SettledAt, run.Occasion), cancellation);
        if (marked != costs.Count)
        {
            throw new Conflict($"Kostnaderna för {header.Title} har ändrats. Förbered avräkningen på nytt.");
        }

        if (!line.Payable.IsPositive)
        {
            return;
        }

        db.Transactions.Add(
            LedgerTransaction.Move(
                LedgerKind.Payout,
                $"payout:{run.Occasion}:{line.CaseId.Value:N}",
                run.Year,
                line.Payable,
                $"Avräkning {run.Occasion}",
                actor.Name,
                now,
                line.CaseId,
                run.Occasion
            )
        );
        await mediator.Publish(new PayoutPosted(line.CaseId, run.Occasion, line.Payable), cancellation);
    }

    private byte[] VoucherFile(SettlementRun run, Dictionary<CaseId, CaseHeaderView> cases)
    {
        var rules = process.Profile.Settlement.Voucher;
        var vouchers = run.Lines.Where(l => l.Payable.IsPositive).Select(l => VoucherOf(run, l, cases[l.CaseId], rules)).ToList();
        var layout = new Sie4ILayout
        {
            Dimensions =
            [
                new SieDimension("Ansvar", rules.UnitDimension, "Ansvar"),
                new SieDimension("Projekt", rules.ProjectDimension, "Projekt"),
            ],
        };
        using var stream = new MemoryStream();
        new Sie4IWriter(layout).Write(
            new VoucherBatch
            {
                Organisation = municipality.Value.Name,
                Made = Process.Calendar.StockholmTime.Today(time),
                Vouchers = vouchers,
            },
            stream
        );
        return stream.ToArray();
    }

    private static Voucher VoucherOf(SettlementRun run, SettlementLine line, CaseHeaderView header, VoucherRules rules)
    {
        IReadOnlyList<VoucherCode> codes = header.ProjectCode is { } project ? [new VoucherCode("Projekt", project)] : [];
        return new Voucher(
            rules.Series,
            null,
            run.PeriodEnd,
            $"{header.RegistryNumber} {header.Title}",
            [
                new VoucherRow
                {
                    Account = rules.FundAccount,
                    Amount = line.Payable,
                    Codes = codes,
                },
                new VoucherRow
                {
                    Account = rules.ReceiverAccount,
                    Amount = -line.Payable,
                    Codes = codes,
                },
            ]
        );
    }
}
