using Fund.Contracts.Messages;
using Fund.Contracts.Values;

namespace Fund.Finance.Allocations.Room;

/// <summary>A line of the reasoning.</summary>
/// <param name="Text">Swedish.</param>
/// <param name="Amount">SEK; null when the line states none.</param>
/// <param name="Rule">The guideline's rule.</param>
internal sealed record ReasoningLine(string Text, Money? Amount, string? Rule);

/// <summary>What one cap leaves.</summary>
/// <param name="Most">SEK; below zero when the cap is passed already.</param>
/// <param name="Rule">The guideline's rule for the cap.</param>
/// <param name="Reasoning">How it was worked out.</param>
internal sealed record RoomUnderCap(Money Most, string? Rule, IReadOnlyList<ReasoningLine> Reasoning);

/// <summary>The most that can be set aside, with how it was worked out.</summary>
/// <param name="Maximum">SEK, never below zero; null when there is no cap.</param>
/// <param name="Caps">Each cap by itself.</param>
/// <param name="Reasoning">Line by line, ended by the answer.</param>
internal sealed record RoomForAllocation(Money? Maximum, IReadOnlyList<RoomUnderCap> Caps, IReadOnlyList<ReasoningLine> Reasoning)
{
    /// <summary>The room that all caps leave together.</summary>
    public static RoomForAllocation Under(IReadOnlyList<RoomUnderCap> caps)
    {
        if (caps.Count == 0)
        {
            return new RoomForAllocation(null, caps, [new(T("Riktlinjen sätter inget tak för avsättningen."), null, null)]);
        }

        var most = Money.Max(caps.Min(cap => cap.Most), Money.Zero);
        return new RoomForAllocation(
            most,
            caps,
            [.. caps.SelectMany(cap => cap.Reasoning), new(T("Så mycket kan avsättas nu"), most, null)]
        );
    }

    /// <summary>The same with the municipality's own, narrower rule.</summary>
    public RoomForAllocation Tightened(Money most, IEnumerable<string> because) =>
        new(
            most,
            [.. Caps, new RoomUnderCap(most, null, [.. because.Select(line => new ReasoningLine(line, null, null))])],
            [.. Reasoning, .. because.Select(line => new ReasoningLine(line, null, null)), new(T("Kommunens egen regel ger"), most, null)]
        );

    /// <summary>One finding for each cap that the amount passes, with that cap's own rule and reasoning (F-17).</summary>
    public IEnumerable<Finding> Against(Money amount) =>
        from cap in Caps
        where amount > cap.Most
        let reasoning = string.Join(" ", cap.Reasoning.Select(line => line.Amount is { } sum ? $"{line.Text}: {sum}." : line.Text))
        select new Finding(T($"Högst {Money.Max(cap.Most, Money.Zero)} kan avsättas. {reasoning}").Trim(), cap.Rule, "amount");
}
