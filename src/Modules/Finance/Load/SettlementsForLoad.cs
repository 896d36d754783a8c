using Fund.Contracts.Applications;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Finance.Settlements.Arithmetic;
using Fund.Platform.Load;
using Fund.Platform.Setup;
using Fund.Process.Calendar;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Load;

/// <summary>
/// Settles every occasion that has ended, in an open year and by nobody yet, but for the latest: that one is left for people, with costs to
/// settle.
/// </summary>
internal sealed class SettlementsForLoad(FinanceDb db, LoadTables tables, FundLedger ledger, CurrentSetup setup, TimeProvider time)
{
    /// <summary>Who has done it, as people read it.</summary>
    public const string By = "Inläggning för belastningsprov";

    /// <summary>Settles.</summary>
    /// <param name="fund">Key of the fund, which is locked.</param>
    /// <param name="yearly">Is its money of a year?</param>
    /// <param name="cases">The fund's cases that have been granted something.</param>
    /// <param name="post">Posts.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>What each case that was settled has been paid.</returns>
    public async Task<IReadOnlyDictionary<CaseId, Paid>> SettleAsync(
        string fund,
        bool yearly,
        IReadOnlyList<LoadCase> cases,
        Func<IEnumerable<LoadPosting>, CancellationToken, Task> post,
        CancellationToken cancellation
    )
    {
        var occasions = await OccasionsAsync(fund, cases, cancellation);
        if (occasions.Count == 0)
        {
            return new Dictionary<CaseId, Paid>();
        }

        var settled = new List<Settled>();
        foreach (var made in cases)
        {
            var own = occasions.SkipLast(1).Where(occasion => RunsIn(made, occasion, yearly)).ToList();
            if (own.Count > 0)
            {
                settled.Add(new Settled(made, own[made.Place % own.Count], yearly));
            }
        }

        foreach (var occasion in occasions.SkipLast(1))
        {
            var lines = settled.Where(line => line.Occasion == occasion).ToList();
            await WriteAsync(await RunAsync(fund, occasion, lines, cancellation), occasion, lines, post, cancellation);
        }

        await tables.InsertAsync(
            "finance.cost_lines",
            cases
                .Where(made => made.Stage.Kind == StageKind.Running && made.Place % 2 == 0 && RunsIn(made, occasions[^1], yearly))
                .Select(made => CostRow(Guid.CreateVersion7(), made, occasions[^1], new Money(made.Granted.Values.First().Ore / 5))),
            cancellation
        );
        return settled.ToDictionary(line => line.Case.Id, line => new Paid(line.Occasion.Year.Year, line.Amount));
    }

    // Ended, of an open year, not settled by anybody, oldest first.
    private async Task<IReadOnlyList<ReportingOccasion>> OccasionsAsync(
        string fund,
        IReadOnlyList<LoadCase> cases,
        CancellationToken cancellation
    )
    {
        if (!cases.Any(made => made.StartedOn is not null))
        {
            return [];
        }

        var closed = await ledger.ClosedYearsAsync(fund, cancellation);
        var taken = await db
            .Runs.Where(r => r.Fund == fund && r.State != SettlementState.Reversed)
            .Select(r => r.Occasion)
            .ToListAsync(cancellation);
        var first = cases.Min(made => made.StartedOn ?? DateOnly.MaxValue);
        return
        [
            .. (await setup.GetAsync(cancellation))
                .CalendarOf(fund)
                .Ending(OccasionKinds.Settlement, first, StockholmTime.Today(time).AddDays(-1))
                .Where(occasion => !closed.Contains(occasion.Year.Year) && !taken.Contains(occasion.Id.ToString())),
        ];
    }

    private static bool RunsIn(LoadCase made, ReportingOccasion occasion, bool yearly) =>
        made.StartedOn <= occasion.PeriodEnd
        && !(made.EndedOn <= occasion.PeriodEnd)
        && (!yearly || made.Granted.ContainsKey(occasion.Year.Year));

    private async Task<SettlementRun> RunAsync(
        string fund,
        ReportingOccasion occasion,
        IReadOnlyList<Settled> lines,
        CancellationToken cancellation
    )
    {
        var key = occasion.Id.ToString();
        var run = new SettlementRun
        {
            Fund = fund,
            Occasion = key,
            Sequence = await db.Runs.CountAsync(r => r.Fund == fund && r.Occasion == key, cancellation) + 1,
            Year = occasion.Year.Year,
            PeriodEnd = occasion.PeriodEnd,
        };
        var rules = (await setup.GetAsync(cancellation)).ProfileOn(occasion.PeriodEnd, fund)!;
        run.Prepare(rules.Code, null, By, LoadCase.At(occasion.PeriodEnd.AddDays(1)));
        run.Approve(lines.Select(line => line.Amount).Total(), null, null, By, LoadCase.At(occasion.PeriodEnd.AddDays(1)));
        db.Runs.Add(run);
        await db.SaveChangesAsync(cancellation);
        return run;
    }

