using Autofac;
using Fund.Assessment.Agendas;
using Fund.Assessment.Bodies;
using Fund.Assessment.Criteria;
using Fund.Assessment.Decisions;
using Fund.Assessment.Meetings;
using Fund.Assessment.Persistence;
using Fund.Assessment.Ranking;
using Fund.Assessment.Recommendations;
using Fund.Assessment.Recusals;
using Fund.Assessment.Reports;
using Fund.Contracts.Messages;
using Fund.Documents.Templates;
using Fund.Documents.Word;
using Fund.Platform.Api;
using Fund.Platform.Modules;
using Fund.Platform.Persistence;
using Fund.Process.Profiles;

namespace Fund.Assessment;

/// <summary>Assessment: criteria, ranking, recommendation, conflict of interest, decisions of political bodies.</summary>
public sealed class AssessmentModule : IModule, IModuleApi
{
    /// <inheritdoc/>
    public string Key => "assessment";

    /// <inheritdoc/>
    public string Name => T("Bedömning och beslut");

    /// <inheritdoc/>
    public string Description => T("Bedömning mot kriterier, rangordning, jäv, styrgruppens förslag och nämndernas beslut.");

    /// <inheritdoc/>
    public IReadOnlyList<Type> Contexts => [typeof(AssessmentDb)];

    /// <inheritdoc/>
    public IReadOnlyList<MenuEntry> Menu =>
        [
            new(T("Möten"), "/moten", Permission.ReadMeetings, 25),
            new(T("Rangordning"), "/rangordning", Permission.ReadRanking, 30, versions =>
                versions.Any(rules => rules.Ranking.Method != RankingMethod.None)
            ),
        ];

    /// <inheritdoc/>
    public IReadOnlyList<CaseTab> CaseTabs =>
        [
            new(T("Bedömning och beslut"), "bedomning", 30, (@case, _) => CaseTab.Received(@case))
            {
                Covers =
                [
                    new("bedom", T("Bedöm ansökan")),
                    new("bedom-gemensamt", T("Bedömningarna sida vid sida")),
                    new("avvikande-mening", T("Avvikande mening")),
                    new("forgranska", T("Förgranskning")),
                    new("jav", T("Jäv")),
                    new("jav/registrera"),
                    new("foresla", T("Förslag till beslut")),
                    new("beslut", T("Beslut")),
                    new("registrera-beslut", T("Registrera beslutet")),
                ],
            },
        ];

    /// <inheritdoc/>
    public void Register(ContainerBuilder builder)
    {
        builder.RegisterModuleDb<AssessmentDb>(AssessmentDb.SchemaName);
        builder
            .RegisterTypes(
                typeof(Rankable),
                typeof(BodyBook),
                typeof(MeetingBook),
                typeof(MeetingDesk),
                typeof(PointsOfBody),
                typeof(SeatsAtPoints),
                typeof(RecusalBook),
                typeof(DecisionBook),
                typeof(DecisionReceipt),
                typeof(LaterReceipt),
                typeof(LaterDecisions),
                typeof(RunningGrants),
                typeof(WordsInSight),
                typeof(AssessorsOf),
                typeof(LodgedRest),
                typeof(Reassessment),
                typeof(ExtractPdf)
            )
            .AsSelf()
            .InstancePerLifetimeScope();
        builder.RegisterType<ExtractTemplate>().AsSelf().As<PaperTemplate>().SingleInstance();
    }

