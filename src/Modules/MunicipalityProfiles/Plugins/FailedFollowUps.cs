using Fund.Contracts.Messages;
using Fund.Platform.Plugins;
using MediatR;

namespace Fund.MunicipalityProfiles.Plugins;

/// <summary>What plugins should have done after an operation and could not, the oldest first.</summary>
[Requires(Permission.Administer)]
internal sealed record FailedFollowUps : IQuery<IReadOnlyList<WaitingFollowUp>>;

internal sealed class FailedFollowUpsHandler(WaitingFollowUps followUps) : IRequestHandler<FailedFollowUps, IReadOnlyList<WaitingFollowUp>>
{
    public Task<IReadOnlyList<WaitingFollowUp>> Handle(FailedFollowUps request, CancellationToken cancellationToken) =>
        followUps.ListAsync(cancellationToken);
}
