using Fund.Contracts.Messages;
using Fund.Platform.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Platform.Tasks;

/// <summary>On whom a case waits, and since when, the soonest due first (F-21).</summary>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Sees)]
public sealed record WaitingFor(string CaseNumber) : IQuery<IReadOnlyList<WaitingTask>>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class WaitingForHandler(PlatformDb db, TaskHolders holders) : IRequestHandler<WaitingFor, IReadOnlyList<WaitingTask>>
{
    public async Task<IReadOnlyList<WaitingTask>> Handle(WaitingFor request, CancellationToken cancellationToken) =>
        await holders.WaitingAsync(
            await db
                .Tasks.AsNoTracking()
                .Where(t => t.DoneAt == null && t.CaseNumber == request.CaseNumber)
                .OrderBy(t => t.Due == null)
                .ThenBy(t => t.Due)
                .ThenBy(t => t.AskedAt)
                .ToListAsync(cancellationToken),
            cancellationToken
        );
}
