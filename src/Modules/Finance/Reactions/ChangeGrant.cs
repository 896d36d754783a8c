using Fund.Contracts.Assessment;
using Fund.Contracts.Finance;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Grants;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using MediatR;

namespace Fund.Finance.Reactions;

/// <summary>
/// A body has raised, lowered or withdrawn what it granted, or a decision had been registered wrongly: the fund follows in the same
/// transaction (F-08). What is added is asked of the fund and its tracks like any grant; what is taken is never paid, nor payable in a
/// prepared settlement.
/// </summary>
[ByItself("changeGrant", "När ett senare beslut ändrar det beviljade följer fondens bok med, aldrig under det som är utbetalt.")]
internal sealed class ChangeGrant(FinanceDb db, FundLedger ledger, GrantDesk desk, GrantHandOver handOver)
    : INotificationHandler<GrantChanged>
{
    private const string Field = "amount";

    public async Task Handle(GrantChanged notification, CancellationToken cancellationToken)
    {
        var granted = await desk.CaseAsync(notification.Case, cancellationToken);
        await ledger.LockAsync(granted.Rules.Fund, cancellationToken);
        foreach (var year in notification.PerYear.Keys.Order())
        {
            await ledger.RequireOpenAsync(granted.Header.Fund, year, Field, cancellationToken);
        }

        var less = notification.PerYear.Where(y => y.Value.IsNegative).ToDictionary(y => y.Key, y => -y.Value);
        var more = notification.PerYear.Where(y => y.Value.IsPositive).ToDictionary();
        if (less.Count > 0)
        {
            RequireFree(await desk.StandingAsync(granted.Header, cancellationToken), less, more.Values.Total());
            await PostAsync(granted, notification, LedgerKind.GrantReduction, less, cancellationToken);
        }

        // What is taken from one year can be what another year is granted.
        if (more.Count > 0)
        {
            if (GrantRules.Against(await desk.BasisAsync(granted, cancellationToken), more) is { Count: > 0 } findings)
            {
                throw new Refused([.. findings.Select(finding => finding with { Field = Field })]);
            }

            await PostAsync(granted, notification, LedgerKind.Commitment, more, cancellationToken);
        }

        await handOver.ToPlannerAsync(granted, notification.Decision, cancellationToken);
    }

    // Of equity the whole is one: what moves between its years is neither given back nor granted.
    private static void RequireFree(GrantView standing, Dictionary<int, Money> less, Money more)
    {
        if (!standing.Yearly)
        {
            var (free, asked) = (standing.Free.Values.Total(), less.Values.Total() - more);
            if (asked > free)
            {
                throw Over(null, free, asked, standing.InDraft);
            }

            return;
        }

        foreach (var (year, asked) in less.OrderBy(y => y.Key))
        {
            var free = standing.Free.GetValueOrDefault(year, Money.Zero);
            if (asked > free)
            {
                throw Over(year, free, asked, standing.Years.FirstOrDefault(y => y.Year == year)?.InDraft ?? Money.Zero);
            }
        }
    }

    private static Refused Over(int? year, Money free, Money asked, Money inDraft)
    {
        var left = year is { } own
            ? T($"Av det beviljade för {own} är {free} kvar att ta av, men beslutet gäller {asked}.")
            : T($"Av det beviljade är {free} kvar att ta av, men beslutet gäller {asked}.");
        var draft = inDraft.IsPositive
            ? " " + T($"{inDraft} står i en förberedd avräkning. Godkänn den, eller förbered den på nytt, först.")
            : "";
        return new Refused(left + draft, field: Field);
    }

    private async Task PostAsync(
        GrantedCase granted,
        GrantChanged changed,
        LedgerKind kind,
        IReadOnlyDictionary<int, Money> amounts,
        CancellationToken cancellation
    )
    {
        var decision = changed.Decision;
        foreach (var (year, amount) in amounts.OrderBy(y => y.Key))
        {
            await ledger.PostAsync(
                new Posting
                {
                    Kind = kind,
                    Key = KeyOf(changed, kind, year),
                    Fund = granted.Header.Fund,
                    Track = granted.Header.Track,
                    Year = year,
                    Amount = amount,
                    Text = TextOf(changed.Change, kind),
                    Case = changed.Case,
                    Reference = $"{decision.Body} {decision.DecidedOn:yyyy-MM-dd} {decision.Paragraph}",
                },
                Field,
                cancellation
            );
        }

        await db.SaveChangesAsync(cancellation);
    }

    // Body, day and paragraph are one decision, and each registration of it moves money once.
    private static string KeyOf(GrantChanged changed, LedgerKind kind, int year)
    {
        var what = (kind, changed.Change) switch
        {
            (LedgerKind.Commitment, _) => "commitment:",
            (_, GrantChange.Withdrawn) => "withdrawal:",
            _ => "reduction:",
        };
        var correction = changed.Change == GrantChange.Corrected ? $":{changed.Version}" : "";
        return $"{what}{changed.Case.Value:N}:{year}:{CommitGrant.KeyOf(changed.Decision)}{correction}";
    }

    private static string TextOf(GrantChange change, LedgerKind kind) =>
        (change, kind) switch
        {
            (GrantChange.Corrected, _) => T("Rättat beslut"),
            (GrantChange.Withdrawn, _) => T("Beviljandet återkallat"),
            (_, LedgerKind.Commitment) => T("Höjt beviljande"),
            _ => T("Sänkt beviljande"),
        };
}
