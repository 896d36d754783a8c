using Fund.Assessment.Meetings;
using Fund.Assessment.Persistence;
using Fund.Contracts.Assessment;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Tenancy;
using Fund.Process;
using MediatR;

namespace Fund.Assessment.Decisions;

/// <summary>
/// Registers what a body decides of what it granted, while the case runs (F-08). One transaction: decision, ledger, letter.
/// </summary>
internal sealed class LaterDecisions(AssessmentDb db, MeetingBook meetings, CurrentAct act, LaterReceipt receipt, IMediator mediator)
{
    /// <summary>Registers it; what Finance has no room for, or has paid, is refused there.</summary>
    public async Task RegisterAsync(
        RunningGrant open,
        string outcome,
        IFromMinutes minutes,
        IReadOnlyDictionary<int, Money> perYear,
        string reason,
        CancellationToken cancellation
    )
    {
        var body = open.Rules.BodyFor(open.Case.Track);
        DecisionOrder.Require(minutes.DecidedOn, open.Facts, open.Decided.Latest, null);
        open.Decided.RequireNew(body, minutes.DecidedOn, minutes.Paragraph);
        var decision = Decision.Of(open.Case.Id, outcome, body, minutes, perYear, reason.Trim(), act.Now);
        db.Decisions.Add(decision);
        if (minutes.AdjustedOn is not null)
        {
            db.DecisionDays.Add(DecisionDays.Of(decision, minutes.AdjustedOn, minutes.PostedOn, act.Now));
        }

        await db.SaveChangesAsync(cancellation);
        await meetings.PutAsync(
            body,
            decision.DecidedOn,
            decision.CaseId,
            MeetingItemKind.Decision,
            decision.Conditions,
            cancellation,
            decision.Paragraph
        );
        var change = outcome == DecisionOutcomes.Withdrawn ? GrantChange.Withdrawn : GrantChange.Decided;
        var signed = perYear.ToDictionary(y => y.Key, y => DecisionOutcomes.SignOf(outcome) < 0 ? -y.Value : y.Value);
        await mediator.Publish(new GrantChanged(open.Case.Id, change, decision.View(), decision.Version, signed), cancellation);
        var now = open.Decided.GrantedPerYear.Values.Total() + signed.Values.Total();
        await receipt.DecidedAsync(open.Case, open.Rules, decision, now, cancellation);
    }

    /// <summary>What the track lets the initiative be granted, as it would be after the change.</summary>
    /// <exception cref="Refused">It is over a cap.</exception>
    public static void RequireWithinTrack(RunningGrant open, IReadOnlyDictionary<int, Money> more)
    {
        if (open.Rules.TrackOf(open.Case.Track) is not { } track)
        {
            return;
        }

        var years = open.Decided.GrantedPerYear.ToDictionary();
        foreach (var (year, amount) in more)
        {
            years[year] = years.GetValueOrDefault(year, Money.Zero) + amount;
        }

        Money? cost = open.Facts.Amounts.TryGetValue(FactAmounts.Cost, out var whole) ? whole : null;
        if (TrackLimits.Over(track, years.Values.Total(), years, cost) is { Count: > 0 } over)
        {
            throw new Refused([.. over.Select(finding => finding with { Field = "amount" })]);
        }
    }
}
