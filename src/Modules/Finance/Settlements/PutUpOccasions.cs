using Fund.Contracts.Messages;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements;

/// <summary>On the start page of those who settle or approve: each fund's occasions that are not finished, and the next one.</summary>
internal sealed class PutUpOccasions(FinanceDb db, FundLedger ledger, FundsHere funds, Actor actor, TimeProvider time)
    : INotificationHandler<GatherStart>
{
    // An occasion that nothing was prepared for is shown this long after its day: a schedule that failed must not be silent (quality.md
    // B3.2).
    private const int DaysMissed = 60;

    public async Task Handle(GatherStart notification, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ApproveFinance))
        {
            return;
        }

        var lines = new List<StartLine>();
        foreach (var rules in await funds.AllAsync(cancellationToken))
        {
            lines.AddRange(await OfFundAsync(rules, cancellationToken));
        }

        notification.Parts.Add(new StartPart("Avräkning", 20, "Klart senast", lines));
    }

    private async Task<IReadOnlyList<StartLine>> OfFundAsync(Profile rules, CancellationToken cancellation)
    {
        var today = StockholmTime.Today(time);
        var fund = rules.Fund.Key;
        var all = Occasions
            .Of(rules, today.Year - 1)
            .Concat(Occasions.Of(rules, today.Year))
            .Concat(Occasions.Of(rules, today.Year + 1))
            .ToList();
        var runs = await db
            .Runs.AsNoTracking()
            .Where(r => r.Fund == fund && r.Year >= today.Year - 1 && r.State != SettlementState.Reversed)
            .ToDictionaryAsync(r => r.Occasion, cancellation);
        var settles = (await ledger.BookAsync(fund, cancellation)).HasGranted;
        var ended = all.Where(o =>
            o.PeriodEnd < today
            && (
                runs.TryGetValue(o.Key, out var run)
                    ? run.State == SettlementState.Prepared
                    : settles && o.Due >= today.AddDays(-DaysMissed)
            )
        );
        var next = all.Where(o => o.PeriodEnd >= today).Take(1);
        var named = (await funds.ChoicesAsync(cancellation)).Count > 0 ? $", {rules.Fund.Name}" : "";
        var lines = new List<StartLine>();
        foreach (var occasion in ended.Concat(next))
        {
            var link = await funds.LinkAsync($"/avrakning/{occasion.Key}", fund, cancellation);
            lines.Add(Line(occasion, occasion.Name + named, link, runs.ContainsKey(occasion.Key), today));
        }

        return lines;
    }

    private static StartLine Line(Occasion occasion, string name, string link, bool prepared, DateOnly today) =>
        new(
            name,
            link,
            prepared ? "Förberedd, väntar på att någon annan godkänner"
                : occasion.PeriodEnd < today ? "Inte förberedd"
                : $"Perioden pågår till {occasion.PeriodEnd:yyyy-MM-dd}",
            occasion.Due,
            occasion.Due < today ? StartMark.Late
                : prepared ? StartMark.Waiting
                : StartMark.None
        );
}