    private async Task WriteAsync(
        SettlementRun run,
        ReportingOccasion occasion,
        IReadOnlyList<Settled> lines,
        Func<IEnumerable<LoadPosting>, CancellationToken, Task> post,
        CancellationToken cancellation
    )
    {
        await tables.InsertAsync(
            "finance.cost_lines",
            lines.Select(line => CostRow(line.Cost, line.Case, occasion, line.Amount)),
            cancellation
        );
        await tables.InsertAsync("finance.settlement_lines", lines.Select(line => LineRow(run.Id, line)), cancellation);
        await tables.InsertAsync("finance.settlement_costs", lines.Select(line => SettlementCostRow(run.Id, line)), cancellation);
        await tables.InsertAsync(
            "finance.settled_costs",
            lines.Select(line => new
            {
                CostLineId = line.Cost,
                RunId = run.Id,
                CaseId = line.Case.Id.Value,
            }),
            cancellation
        );
        await tables.InsertAsync(
            "finance.adherence_words",
            lines.Where(line => line.Case.Rules.Settlement.AdherenceRule is not null).Select(line => AdherenceRow(run, line)),
            cancellation
        );
        await post(
            lines.Select(line => new LoadPosting(
                LedgerKind.Payout,
                $"payout:{run.Id:N}:{line.Case.Id.Value:N}",
                run.Fund,
                run.Year,
                line.Amount
            )
            {
                Case = line.Case,
                Run = (run.Id, run.Occasion),
                Text = $"Avräkning {run.Occasion}",
                At = run.ApprovedAt!.Value,
            }),
            cancellation
        );
    }

    private static object CostRow(Guid id, LoadCase made, ReportingOccasion occasion, Money amount) =>
        new
        {
            Id = id,
            CaseId = made.Id.Value,
            ProjectCode = $"L{made.Number}",
            Year = occasion.Year.Year,
            Series = "LADD",
            Number = made.Number,
            Date = made.StartedOn > occasion.PeriodStart ? made.StartedOn : occasion.PeriodStart,
            Account = "4690",
            Text = "Köpta insatser enligt plan",
            Amount = amount.Ore,
            Who = By,
            At = LoadCase.At(occasion.PeriodEnd),
        };

    private static object LineRow(Guid run, Settled line) =>
        new
        {
            RunId = run,
            CaseId = line.Case.Id.Value,
            PeriodCost = line.Amount.Ore,
            Payable = line.Amount.Ore,
            Held = 0,
            Overrun = 0,
            GrantLeft = (line.Left - line.Amount).Ore,
            Alerts = Array.Empty<string>(),
            NeedsALook = false,
            ReceiverName = line.Case.Lead.Name,
            IsExternal = line.Case.Lead.IsExternal,
            VoucherText = $"{line.Case.Number}",
            RowText = "Avräkning",
        };

    private static object SettlementCostRow(Guid run, Settled line) =>
        new
        {
            RunId = run,
            CaseId = line.Case.Id.Value,
            CostLineId = line.Cost,
            Date = line.Case.StartedOn > line.Occasion.PeriodStart ? line.Case.StartedOn : line.Occasion.PeriodStart,
            Amount = line.Amount.Ore,
            Payable = line.Amount.Ore,
            Outcome = nameof(CostOutcome.Settled),
            Reason = "Avräknas.",
        };

    private static object AdherenceRow(SettlementRun run, Settled line)
    {
        var manager = line.Case.People.With(Contracts.Messages.Role.ProjectManager, line.Case.Lead.Key);
        return new
        {
            Id = Guid.CreateVersion7(),
            CaseId = line.Case.Id.Value,
            run.Occasion,
            FollowsPlan = true,
            Act = Guid.CreateVersion7(),
            PersonId = manager.Id.Value,
            Who = manager.Name,
            At = run.PreparedAt,
        };
    }

    // Half of what it can be paid from, in whole kronor.
    private sealed record Settled(LoadCase Case, ReportingOccasion Occasion, bool Yearly)
    {
        public Guid Cost { get; } = Guid.CreateVersion7();

        public Money Left { get; } = Yearly ? Case.Granted[Occasion.Year.Year] : Case.Granted.Values.Total();

        public Money Amount => new(Left.Ore / 200 * 100);
    }
}
