using Fund.Assessment.Criteria;
using Fund.Assessment.Decisions;
using Fund.Assessment.Recommendations;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Load;

namespace Fund.Assessment.Load;

/// <summary>What was said of the cases: criteria, recommendations, and the decision with what it grants for each year.</summary>
internal sealed class AssessmentsForLoad(LoadTables tables) : ILoadFiller
{
    public async Task FillAsync(IReadOnlyList<LoadCase> cases, CancellationToken cancellation)
    {
        await tables.InsertAsync("assessment.assessments", cases.SelectMany(AssessmentRows), cancellation);
        await tables.InsertAsync("assessment.lodgements", cases.SelectMany(LodgementRows), cancellation);
        await tables.InsertAsync("assessment.recommendations", cases.SelectMany(RecommendationRows), cancellation);
        var decided = cases
            .Where(made => Decided(made) is not null)
            .Select(made => (Id: Guid.CreateVersion7(), Case: made, Move: Decided(made)!))
            .ToList();
        await tables.InsertAsync("assessment.decisions", decided.Select(d => DecisionRow(d.Id, d.Case, d.Move)), cancellation);
        await tables.InsertAsync(
            "assessment.granted_years",
            decided.SelectMany(d =>
                d.Case.Granted.Select(year => new
                {
                    DecisionId = d.Id,
                    Year = year.Key,
                    Amount = year.Value.Ore,
                })
            ),
            cancellation
        );
    }

    private static LoadMove? Decided(LoadCase made) => made.Done(nameof(RecordDecision));

    private static bool IsGranted(LoadCase made) => made.Granted.Count > 0;

    // Criteria that only some cases have are left out: whether they apply is the product's to say.
    private static IEnumerable<object> AssessmentRows(LoadCase made)
    {
        if (Decided(made) is not { } move)
        {
            return [];
        }

        var assessor = made.People.With(Role.Coordinator);
        return made
            .Rules.Criteria.Where(criterion => criterion.AppliesWhen is null)
            .Select(
                (criterion, place) =>
                    new
                    {
                        Id = Guid.CreateVersion7(),
                        CaseId = made.Id.Value,
                        Criterion = criterion.Key,
                        Outcome = place == 0 && !IsGranted(made) ? Outcomes.NotMet : Outcomes.Met,
                        Reason = "Ansökan visar det med egna siffror och en plan för hur det följs upp.",
                        Act = Guid.CreateVersion7(),
                        PersonId = assessor.Id.Value,
                        Who = assessor.Name,
                        At = LoadCase.At(move.On.AddDays(-2)),
                    }
            );
    }

    private static IEnumerable<object> LodgementRows(LoadCase made) =>
        Decided(made) is not { } move
            ? []
            :
            [
                new
                {
                    Id = Guid.CreateVersion7(),
                    CaseId = made.Id.Value,
                    Lodged = true,
                    Content = "",
                    Act = Guid.CreateVersion7(),
                    PersonId = made.People.With(Role.Coordinator).Id.Value,
                    Who = made.People.With(Role.Coordinator).Name,
                    At = LoadCase.At(move.On.AddDays(-1)),
                },
            ];

    private static IEnumerable<object> RecommendationRows(LoadCase made) =>
        made.Done(nameof(RecommendApplication)) is not { } move
            ? []
            :
            [
                new
                {
                    Id = Guid.CreateVersion7(),
                    CaseId = made.Id.Value,
                    Outcome = move.Outcome,
                    Reason = "Styrgruppen har läst ansökan och bedömningen.",
                    Act = Guid.CreateVersion7(),
                    PersonId = made.People.With(Role.SteeringGroupMember).Id.Value,
                    Who = made.People.With(Role.SteeringGroupMember).Name,
                    At = LoadCase.At(move.On),
                },
            ];

    private static object DecisionRow(Guid id, LoadCase made, LoadMove move)
    {
        var paragraph = $"§ {made.Running}";
        var secretary = made.People.With(Role.CommitteeSecretary);
        return new
        {
            Id = id,
            CaseId = made.Id.Value,
            Outcome = move.Outcome ?? (IsGranted(made) ? "granted" : "rejected"),
            Body = made.Rules.BodyFor(made.Track),
            Paragraph = paragraph,
            ParagraphKey = Contracts.Values.ParagraphKey.Of(paragraph),
            DecidedOn = move.On,
            Later = false,
            Root = id,
            Version = 1,
            FirstAt = LoadCase.At(move.On),
            Granted = made.Granted.Values.Total().Ore,
            Act = Guid.CreateVersion7(),
            PersonId = secretary.Id.Value,
            Who = secretary.Name,
            At = LoadCase.At(move.On),
        };
    }
}
