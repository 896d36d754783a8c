using Fund.Assessment.Persistence;
using Fund.Contracts.Assessment;
using Fund.Contracts.Values;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Decisions;

/// <summary>Answers the other modules what has been decided.</summary>
internal sealed class CaseDecisionsHandler(AssessmentDb db)
    : IRequestHandler<CaseDecision, DecisionView?>,
        IRequestHandler<CaseDecisions, IReadOnlyDictionary<CaseId, DecisionView>>
{
    public async Task<DecisionView?> Handle(CaseDecision request, CancellationToken cancellationToken) =>
        (
            await db
                .Decisions.AsNoTracking()
                .Include(d => d.PerYear)
                .Where(d => d.CaseId == request.Case)
                .OrderByDescending(d => d.At)
                .FirstOrDefaultAsync(cancellationToken)
        )?.View();

    public async Task<IReadOnlyDictionary<CaseId, DecisionView>> Handle(CaseDecisions request, CancellationToken cancellationToken) =>
        (
            await db
                .Decisions.AsNoTracking()
                .Include(d => d.PerYear)
                .Where(d => request.Cases.Contains(d.CaseId))
                .ToListAsync(cancellationToken)
        )
            .GroupBy(d => d.CaseId)
            .ToDictionary(g => g.Key, g => g.MaxBy(d => d.At)!.View());
}
