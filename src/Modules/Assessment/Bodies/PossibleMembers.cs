using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using MediatR;

namespace Fund.Assessment.Bodies;

/// <summary>Somebody who signs in and can be appointed.</summary>
internal sealed record PossibleMember(PersonId Id, string Name);

/// <summary>Everybody who signs in here, by name.</summary>
[Requires(Permission.ArrangeMeetings)]
internal sealed record PossibleMembers : IQuery<IReadOnlyList<PossibleMember>>;

internal sealed class PossibleMembersHandler(IMediator mediator) : IRequestHandler<PossibleMembers, IReadOnlyList<PossibleMember>>
{
    public async Task<IReadOnlyList<PossibleMember>> Handle(PossibleMembers request, CancellationToken cancellationToken) =>
        [.. (await mediator.Send(new Everybody(), cancellationToken)).Select(person => new PossibleMember(person.Id, person.Name))];
}
