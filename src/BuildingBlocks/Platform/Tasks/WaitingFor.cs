using Fund.Contracts.Messages;
using MediatR;

namespace Fund.Platform.Tasks;

/// <summary>On whom a case waits, and since when, the soonest due first (F-21).</summary>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Sees)]
public sealed record WaitingFor(string CaseNumber) : IQuery<IReadOnlyList<WaitingTask>>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class WaitingForHandler(TaskBoard tasks, TaskHolders holders) : IRequestHandler<WaitingFor, IReadOnlyList<WaitingTask>>
{
    public async Task<IReadOnlyList<WaitingTask>> Handle(WaitingFor request, CancellationToken cancellationToken) =>
        await holders.WaitingAsync(await tasks.OfCaseAsync(request.CaseNumber, cancellationToken), cancellationToken);
}
