using Fund.Contracts.Assessment;
using Fund.Contracts.Values;
using MediatR;

namespace Fund.Assessment.Decisions;

/// <summary>Answers the other modules what has been decided.</summary>
internal sealed class CaseDecisionsHandler(DecisionBook book)
    : IRequestHandler<CaseDecision, DecisionView?>,
        IRequestHandler<CaseDecisions, IReadOnlyDictionary<CaseId, DecisionView>>
{
    public async Task<DecisionView?> Handle(CaseDecision request, CancellationToken cancellationToken) =>
        ViewOf(await book.OfAsync(request.Case, cancellationToken));

    public async Task<IReadOnlyDictionary<CaseId, DecisionView>> Handle(CaseDecisions request, CancellationToken cancellationToken) =>
        (await book.OfAsync(request.Cases, cancellationToken))
            .Where(c => c.Value.OnApplication is not null)
            .ToDictionary(c => c.Key, c => ViewOf(c.Value)!);

    private static DecisionView? ViewOf(CaseDecided decided) =>
        decided.OnApplication is { } first
            ? first.View() with
            {
                Granted = decided.GrantedPerYear.Values.Total(),
                PerYear = decided.GrantedPerYear,
            }
            : null;
}
