using Fund.Applications.Cases;
using Fund.Contracts.Messages;
using Fund.Platform.Setup;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.Applications.Documents;

/// <summary>Kinds of documents that a case's rule version knows.</summary>
[Requires(Permission.ReadCases)]
internal sealed record DocumentKinds(string CaseNumber) : IQuery<IReadOnlyList<DocumentKind>>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class DocumentKindsHandler(CaseFinder cases, CurrentSetup setup)
    : IRequestHandler<DocumentKinds, IReadOnlyList<DocumentKind>>
{
    public async Task<IReadOnlyList<DocumentKind>> Handle(DocumentKinds request, CancellationToken cancellationToken) =>
        (await setup.GetAsync(cancellationToken))
            .ProfileOf((await cases.GetAsync(request.CaseNumber, cancellationToken)).RuleVersion)
            .Documents;
}
