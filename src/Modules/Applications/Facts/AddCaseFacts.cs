using System.Data.Common;
using Fund.Applications.Cases;
using Fund.Applications.Submission;
using Fund.Contracts.Applications;
using Fund.Contracts.Values;
using Fund.Platform.Persistence;
using Fund.Platform.Setup;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.Applications.Facts;

/// <summary>What Applications knows of a case.</summary>
internal sealed class AddCaseFacts(ReadBatch reads, CurrentSetup setup) : INotificationHandler<GatherFacts>
{
    private const string OfCase = """
        select track, rule_version, received_on, started_on from applications.cases where municipality_id = $1 and id = $2
        """;

    private const string Units = """
        select unit_key, name, kind, lead, by_result, by_cost from applications.case_units
        where municipality_id = $1 and case_id = $2 order by unit_key
        """;

    private const string Answers = """
        select field, value from applications.case_answers where municipality_id = $1 and case_id = $2
        """;

    private const string Documents = """
        select distinct kind from applications.case_documents where municipality_id = $1 and case_id = $2
        """;

    private const string Signatures = """
        select unit_key from applications.signatures where municipality_id = $1 and case_id = $2 and voided_at is null
        """;

    private const string Refusals = """
        select u.name, r.name from applications.signature_refusals r
        join applications.case_units u
            on u.municipality_id = r.municipality_id and u.case_id = r.case_id and u.unit_key = r.unit_key
        where r.municipality_id = $1 and r.case_id = $2 and r.ended_at is null order by u.name
        """;

    private const string IdeaAnswer = """
        select "on" from applications.case_records where municipality_id = $1 and case_id = $2 and kind = $3 order by at desc limit 1
        """;

    private const string Received = """
        select s.answers, s.id, s."on", s.content, (
            select count(*)::int from applications.submissions earlier
            where earlier.municipality_id = $1 and earlier.case_id = $2 and earlier.form = s.form and earlier.at <= s.at
        )
        from applications.submissions s where s.municipality_id = $1 and s.case_id = $2 order by s.at desc limit 1
        """;

    public async Task Handle(GatherFacts notification, CancellationToken cancellationToken)
    {
        var known = await setup.GetAsync(cancellationToken);
        var (facts, about) = (notification.Facts, notification.Case.Value);
        string? ruleVersion = null;
        IReadOnlyDictionary<string, string?> received = new Dictionary<string, string?>();
        reads.Ask(
            OfCase,
            row =>
            {
                facts.Track = row.IsDBNull(0) ? null : row.GetString(0);
                ruleVersion = row.GetString(1);
                AddDate(facts, FactDates.ReceivedOn, row, 2);
                AddDate(facts, FactDates.StartedOn, row, 3);
            },
            about
        );
        reads.Ask(Units, row => facts.Participants.Add(Unit(row)), about);
        reads.Ask(Answers, row => facts.Answers[row.GetString(0)] = row.IsDBNull(1) ? null : row.GetString(1), about);
        reads.Ask(Documents, row => facts.Documents.Add(row.GetString(0)), about);
        reads.Ask(Signatures, row => facts.SignedBy.Add(row.GetString(0)), about);
        reads.Ask(Refusals, row => facts.Refusals.Add(new SignatureRefusalFact(row.GetString(0), row.GetString(1))), about);
        reads.Ask(IdeaAnswer, row => AddDate(facts, FactDates.IdeaAnsweredOn, row, 0), about, nameof(RecordKind.IdeaAnswer));
        reads.Ask(
            Received,
            row =>
            {
                received = Submitted.AnswersOf(row.GetString(0));
                facts.HandedIn = new HandedInFact(row.GetGuid(1), row.GetInt32(4), row.GetFieldValue<DateOnly>(2), row.GetString(3));
            },
            about
        );
        reads.Then(() =>
        {
            if (ruleVersion is not null)
            {
                AddMeaning(facts, known.ProfileOf(ruleVersion));
            }

            // Who is affected is asked once, as units, and is the answer to the guideline's question too (F-29).
            facts.Flags[FactFlags.AffectedByResult] = facts.Participants.Exists(unit => unit.ByResult);
            facts.Flags[FactFlags.AffectedByCost] = facts.Participants.Exists(unit => unit.ByCost);

            // Against what the municipality last received; before that, whatever is answered.
            facts.Changed.UnionWith(facts.Answers.Where(a => a.Value != received.GetValueOrDefault(a.Key)).Select(a => a.Key));
        });
    }

    private static ParticipantFact Unit(DbDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetBoolean(3), row.GetBoolean(4), row.GetBoolean(5));

    private static void AddDate(CaseFacts facts, string name, DbDataReader row, int column)
    {
        if (!row.IsDBNull(column))
        {
            facts.Dates[name] = row.GetFieldValue<DateOnly>(column);
        }
    }

    // What an answer means is said by the form's roles, not by its key (F-42).
    private static void AddMeaning(CaseFacts facts, Profile profile)
    {
        var roles = AnswerRoles.Of(profile);
        if (roles.RequestedAmount(facts.Answers) is { } requested)
        {
            facts.Amounts[FactAmounts.Requested] = requested;
        }

        if (roles.TotalCost(facts.Answers) is { } cost)
        {
            facts.Amounts[FactAmounts.Cost] = cost;
        }

        if (roles.StartsOn(facts.Answers) is { } starts)
        {
            facts.Dates[FactDates.StartsOn] = starts;
        }

        if (roles.EndsOn(facts.Answers) is { } ends)
        {
            facts.Dates[FactDates.EndsOn] = ends;
        }
    }
}
