using Fund.Assessment.Persistence;
using Fund.Contracts.Applications;
using Fund.Contracts.Assessment;
using Fund.Contracts.Finance;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Process;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Decisions;

/// <summary>Answers what has been decided.</summary>
internal sealed class CaseDecisionsHandler(
    AssessmentDb db,
    CaseProcess process,
    CurrentSetup setup,
    Actor actor,
    IMediator mediator,
    TimeProvider time
)
    : IRequestHandler<CaseDecisionPage, CaseDecisionPageView>,
        IRequestHandler<CaseDecision, DecisionView?>,
        IRequestHandler<Contracts.Assessment.CaseDecisions, IReadOnlyDictionary<CaseId, DecisionView>>
{
    public async Task<CaseDecisionPageView> Handle(CaseDecisionPage request, CancellationToken cancellationToken)
    {
        var (header, profile, facts) = await process.LoadAsync(request.CaseNumber, cancellationToken);
        if (header.StageKind == StageKind.Draft && header.ReceivedOn is null)
        {
            throw new NotFound("Ärendet finns inte.");
        }

        var decisions = await db
            .Decisions.AsNoTracking()
            .Where(d => d.CaseId == header.Id)
            .OrderBy(d => d.At)
            .ToListAsync(cancellationToken);
        var open = profile.OperationsIn(header.Stage).Contains("RecordDecision");
        Money? available =
            open && await setup.HasModuleAsync("finance", cancellationToken)
                ? await mediator.Send(new AvailableToGrant(header.Id, StockholmTime.Today(time).Year), cancellationToken)
                : null;
        return new CaseDecisionPageView(
            header.Number,
            header.Title,
            profile.Fund.GrantedBy,
            facts.Amounts.TryGetValue("requested", out var requested) ? requested : null,
            available,
            [
                .. decisions.Select(d => new DecisionRow(
                    d.Outcome,
                    DecisionOutcomes.Names[d.Outcome],
                    d.Body,
                    d.Paragraph,
                    d.DecidedOn,
                    d.AdjustedOn,
                    d.Granted,
                    d.View().PerYear,
                    d.Conditions,
                    d.Who
                )),
            ],
            open && actor.May(Permission.RecordDecisions) && profile.AllowsRole("RecordDecision", actor.Roles),
            open ? profile.Check("RecordDecision", header.Stage, "granted", facts) : []
        );
    }

    public async Task<DecisionView?> Handle(CaseDecision request, CancellationToken cancellationToken) =>
        (
            await db
                .Decisions.AsNoTracking()
                .Where(d => d.CaseId == request.Case)
                .OrderByDescending(d => d.At)
                .FirstOrDefaultAsync(cancellationToken)
        )?.View();

    public async Task<IReadOnlyDictionary<CaseId, DecisionView>> Handle(
        Contracts.Assessment.CaseDecisions request,
        CancellationToken cancellationToken
    ) =>
        (await db.Decisions.AsNoTracking().Where(d => request.Cases.Contains(d.CaseId)).ToListAsync(cancellationToken))
            .GroupBy(d => d.CaseId)
            .ToDictionary(g => g.Key, g => g.MaxBy(d => d.At)!.View());
}
