using Fund.Contracts.Values;
using Fund.Process.Calendar;
using Fund.Process.Profiles;

namespace Fund.Assessment.Criteria;

/// <summary>What has been said of a case's criteria, as one person may read it. Pure.</summary>
internal sealed class CaseWords
{
    private readonly ILookup<string, CriterionAssessment> latest;
    private readonly ILookup<string, JointAssessment> agreed;
    private readonly IReadOnlyDictionary<PersonId, Lodgement> lodged;
    private readonly ILookup<Guid, Dissent> dissents;
    private readonly Standing standing;
    private readonly CaseFacts facts;
    private readonly WordsRead read;
    private readonly PersonId? reader;

    public CaseWords(
        IReadOnlyList<CriterionAssessment> said,
        IReadOnlyList<JointAssessment> agreed,
        IReadOnlyList<Dissent> dissents,
        IReadOnlyDictionary<PersonId, Lodgement> lodged,
        CaseFacts facts,
        WordsRead read,
        PersonId? reader
    )
    {
        var last = said.GroupBy(a => (a.Criterion, a.PersonId)).Select(g => g.MaxBy(a => a.At)!).OrderBy(a => a.At).ToList();
        var agreements = agreed.GroupBy(j => j.Criterion).Select(g => g.MaxBy(j => j.At)!).ToList();
        (this.facts, this.read, this.reader, this.lodged) = (facts, read, reader, lodged);
        latest = last.ToLookup(a => a.Criterion);
        this.agreed = agreements.ToLookup(j => j.Criterion);
        this.dissents = dissents.OrderBy(d => d.At).ToLookup(d => d.Agreement);
        standing = new Standing(
            [
                .. last.Where(a => lodged.ContainsKey(a.PersonId))
                    .Select(a => new Word(a.Criterion, a.PersonId.Value, a.Who, a.Outcome, ContentOf(a), a.At)),
            ],
            [.. agreements.Select(j => new Agreement(j.Criterion, j.Outcome, j.Content, j.At))],
            facts.HandedIn?.Content ?? ""
        );
    }

    public CriterionRow RowOf(Criterion criterion, Profile profile)
    {
        var applies = criterion.AppliesWhen?.Holds(facts, profile) ?? true;
        var said = latest[criterion.Key].ToList();
        var all = read == WordsRead.All;
        var seen = said.Where(a => a.PersonId == reader || (all && lodged.ContainsKey(a.PersonId))).ToList();
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
            read == WordsRead.Waits ? said.Count(a => a.PersonId != reader && lodged.ContainsKey(a.PersonId)) : 0,
            all && standing.IsDisputed(criterion.Key),
            agreement is null
                ? null
                : new AgreementRow(
                    agreement.Id,
                    agreement.Outcome,
                    Outcomes.Names[agreement.Outcome],
                    agreement.Reason,
                    agreement.AgreedOn,
                    agreement.Who,
                    [.. dissents[agreement.Id].Select(d => new DissentRow(d.Who, d.Reason, StockholmTime.DateOf(d.At)))]
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
                    StockholmTime.DateOf(said.Max(a => a.At)),
                    lodged.TryGetValue(said.Key.PersonId, out var whole) && standing.Counts(whole.Content)
                        ? StockholmTime.DateOf(whole.At)
                        : null
                )),
        ];
    }

    /// <summary>Set where the reader has said something of an earlier content.</summary>
    public ChangedSince? ChangedForReader()
    {
        var old = latest.SelectMany(said => said).Where(a => a.PersonId == reader && !standing.Counts(a.Content)).MaxBy(a => a.At);
        return old is null || facts.HandedIn is not { } now ? null : new ChangedSince(old.Submission, now.Id, now.Number, now.On);
    }

    // What was lodged of an earlier content is of that, whatever has been saved since.
    private string ContentOf(CriterionAssessment a) =>
        lodged.TryGetValue(a.PersonId, out var whole) && whole.Content != (facts.HandedIn?.Content ?? "") ? whole.Content : a.Content;

    private AssessmentRow RowOf(CriterionAssessment a) =>
        new(
            a.Who,
            a.Outcome,
            Outcomes.Names[a.Outcome],
            a.Reason,
            a.At,
            standing.Counts(a.PersonId == reader ? a.Content : ContentOf(a)),
            a.PersonId == reader
        );
}
