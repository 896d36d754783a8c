using Fund.Contracts.Messages;
using MediatR;

namespace Fund.Platform.Works;

/// <summary>A work that the reader has given to a job.</summary>
/// <param name="Work">Its key.</param>
[Requires(Permission.SignedIn)]
public sealed record WorkQuery(Guid Work) : IQuery<WorkView>;

internal sealed class WorkHandler(WorkBoard works) : IRequestHandler<WorkQuery, WorkView>
{
    public async Task<WorkView> Handle(WorkQuery request, CancellationToken cancellationToken) =>
        await works.OwnAsync(request.Work, cancellationToken) ?? throw new NotFound(T("Arbetet finns inte."));
}
