using System.Data.Common;
using Fund.Assessment.Criteria;
using Fund.Assessment.Decisions;
using Fund.Assessment.Meetings;
using Fund.Contracts.Applications;
using Fund.Contracts.Values;
using Fund.Platform.Persistence;
using MediatR;

namespace Fund.Assessment.Facts;

/// <summary>What Assessment knows of a case.</summary>
internal sealed class AddAssessmentFacts(ReadBatch reads) : INotificationHandler<GatherFacts>
{
    // What is saved counts when it is lodged. Whoever has declared a conflict of interest since has said nothing that counts (W-22).
    private const string LatestWords = """
        select distinct on (word.criterion, word.person_id)
            word.criterion, word.person_id, word.who, word.outcome, word.content, word.at, whole.content
        from assessment.assessments word
        join lateral (
            select latest.lodged, latest.content from assessment.lodgements latest
            where latest.municipality_id = $1 and latest.case_id = $2 and latest.person_id = word.person_id
            order by latest.at desc, latest.id desc limit 1
        ) whole on whole.lodged
        where word.municipality_id = $1 and word.case_id = $2 and not exists (
            select 1 from assessment.recusals recused
            where recused.municipality_id = $1 and recused.case_id = $2 and recused.person_id = word.person_id
        )
        order by word.criterion, word.person_id, word.at desc
        """;

    // Never counted with the words: what it is for is to be told from them (U-67).
    private const string LatestPreliminary = """
        select distinct on (criterion) criterion, outcome, content from assessment.preliminary_views
        where municipality_id = $1 and case_id = $2 order by criterion, at desc
        """;

    private const string LatestAgreements = """
        select distinct on (criterion) criterion, outcome, content, at from assessment.joint_assessments
        where municipality_id = $1 and case_id = $2 order by criterion, at desc
        """;

    private const string Recommended = """
        select content from assessment.recommendations where municipality_id = $1 and case_id = $2 order by at desc limit 1
        """;

    private const string Items = """
        select item.kind, meeting.held_on, item.shared_view, item.process_plan is null
        from assessment.meeting_items item
        join assessment.meetings meeting on meeting.municipality_id = item.municipality_id and meeting.id = item.meeting_id
        where item.municipality_id = $1 and item.case_id = $2 order by item.at
        """;

    // As they stand: what has been corrected counts no more. A later decision changes what the one on the application granted.
    private const string StandingDecisions = """
        select standing.outcome, standing.decided_on, said.adjusted_on, standing.granted, standing.later
        from assessment.decisions standing
        left join lateral (
            select days.adjusted_on from assessment.decision_days days
            where days.municipality_id = $1 and days.root = standing.root order by days.at desc, days.id desc limit 1
        ) said on true
        where standing.municipality_id = $1 and standing.case_id = $2 and not exists (
            select 1 from assessment.decisions correction where correction.municipality_id = $1 and correction.corrects = standing.id
        )
        order by standing.first_at, standing.root
        """;

    private static readonly Dictionary<string, string> DateNames = new()
    {
        [nameof(MeetingItemKind.Preparation)] = FactDates.PreparedOn,
        [nameof(MeetingItemKind.CommitteeDecision)] = FactDates.CommitteeDecidedOn,
        [nameof(MeetingItemKind.FirstMeeting)] = FactDates.MeetingOn,
    };

    public Task Handle(GatherFacts notification, CancellationToken cancellationToken)
    {
        var (facts, about) = (notification.Facts, notification.Case.Value);
        var words = new List<(Word Word, string Lodged)>();
        var preliminary = new List<(string Criterion, string Outcome, string Content)>();
        var agreements = new List<Agreement>();
        string? recommended = null;
        reads.Ask(LatestWords, row => words.Add((WordOf(row), row.GetString(6))), about);
        reads.Ask(LatestPreliminary, row => preliminary.Add((row.GetString(0), row.GetString(1), row.GetString(2))), about);
        reads.Ask(LatestAgreements, row => agreements.Add(AgreementOf(row)), about);
        reads.Ask(Recommended, row => recommended = row.GetString(0), about);
        reads.Ask(Items, row => AddItem(facts, row), about);
        reads.Ask(StandingDecisions, row => AddDecision(facts, row), about);
        reads.Then(() =>
        {
            // What was said of a version that has been changed since counts no more (F-24).
            var content = facts.HandedIn?.Content ?? "";
            var standing = new Standing(
                [.. words.Select(w => w.Lodged == content ? w.Word : w.Word with { Content = w.Lodged })],
                agreements,
                content
            );
            foreach (var (criterion, outcome) in standing.Outcomes)
            {
                facts.Criteria[criterion] = outcome;
            }

            foreach (var (criterion, outcome, _) in preliminary.Where(view => view.Content == content))
            {
                facts.Preliminary[criterion] = outcome;
            }

            facts.Lapsed.AddRange(standing.Lapsed);
            facts.Flags[FactFlags.Recommended] = recommended == content;
        });
        return Task.CompletedTask;
    }

    private static Word WordOf(DbDataReader row) =>
        new(row.GetString(0), row.GetGuid(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetFieldValue<DateTimeOffset>(5));

    private static Agreement AgreementOf(DbDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3));

    private static void AddItem(CaseFacts facts, DbDataReader row)
    {
        if (DateNames.TryGetValue(row.GetString(0), out var name))
        {
            facts.Dates[name] = row.GetFieldValue<DateOnly>(1);
        }

        if (!row.IsDBNull(2))
        {
            facts.Flags[FactFlags.SharedView] = row.GetBoolean(2);
            facts.Flags[FactFlags.ProcessPlanMissing] = row.GetBoolean(3);
        }
    }

    private static void AddDecision(CaseFacts facts, DbDataReader row)
    {
        var (outcome, amount) = (row.GetString(0), new Money(row.GetInt64(3)));
        if (row.GetBoolean(4))
        {
            var granted = facts.Amounts.GetValueOrDefault(FactAmounts.Granted, Money.Zero);
            facts.Amounts[FactAmounts.Granted] = DecisionOutcomes.SignOf(outcome) < 0 ? granted - amount : granted + amount;
            if (outcome == DecisionOutcomes.Withdrawn)
            {
                facts.Flags[FactFlags.GrantWithdrawn] = true;
            }

            return;
        }

        facts.Decision = outcome;
        facts.Dates[FactDates.DecidedOn] = row.GetFieldValue<DateOnly>(1);
        facts.Dates.Remove(FactDates.AdjustedOn);
        facts.Amounts.Remove(FactAmounts.Granted);
        if (!row.IsDBNull(2))
        {
            facts.Dates[FactDates.AdjustedOn] = row.GetFieldValue<DateOnly>(2);
        }

        if (DecisionOutcomes.Grants(outcome))
        {
            facts.Amounts[FactAmounts.Granted] = amount;
        }
    }
}
