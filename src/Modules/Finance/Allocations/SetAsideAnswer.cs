using Fund.Finance.Allocations.Room;
using Fund.Process.Profiles;

namespace Fund.Finance.Allocations;

/// <summary>What is answered to "Får vi avsätta?".</summary>
internal enum SetAsideVerdict
{
    /// <summary>Something is not answered yet.</summary>
    Ask,

    /// <summary>Yes, up to an amount.</summary>
    Yes,

    /// <summary>Yes, and the guideline sets no cap.</summary>
    NoCap,

    /// <summary>Not before something that the guideline demands is so.</summary>
    NotYet,

    /// <summary>No: the cap is reached.</summary>
    Full,

    /// <summary>No: the year is closed, whatever else is answered.</summary>
    Closed,
}

/// <summary>The answer to "Får vi avsätta, och hur mycket?", out of the room and what is attested.</summary>
/// <param name="Verdict">In short.</param>
/// <param name="Attested">What is answered to each attestation, by its key.</param>
/// <param name="Lacking">The demanded attestations that are answered with no or not known.</param>
/// <param name="Unanswered">The demanded attestations that are not answered.</param>
/// <param name="Caps">The caps that are worked out: the one on taxes and grants only when they are known.</param>
/// <param name="Deciding">The cap that decides; null when none does.</param>
internal sealed record SetAsideAnswer(
    SetAsideVerdict Verdict,
    IReadOnlyDictionary<string, string> Attested,
    IReadOnlyList<Attestation> Lacking,
    IReadOnlyList<Attestation> Unanswered,
    IReadOnlyList<RoomUnderCap> Caps,
    RoomUnderCap? Deciding
)
{
    /// <summary>Out of the room and the answers.</summary>
    public static SetAsideAnswer Of(AllocationRoomView room, IReadOnlyDictionary<string, string> attested)
    {
        var demanded = room.Attestations.Where(attestation => attestation.Required).ToList();
        var unanswered = demanded.Where(a => !attested.ContainsKey(a.Key)).ToList();
        var lacking = demanded.Where(a => attested.TryGetValue(a.Key, out var given) && given != AllocationAnswers.Yes).ToList();
        var knowsBase = !room.AsksForBase || room.TaxAndGrantBase.IsPositive;
        var verdict =
            room.Closed ? SetAsideVerdict.Closed
            : lacking.Count > 0 ? SetAsideVerdict.NotYet
            : !knowsBase || unanswered.Count > 0 ? SetAsideVerdict.Ask
            : room.Maximum is not { } most ? SetAsideVerdict.NoCap
            : most.IsPositive ? SetAsideVerdict.Yes
            : SetAsideVerdict.Full;
        return new SetAsideAnswer(
            verdict,
            attested,
            lacking,
            unanswered,
            knowsBase ? room.Caps : [.. room.Caps.Skip(1)],
            room.Caps.Count < 2 ? null : room.Caps.MinBy(cap => cap.Most)
        );
    }

    /// <summary>Can the decision be registered?</summary>
    public bool LeadsOn => Verdict is SetAsideVerdict.Yes or SetAsideVerdict.NoCap;
}
