using Fund.Contracts.Assessment;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Grants;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using MediatR;

namespace Fund.Finance.Reactions;

/// <summary>
/// A body has granted: the fund commits, in the same transaction, so that no moment exists where a decision has no commitment. With the
/// fund locked, what its money and its tracks allow is asked here and nowhere else.
/// </summary>
[ByItself("commitGrant", "Det beviljade bokförs på fonden när beslutet registreras, aldrig mer än fonden har.")]
internal sealed class CommitGrant(FinanceDb db, FundLedger ledger, GrantDesk desk) : INotificationHandler<DecisionRecorded>
{
    public async Task Handle(DecisionRecorded notification, CancellationToken cancellationToken)
    {
        var decision = notification.Decision;
        if (!decision.Granted.IsPositive)
        {
            return;
        }

        var granted = await desk.CaseAsync(notification.Case, cancellationToken);
        await ledger.LockAsync(granted.Rules.Fund, cancellationToken);
        var perYear = decision.PerYear.Where(y => y.Value.IsPositive).ToDictionary();
        foreach (var year in perYear.Keys.Order())
        {
            await ledger.RequireOpenAsync(granted.Header.Fund, year, "perYear", cancellationToken);
        }

        if (GrantRules.Against(await desk.BasisAsync(granted, cancellationToken), perYear) is { Count: > 0 } findings)
        {
            throw new Refused(findings);
        }

        foreach (var (year, amount) in perYear.OrderBy(y => y.Key))
        {
            await ledger.PostAsync(
                new Posting
                {
                    Kind = LedgerKind.Commitment,
                    Key = $"commitment:{notification.Case.Value:N}:{year}:{KeyOf(decision)}",
                    Fund = granted.Header.Fund,
                    Track = granted.Header.Track,
                    Year = year,
                    Amount = amount,
                    Text = T("Beviljat"),
                    Case = notification.Case,
                    Reference = $"{decision.Body} {decision.DecidedOn:yyyy-MM-dd} {decision.Paragraph}",
                },
                "perYear",
                cancellationToken
            );
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>What makes a decision itself: body, day and paragraph.</summary>
    public static string KeyOf(DecisionView decision) =>
        $"{decision.Body}:{decision.DecidedOn:yyyyMMdd}:{ParagraphKey.Of(decision.Paragraph)}";
}
