using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Costs;
using Fund.Finance.Ledger;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Years;

/// <summary>What the year-end moves for a case: above zero is paid, below zero is claimed back. SEK.</summary>
internal sealed record YearEndMove(CaseHeaderView Case, Money Amount);

/// <summary>Posts what has been decided of a year and takes the decided costs up, so that nothing asks of them again.</summary>
internal sealed class YearEndPosting(FinanceDb db, FundLedger ledger, IMediator mediator)
{
    /// <summary>Posts; the caller holds the fund's lock and closes the year afterwards.</summary>
    /// <param name="rules">The fund's rules today.</param>
    /// <param name="year">The year.</param>
    /// <param name="decided">The posts, all with a decision.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<YearEndMove>> PostAsync(
        Profile rules,
        FundYear year,
        IReadOnlyList<YearEndPost> decided,
        CancellationToken cancellation
    )
    {
        var book = await ledger.BookAsync(year.Fund, cancellation);
        var counts = decided.Where(post => post.Decision!.Outcome != YearEndOutcome.Stay).ToList();
        var moves = new List<YearEndMove>();
        foreach (var of in counts.GroupBy(post => post.Case.Id).OrderBy(of => of.First().Case.Number, StringComparer.Ordinal))
        {
            moves.AddRange(await OfCaseAsync(of.First().Case, [.. of], year, book.Yearly, cancellation));
        }

        await db.SaveChangesAsync(cancellation);
        await ReleaseAsync(year, book.Yearly, cancellation);
        if (book.Yearly)
        {
            await EndAppropriationAsync(rules.Fund, year, cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        return moves;
    }

    /// <summary>Takes up costs with the rows that take them back: nothing is posted, and no settlement asks of them again.</summary>
    public async Task CancelOutAsync(FundYear year, IReadOnlyList<YearEndPost> posts, DateTimeOffset at, CancellationToken cancellation)
    {
        var ids = posts.Select(post => post.Cost.Id).ToList();
        var decisions = await db.YearEndDecisions.Where(d => ids.Contains(d.CostLineId)).ToDictionaryAsync(d => d.CostLineId, cancellation);
        foreach (var post in posts)
        {
            // What was decided of the cost before it was taken back does not hold any more.
            if (!decisions.TryGetValue(post.Cost.Id, out var decision))
            {
                decision = new YearEndDecision { CostLineId = post.Cost.Id, CaseId = post.Case.Id };
                db.YearEndDecisions.Add(decision);
            }

            decision.Decide(
                year.Fund,
                year.Year,
                YearEndOutcome.CancelsOut,
                T("Kostnaden är tillbakatagen."),
                year.SubmittedBy,
                year.SubmittedByName ?? "",
                at
            );
            decision.Approve(Money.Zero);
            decisions[post.Cost.Id] = decision;
        }

        // What is settled is asked for its decision at once.
        await db.SaveChangesAsync(cancellation);
        db.SettledCosts.AddRange(
            decisions.Values.Select(decision => new CostSettled
            {
                CostLineId = decision.CostLineId,
                CaseId = decision.CaseId,
                DecisionId = decision.Id,
            })
        );
        await db.SaveChangesAsync(cancellation);
    }

    private async Task<IReadOnlyList<YearEndMove>> OfCaseAsync(
        CaseHeaderView about,
        IReadOnlyList<YearEndPost> posts,
        FundYear year,
        bool yearly,
        CancellationToken cancellation
    )
    {
        var account = (await ledger.OfCaseAsync(about.Id, cancellation)).For(year.Year, yearly);
        var taken = posts.Where(post => post.Decision!.Outcome == YearEndOutcome.TakeUp).Select(post => post.Cost.Amount).Total();
        var pays = Money.Max(Money.Min(taken, account.Remaining), Money.Zero);
        var credit = -posts.Where(post => post.Decision!.Outcome == YearEndOutcome.ClaimBack).Select(post => post.Cost.Amount).Total();
        // First goes what the applicant bore, in the settlements and now, and never more comes back than was paid.
        var borne = await OverrunAsync(about.Id, year, cancellation) + Money.Max(taken - pays, Money.Zero);
        var back = Money.Max(Money.Min(credit - borne, account.Paid + pays), Money.Zero);
        var moves = new List<YearEndMove>();
        if (pays.IsPositive)
        {
            await PostAsync(LedgerKind.Payout, "year-end-payout", about, year, pays, T($"Bokslut {year.Year}, tas upp efter beslut"));
            moves.Add(new YearEndMove(about, pays));
        }

        if (back.IsPositive)
        {
            await PostAsync(LedgerKind.ClaimBack, "claim-back", about, year, back, T($"Återkrävs efter bokslut {year.Year}"));
            moves.Add(new YearEndMove(about, -back));
        }

        await TakeUpAsync(posts, pays, back, cancellation);
        return moves;

        Task<Guid> PostAsync(LedgerKind kind, string key, CaseHeaderView of, FundYear closing, Money amount, string text) =>
            ledger.PostAsync(
                new Posting
                {
                    Kind = kind,
                    Key = $"{key}:{of.Id.Value:N}:{closing.Year}",
                    Fund = closing.Fund,
                    Track = of.Track,
                    Year = closing.Year,
                    Amount = amount,
                    Text = text,
                    Case = of.Id,
                },
                "year",
                cancellation
            );
    }

    // Whatever was decided, the cost is done with: a settlement of a later year does not find it, and nobody is asked again.
    private async Task TakeUpAsync(IReadOnlyList<YearEndPost> posts, Money pays, Money back, CancellationToken cancellation)
    {
        var ids = posts.Select(post => post.Decision!.Id).ToList();
        var decisions = await db.YearEndDecisions.Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.CostLineId, cancellation);
        var room = pays - posts.Where(p => Is(p, YearEndOutcome.TakeUp) && p.Cost.Amount.IsNegative).Select(p => p.Cost.Amount).Total();
        foreach (var post in posts)
        {
            var paid = Money.Zero;
            if (Is(post, YearEndOutcome.TakeUp))
            {
                paid = post.Cost.Amount.IsNegative ? post.Cost.Amount : Money.Min(post.Cost.Amount, room);
                room -= Money.Max(paid, Money.Zero);
            }
            else if (Is(post, YearEndOutcome.ClaimBack))
            {
                paid = -Money.Min(-post.Cost.Amount, back);
                back += paid;
            }

            decisions[post.Cost.Id].Approve(paid);
            db.SettledCosts.Add(
                new CostSettled
                {
                    CostLineId = post.Cost.Id,
                    CaseId = post.Case.Id,
                    DecisionId = post.Decision!.Id,
                }
            );
        }
    }

    private static bool Is(YearEndPost post, YearEndOutcome outcome) => post.Decision!.Outcome == outcome;

    private async Task<Money> OverrunAsync(CaseId about, FundYear year, CancellationToken cancellation)
    {
        var (fund, of) = (year.Fund, year.Year);
        return (
            await (
                from run in db.Runs.AsNoTracking()
                join line in db.SettlementLines.AsNoTracking() on run.Id equals line.RunId
                where run.Fund == fund && run.Year == of && run.State == SettlementState.Approved && line.CaseId == about
                select line.Overrun
            ).ToListAsync(cancellation)
        ).Total();
    }

    // Of a yearly appropriation all that was granted for the year and not used comes back; of equity what a case that has ended got back.
    private async Task ReleaseAsync(FundYear year, bool yearly, CancellationToken cancellation)
    {
        var (fund, of) = (year.Fund, year.Year);
        var sums = await db
            .CaseBalances.AsNoTracking()
            .Where(b => b.Fund == fund && (!yearly || b.Year == of) && b.Account == LedgerAccount.Committed)
            .ToListAsync(cancellation);
        var left = sums.GroupBy(b => b.CaseId)
            .Select(c => (c.Key, Amount: c.Select(b => b.Amount).Total()))
            .Where(c => c.Amount.IsPositive)
            .ToDictionary(c => c.Key, c => c.Amount);
        var cases = (await mediator.Send(new GetCases([.. left.Keys]), cancellation)).OrderBy(c => c.Number, StringComparer.Ordinal);
        foreach (var about in cases.Where(c => yearly || c.StageKind == StageKind.Ended))
        {
            await ledger.PostAsync(
                new Posting
                {
                    Kind = LedgerKind.Release,
                    Key = $"year-end-release:{about.Id.Value:N}:{of}",
                    Fund = fund,
                    Track = about.Track,
                    Year = of,
                    Amount = left[about.Id],
                    Text = T("Återlämnat när året stängdes"),
                    Case = about.Id,
                },
                "year",
                cancellation
            );
        }

        await db.SaveChangesAsync(cancellation);
    }

    // What is left of the year leaves it: it lapses, but for what is carried over.
    private async Task EndAppropriationAsync(FundRules fund, FundYear year, CancellationToken cancellation)
    {
        var left = (await ledger.BookAsync(fund.Key, cancellation)).Available(year.Year);
        var carried = year.CarriedOver ?? Money.Zero;
        if (carried > left)
        {
            throw new Refused(T($"Högst {left} kan föras över: mer är inte kvar av {year.Year}."), field: "carriedOver");
        }

        var decision = $"{fund.Owner} {year.CarryDecidedOn:yyyy-MM-dd} {year.CarryParagraph}";
        await PostAsync(LedgerKind.Lapse, "lapse", year.Year, left - carried, T("Förfallet vid årets slut"), null);
        await PostAsync(LedgerKind.Lapse, LedgerList.CarriedOut, year.Year, carried, T($"Fört över till {year.Year + 1}"), decision);
        await PostAsync(LedgerKind.Allocation, LedgerList.CarriedIn, year.Year + 1, carried, T($"Fört över från {year.Year}"), decision);

        async Task PostAsync(LedgerKind kind, string key, int of, Money amount, string text, string? reference)
        {
            if (amount.IsPositive)
            {
                var posting = new Posting
                {
                    Kind = kind,
                    Key = $"{key}:{fund.Key}:{year.Year}",
                    Fund = fund.Key,
                    Year = of,
                    Amount = amount,
                    Text = text,
                    Reference = reference,
                };
                await ledger.PostAsync(posting, "year", cancellation);
            }
        }
    }
}
