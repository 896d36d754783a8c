using Fund.Contracts.Messages;
using Fund.Finance.Ledger;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements;

/// <summary>
/// On the start page of those who settle or approve: each fund's occasions that are not finished, however old, and the one under way. A
/// schedule that failed must not be silent (quality.md B3.2), and a fund that has granted nothing has no occasions.
/// </summary>
internal sealed class PutUpOccasions(
    FinanceDb db,
    FundsHere funds,
    FundOccasions occasions,
    SecondPerson second,
    Actor actor,
    TimeProvider time
) : INotificationHandler<GatherStart>
{
    public async Task Handle(GatherStart notification, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ApproveFinance) && !actor.May(Permission.ManageFinance))
        {
            return;
        }

        var lines = new List<StartLine>();
        var all = await funds.AllAsync(cancellationToken);
        foreach (var rules in all.Where(rules => actor.May(Permission.ManageFinance) || second.May(rules, null)))
        {
            lines.AddRange(await OfFundAsync(rules, cancellationToken));
        }

        if (lines.Count == 0 && !actor.May(Permission.ManageFinance))
        {
            return;
        }

        notification.Parts.Add(new StartPart(T("Avräkning"), 20, T("Klart senast"), lines));
    }

    private async Task<IReadOnlyList<StartLine>> OfFundAsync(Profile rules, CancellationToken cancellation)
    {
        var today = StockholmTime.Today(time);
        var fund = rules.Fund.Key;
        var all = await occasions.OfAsync(fund, cancellation);
        var runs = await db
            .Runs.AsNoTracking()
            .Where(r => r.Fund == fund && r.State != SettlementState.Reversed)
            .ToDictionaryAsync(r => r.Occasion, r => r.State, cancellation);
        var ended = all.EndedBefore(today).Where(o => runs.GetValueOrDefault(o.Id.ToString()) != SettlementState.Approved);
        var named = (await funds.ChoicesAsync(cancellation)).Count > 0 ? $", {rules.Fund.Name}" : "";
        var lines = new List<StartLine>();
        foreach (var occasion in ended.Concat(all.Touching(today, today)))
        {
            var link = await funds.LinkAsync($"/avrakning/{occasion.Id}", fund, cancellation);
            lines.Add(Line(occasion, occasion.NameInYear + named, link, runs.ContainsKey(occasion.Id.ToString()), today));
        }

        return lines;
    }

    private static StartLine Line(ReportingOccasion occasion, string name, string link, bool prepared, DateOnly today) =>
        new(
            name,
            link,
            prepared ? T("Förberedd, väntar på att någon annan godkänner")
                : occasion.PeriodEnd < today ? T("Inte förberedd")
                : T($"Perioden pågår till {occasion.PeriodEnd:yyyy-MM-dd}"),
            occasion.Due,
            occasion.Due < today ? StartMark.Late
                : prepared ? StartMark.Waiting
                : StartMark.None
        );
}
