using Fund.Contracts.Values;
using Fund.Process.Calendar;
using Fund.Process.Profiles;

namespace Fund.Assessment.Criteria;

/// <summary>What has been said of a case's criteria, as one person may read it. Pure.</summary>
internal sealed class CaseWords
{
    private readonly ILookup<string, CriterionAssessment> latest;
    private readonly ILookup<string, JointAssessment> agreed;
    private readonly Standing standing;
    private readonly CaseFacts facts;
    private readonly WordsRead read;
    private readonly PersonId? reader;

    public CaseWords(
        IReadOnlyList<CriterionAssessment> said,
        IReadOnlyList<JointAssessment> agreed,
        CaseFacts facts,
        WordsRead read,
        PersonId? reader
    )
    {
        var last = said.GroupBy(a => (a.Criterion, a.PersonId)).Select(g => g.MaxBy(a => a.At)!).OrderBy(a => a.At).ToList();
        var agreements = agreed.GroupBy(j => j.Criterion).Select(g => g.MaxBy(j => j.At)!).ToList();
        (this.facts, this.read, this.reader) = (facts, read, reader);
        latest = last.ToLookup(a => a.Criterion);
        this.agreed = agreements.ToLookup(j => j.Criterion);
        standing = new Standing(
            [.. last.Select(a => new Word(a.Criterion, a.PersonId.Value, a.Who, a.Outcome, a.Content, a.At))],
            [.. agreements.Select(j => new Agreement(j.Criterion, j.Outcome, j.Content, j.At))],
            facts.HandedIn?.Content ?? ""
        );
    }

    public CriterionRow RowOf(Criterion criterion, Profile profile)
    {
        var applies = criterion.AppliesWhen?.Holds(facts, profile) ?? true;
        var said = latest[criterion.Key].ToList();
        var all = MayReadAll(criterion.Key);
        var seen = said.Where(a => all || a.PersonId == reader).ToList();
        var agreement = all && standing.AgreedOn(criterion.Key) is not null ? agreed[criterion.Key].Single() : null;
        return new CriterionRow(
            criterion.Key,
            criterion.Set,
            criterion.Rule,
            criterion.Name,
            criterion.Text,
            criterion.Answers,
            applies,
            !applies ? "notApplicable"
                : all ? standing.Outcomes.GetValueOrDefault(criterion.Key)
                : null,
            [.. seen.Select(RowOf)],
            read == WordsRead.WhereOwnGiven ? said.Count - seen.Count : 0,
            all && standing.IsDisputed(criterion.Key),
            agreement is null
                ? null
                : new AgreementRow(
                    agreement.Outcome,
                    Outcomes.Names[agreement.Outcome],
                    agreement.Reason,
                    agreement.AgreedOn,
                    agreement.Who
                )
        );
    }

    public IReadOnlyList<AssessorRow> Assessors(Profile profile)
    {
        var applying = Evaluation.Applicable("base", facts, profile).Select(c => c.Key).ToHashSet();
        return
        [
            .. latest
                .SelectMany(said => said)
                .Where(a => applying.Contains(a.Criterion))
                .GroupBy(a => (a.PersonId, a.Who))
                .OrderBy(said => said.Key.Who, StringComparer.Ordinal)
                .Select(said => new AssessorRow(
                    said.Key.Who,
                    said.Count(a => standing.Counts(a.Content)),
                    said.Count(a => !standing.Counts(a.Content)),
                    StockholmTime.DateOf(said.Max(a => a.At))
                )),
        ];
    }

    /// <summary>Set where the reader has said something of an earlier content.</summary>
    public ChangedSince? ChangedForReader()
    {
        var old = latest.SelectMany(said => said).Where(a => a.PersonId == reader && !standing.Counts(a.Content)).MaxBy(a => a.At);
        return old is null || facts.HandedIn is not { } now ? null : new ChangedSince(old.Submission, now.Id, now.Number, now.On);
    }

    private bool MayReadAll(string criterion) =>
        read switch
        {
            WordsRead.All => true,
            WordsRead.WhereOwnGiven => latest[criterion].Any(a => a.PersonId == reader && standing.Counts(a.Content)),
            _ => false,
        };

    private AssessmentRow RowOf(CriterionAssessment a) =>
        new(a.Who, a.Outcome, Outcomes.Names[a.Outcome], a.Reason, a.At, standing.Counts(a.Content), a.PersonId == reader);
}
