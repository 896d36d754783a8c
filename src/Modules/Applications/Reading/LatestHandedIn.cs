using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Admission;
using MediatR;

namespace Fund.Applications.Reading;

/// <summary>What was last handed in of a case, for whoever answers it; null when nothing was.</summary>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Sees)]
internal sealed record LatestHandedIn(string CaseNumber) : IQuery<HandedInView?>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class LatestHandedInHandler(Admission admission, IMediator mediator) : IRequestHandler<LatestHandedIn, HandedInView?>
{
    public async Task<HandedInView?> Handle(LatestHandedIn request, CancellationToken cancellationToken) =>
        await mediator.Send(new HandedInAnswers(await admission.CaseAsync(request.CaseNumber, cancellationToken)), cancellationToken);
}
