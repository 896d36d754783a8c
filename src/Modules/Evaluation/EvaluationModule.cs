using Autofac;
using Fund.Contracts.Messages;
using Fund.Evaluation.Cases;
using Fund.Evaluation.FollowUp;
using Fund.Evaluation.Persistence;
using Fund.Evaluation.Portfolio;
using Fund.Evaluation.Schedule;
using Fund.Platform.Api;
using Fund.Platform.Jobs;
using Fund.Platform.Modules;
using Fund.Platform.Persistence;

namespace Fund.Evaluation;

/// <summary>Evaluation: follow-up plans, measurements, evaluations, the portfolio, the cost-benefit calculation.</summary>
public sealed class EvaluationModule : IModule, IModuleApi, IModuleJobs
{
    /// <inheritdoc/>
    public string Key => "evaluation";

    /// <inheritdoc/>
    public string Name => T("Uppföljning och utvärdering");

    /// <inheritdoc/>
    public string Description => T("Uppföljningsplaner, mätningar, utvärderingar, samlad bild av fonden och kalkyl.");

    /// <inheritdoc/>
    public IReadOnlyList<Type> Contexts => [typeof(EvaluationDb)];

    /// <inheritdoc/>
    public IReadOnlyList<MenuEntry> Menu =>
        [new(T("Uppföljning"), "/uppfoljning", Permission.Report, 65), new(T("Portfölj"), "/portfolj", Permission.ReadCases, 70)];

    /// <inheritdoc/>
    public IReadOnlyList<CaseTab> CaseTabs => [new(T("Uppföljning"), "uppfoljning", 70, (@case, _) => CaseTab.Received(@case))];

    /// <inheritdoc/>
    public void Register(ContainerBuilder builder)
    {
        builder.RegisterModuleDb<EvaluationDb>(EvaluationDb.SchemaName);
        builder
            .RegisterTypes(typeof(PlannedEnd), typeof(GrantedCases), typeof(PortfolioRows), typeof(EndedOccasions), typeof(DueFollowUps))
            .AsSelf()
            .InstancePerLifetimeScope();
    }

    /// <inheritdoc/>
    public void Schedule(RecurringJobs jobs)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        jobs.Daily<FollowUpJob>("followup", hour: 5);
        jobs.Daily<EvaluationJob>("evaluations", hour: 5);
        jobs.Daily<MeasurementJob>("measurements", hour: 5);
    }

    /// <inheritdoc/>
    public void Map(ApiRoutes api)
    {
        ArgumentNullException.ThrowIfNull(api);
        api.Get<CaseFollowUp, CaseFollowUpView>("/cases/{caseNumber}/follow-up");
        api.Get<FollowUpsDue, FollowUpsDueView>("/follow-ups");
        api.Post<RecordMeasurement>("/cases/{caseNumber}/measurements/{indicator}");
        api.Post<RecordEvaluation>("/cases/{caseNumber}/evaluations/{kind}");
        api.Get<PortfolioQuery, PortfolioView>("/portfolio");
        api.Post<CompilePortfolio>("/portfolio/{occasion}");
    }
}
