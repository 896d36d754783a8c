using Fund.Contracts.Values;
using Fund.Documents.Content;

namespace Fund.Finance.Allocations;

/// <summary>How the room for an allocation was worked out, on paper: it goes with the proposal to the council.</summary>
internal static class SetAsidePaper
{
    public static PaperDocument Of(AllocationRoomView room, SetAsideAnswer answer, string municipality, DateOnly day) =>
        new(
            municipality,
            T("Får vi avsätta, och hur mycket?"),
            T($"{room.FundName}, budgetåret {room.Year}. Räknat {SwedishDate.ForPage(day)}."),
            T($"{room.FundName}, budgetåret {room.Year}"),
            [.. Facts(room, answer)],
            [new PaperPart(T("Så är det räknat"), [.. answer.Caps.Select(cap => Table(cap.Rule, cap.Reasoning, cap.Most))])]
        )
        {
            Figures =
            [
                new PaperFact(
                    T("Högsta avsättning"),
                    answer.Verdict switch
                    {
                        SetAsideVerdict.Yes => $"{room.Maximum}",
                        SetAsideVerdict.NoCap => T("Inget tak"),
                        SetAsideVerdict.Ask => T("Alla frågor är inte besvarade"),
                        _ => $"{Money.Zero}",
                    }
                ),
            ],
        };

    private static IEnumerable<PaperFact> Facts(AllocationRoomView room, SetAsideAnswer answer)
    {
        if (room.AsksForBase)
        {
            yield return new PaperFact(T("Skatter och bidrag det året"), $"{room.TaxAndGrantBase}");
        }

        foreach (var attestation in room.Attestations)
        {
            yield return new PaperFact(
                attestation.Text,
                answer.Attested.GetValueOrDefault(attestation.Key) switch
                {
                    AllocationAnswers.Yes => T("Ja"),
                    AllocationAnswers.No => T("Nej"),
                    AllocationAnswers.Unknown => T("Vet inte än"),
                    _ => T("Inte besvarad"),
                },
                attestation.Rule
            );
        }
    }

    private static PaperTable Table(string? rule, IReadOnlyList<Room.ReasoningLine> reasoning, Money most) =>
        new(
            rule is null ? T("Kommunens egen regel") : T($"Regel {rule}"),
            [new PaperColumn(T("Post")), new PaperColumn(T("Belopp"), Number: true)],
            [.. reasoning.Select(line => new[] { line.Text, $"{line.Amount}" }), [T("Utrymme"), $"{Money.Max(most, Money.Zero)}"]],
            ""
        );
}
