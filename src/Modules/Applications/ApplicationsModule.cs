using Autofac;
using Fund.Applications.CaseLists;
using Fund.Applications.Cases;
using Fund.Applications.Conversations;
using Fund.Applications.Documents;
using Fund.Applications.Drafts;
using Fund.Applications.Forms;
using Fund.Applications.Ideas;
using Fund.Applications.Initiatives;
using Fund.Applications.Overview;
using Fund.Applications.Persistence;
using Fund.Applications.Reading;
using Fund.Applications.Signatures;
using Fund.Applications.Submission;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Api;
using Fund.Platform.Files;
using Fund.Platform.Modules;
using Fund.Platform.Persistence;
using Fund.Platform.Tasks;
using Fund.Platform.Works;
using Microsoft.Extensions.DependencyInjection;

namespace Fund.Applications;

/// <summary>Applications: the case and its path, ideas, forms, signatures, documents, submission.</summary>
public sealed class ApplicationsModule : IModule, IModuleApi
{
    /// <inheritdoc/>
    public string Key => "applications";

    /// <inheritdoc/>
    public string Name => T("Ansökningar");

    /// <inheritdoc/>
    public string Description => T("Ärenden från idé till avslut: formulär, underskrifter, handlingar och tidsfrister.");

    /// <inheritdoc/>
    public bool Optional => false;

    /// <inheritdoc/>
    public IReadOnlyList<Type> Contexts => [typeof(ApplicationsDb)];

    /// <inheritdoc/>
    public IReadOnlyList<MenuEntry> Menu => [new(T("Ärenden"), "/arenden", Permission.ReadCases, 10)];

    /// <inheritdoc/>
    public IReadOnlyList<CaseTab> CaseTabs =>
        [
            // What has happened is reached from the overview, which tells the latest of it.
            new(T("Översikt"), "", 0) { Covers = [new("handelser", T("Händelser"))] },
            // Its parts, its signatures and its versions stand under it.
            new(T("Ansökan"), "ansokan", 10)
            {
                Covers =
                [
                    new("deltagande", T("Deltagande enheter")),
                    new("utkast", T("Utkastet")),
                    new("inlamnat"),
                    new("underskrifter", T("Underskrifter")),
                ],
            },
            new(T("Handlingar"), "handlingar", 80),
            new(T("Meddelanden"), "meddelanden", 90) { Note = @case => new NewMessages(@case) },
        ];

    /// <inheritdoc/>
    public void Register(ContainerBuilder builder)
    {
        builder.RegisterModuleDb<ApplicationsDb>(ApplicationsDb.SchemaName);
        builder
            .RegisterTypes(
                typeof(CaseFinder),
                typeof(CasesInSight),
                typeof(ConversationsInSight),
                typeof(ConversationReaders),
                typeof(SendMessage),
                typeof(TellOfMessage),
                typeof(CaseBoardReading),
                typeof(SignatureQuestions),
                typeof(SignatureVoid),
                typeof(SignerAnswer),
                typeof(LastSaved),
                typeof(HandIn),
                typeof(FormReader),
                typeof(ReadingPdf)
            )
            .AsSelf()
            .InstancePerLifetimeScope();
        builder.RegisterType<FirstYears>().AsSelf().SingleInstance();
    }

    /// <inheritdoc/>
    public void Map(ApiRoutes api)
    {
        ArgumentNullException.ThrowIfNull(api);
        api.Get<CaseList, CaseListPage>("/cases");
        api.Post<OpenCase, OpenedCase>("/cases");
        api.Get<CaseBoard, CaseBoardView>("/case-board");
        api.Post<SaveCaseView>("/case-views");
        api.Post<RemoveCaseView>("/case-views/{view}/remove");
        api.Get<CaseOverview, CaseOverviewView>("/cases/{caseNumber}");
        api.Get<CaseForm, CaseFormView>("/cases/{caseNumber}/forms/{form}");
        api.Post<SaveAnswers>("/cases/{caseNumber}/forms/{form}");
        api.Post<SaveParticipants>("/cases/{caseNumber}/participants");
        api.Post<SubmitIdea>("/cases/{caseNumber}/submit-idea");
        api.Post<AnswerIdea>("/cases/{caseNumber}/answer-idea");
        api.Get<CaseSignatures, SignatureRound>("/cases/{caseNumber}/signatures");
        api.Post<RequestSignatures>("/cases/{caseNumber}/request-signatures");
        api.Post<SignApplication>("/cases/{caseNumber}/sign");
        api.Post<RefuseSignature>("/cases/{caseNumber}/refuse-signature");
        api.Post<SubmitApplication>("/cases/{caseNumber}/submit");
        api.Post<StartInitiative>("/cases/{caseNumber}/start");
        api.Post<CloseCase>("/cases/{caseNumber}/close");
        api.Post<WithdrawCase>("/cases/{caseNumber}/withdraw");
        api.Post<SetProjectCode>("/cases/{caseNumber}/project-code");
        api.Get<CaseDocuments, IReadOnlyList<DocumentRow>>("/cases/{caseNumber}/documents");
        api.Post<AttachDocument, DocumentRow>("/cases/{caseNumber}/documents");
        api.Get<CaseNotes, IReadOnlyList<CaseNote>>("/cases/{caseNumber}/notes");
        api.Get<CaseConversations, CaseConversationsView>("/cases/{caseNumber}/conversations");
        api.Get<NewConversation, NewConversationView>("/cases/{caseNumber}/conversations/new");
        api.Post<StartConversation, StartedConversation>("/cases/{caseNumber}/conversations");
        api.Get<ReadConversation, ConversationView>("/cases/{caseNumber}/conversations/{id}");
        api.Post<AnswerConversation>("/cases/{caseNumber}/conversations/{id}/messages");
        api.Post<MarkConversationRead>("/cases/{caseNumber}/conversations/{id}/read");
        api.Get<PossibleReaders, IReadOnlyList<ReaderView>>("/cases/{caseNumber}/conversations/{id}/possible-readers");
        api.Post<AddReader>("/cases/{caseNumber}/conversations/{id}/readers");
        api.GetFile<MessageFile, StoredFile>(
            "/cases/{caseNumber}/messages/{id}/file",
            "application/octet-stream",
            (_, file, _) => Task.FromResult(new ApiFile(file.Name, file.Content))
        );
        api.Get<SubmittedVersion, FormReading>("/cases/{caseNumber}/submissions/{id}");
        api.GetFile<SubmittedVersion, FormReading>(
            "/cases/{caseNumber}/submissions/{id}/pdf",
            "application/pdf",
            async (services, version, cancellation) =>
                new ApiFile(
                    ReadingDocument.FileName(version),
                    await services.GetRequiredService<ReadingPdf>().PrintAsync(version, cancellation)
                )
        );
        api.Get<CaseHistory, IReadOnlyList<HistoryRow>>("/cases/{caseNumber}/history");
        api.Get<WaitingFor, IReadOnlyList<WaitingTask>>("/cases/{caseNumber}/waiting");
        api.Post<RemindOfTask, IReadOnlyList<string>>("/tasks/{task}/remind");
        api.Get<WorkQuery, WorkView>("/works/{work}");
    }
}
