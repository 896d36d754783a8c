using Fund.Applications.Cases;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using MediatR;

namespace Fund.Applications.Overview;

/// <summary>What has been written about a case by those who handle it, the latest first (F-20).</summary>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Sees)]
internal sealed record CaseNotes(string CaseNumber) : IQuery<IReadOnlyList<CaseNote>>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class CaseNotesHandler(CaseFinder cases, IMediator mediator) : IRequestHandler<CaseNotes, IReadOnlyList<CaseNote>>
{
    public async Task<IReadOnlyList<CaseNote>> Handle(CaseNotes request, CancellationToken cancellationToken)
    {
        var gathered = new GatherNotes((await cases.GetAsync(request.CaseNumber, cancellationToken)).Id);
        await mediator.Publish(gathered, cancellationToken);
        return [.. gathered.Notes.Where(note => !note.Minor).OrderByDescending(note => note.On).ThenByDescending(note => note.Act)];
    }
}