    /// <inheritdoc/>
    public void Map(ApiRoutes api)
    {
        ArgumentNullException.ThrowIfNull(api);
        api.Get<CaseCriteria, CaseCriteriaView>("/cases/{caseNumber}/criteria");
        api.Post<AssessCriteria>("/cases/{caseNumber}/criteria");
        api.Post<AssessCriterion>("/cases/{caseNumber}/criteria/{criterion}");
        api.Post<LodgeAssessment>("/cases/{caseNumber}/assessment/lodge");
        api.Post<TakeBackAssessment>("/cases/{caseNumber}/assessment/take-back");
        api.Post<AssessPreliminarily>("/cases/{caseNumber}/preliminary-view");
        api.Get<SideBySide, SideBySideView>("/cases/{caseNumber}/assessment/side-by-side");
        api.Post<AssessTogether>("/cases/{caseNumber}/assessment/common");
        api.Post<RecordDissent>("/cases/{caseNumber}/criteria/{criterion}/dissent");
        api.Post<AssessJointly>("/cases/{caseNumber}/criteria/{criterion}/joint");
        api.Post<PrepareApplication>("/cases/{caseNumber}/prepare");
        api.Post<DecideToApply>("/cases/{caseNumber}/decide-to-apply");
        api.Post<RecordMeeting>("/cases/{caseNumber}/meeting");
        api.Get<ConflictQuestion, ConflictQuestionView>("/cases/{caseNumber}/conflict-of-interest");
        api.Post<DeclareConflict>("/cases/{caseNumber}/conflict-of-interest");
        api.Post<SayImpartial>("/cases/{caseNumber}/conflict-of-interest/none");
        api.Get<ConflictDesk, ConflictDeskView>("/cases/{caseNumber}/conflict-of-interest/members");
        api.Post<RegisterConflict>("/cases/{caseNumber}/conflict-of-interest/members");
        api.Post<RecommendApplication>("/cases/{caseNumber}/recommendation");
        api.Get<CaseDecisionPage, CaseDecisionPageView>("/cases/{caseNumber}/decision");
        api.Post<RecordDecision>("/cases/{caseNumber}/decision");
        api.Post<RaiseGrant>("/cases/{caseNumber}/decision/raise");
        api.Post<LowerGrant>("/cases/{caseNumber}/decision/lower");
        api.Post<WithdrawGrant>("/cases/{caseNumber}/decision/withdraw");
        api.Post<CorrectDecision>("/cases/{caseNumber}/decisions/{decision}/correct");
        api.Post<AddDecisionDays>("/cases/{caseNumber}/decisions/{decision}/days");
        api.GetFile<DecisionExtract, MadePaper>("/cases/{caseNumber}/decisions/{decision}/extract", WordFile.MediaType, (_, paper, _) =>
            Task.FromResult(new ApiFile(paper.WordName, paper.Word))
        );
        api.Get<BodyList, IReadOnlyList<BodyRow>>("/bodies");
        api.Post<AddBody, AddedBody>("/bodies");
        api.Get<PossibleMembers, IReadOnlyList<PossibleMember>>("/bodies/possible-members");
        api.Get<BodyPage, BodyView>("/bodies/{body}");
        api.Post<EndBody>("/bodies/{body}/end");
        api.Post<AppointMember>("/bodies/{body}/members");
        api.Post<EndMembership>("/bodies/{body}/members/{member}/end");
        api.Get<MeetingList, MeetingListView>("/meetings");
        api.Post<PlanMeeting, PlannedMeeting>("/meetings");
        api.Get<MeetingPage, MeetingView>("/meetings/{meeting}");
        api.Post<ChangeMeeting>("/meetings/{meeting}/change");
        api.Post<CallOffMeeting>("/meetings/{meeting}/call-off");
        api.Get<ReadyForAgenda, ReadyForAgendaView>("/meetings/{meeting}/ready");
        api.Post<AddToAgenda>("/meetings/{meeting}/agenda");
        api.Post<MoveOnAgenda>("/meetings/{meeting}/agenda/{item}/move");
        api.Post<RemoveFromAgenda>("/meetings/{meeting}/agenda/{item}/remove");
        api.Post<RecordPointAttendance>("/meetings/{meeting}/agenda/{item}/attendance");
        api.Post<RecordAttendance>("/meetings/{meeting}/attendance");
        api.Get<RankingTable, RankingTableView>("/ranking");
        api.Post<RankRound>("/ranking/{criterion}");
    }
}
