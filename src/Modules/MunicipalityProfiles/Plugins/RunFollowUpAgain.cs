using Fund.Contracts.Messages;
using Fund.Platform.Plugins;
using MediatR;

namespace Fund.MunicipalityProfiles.Plugins;

/// <summary>Has a follow-up that failed done again at once.</summary>
[Requires(Permission.Administer)]
[LoggedAs("Ett efterarbete kördes igen")]
internal sealed record RunFollowUpAgain(Guid Id) : ICommand;

internal sealed class RunFollowUpAgainHandler(WaitingFollowUps followUps) : IRequestHandler<RunFollowUpAgain, MediatR.Unit>
{
    public async Task<MediatR.Unit> Handle(RunFollowUpAgain request, CancellationToken cancellationToken)
    {
        await followUps.AgainAsync(request.Id, cancellationToken);
        return default;
    }
}
