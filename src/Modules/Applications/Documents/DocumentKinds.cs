using Fund.Applications.Cases;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Admission;
using Fund.Platform.Setup;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.Applications.Documents;

/// <summary>Kinds of documents that the person may attach to the case now; none where they may attach nothing.</summary>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Sees)]
internal sealed record DocumentKinds(string CaseNumber) : IQuery<IReadOnlyList<DocumentKind>>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class DocumentKindsHandler(CaseFinder cases, CurrentSetup setup, Admission admission)
    : IRequestHandler<DocumentKinds, IReadOnlyList<DocumentKind>>
{
    public async Task<IReadOnlyList<DocumentKind>> Handle(DocumentKinds request, CancellationToken cancellationToken)
    {
        var header = CaseHeaders.Of(await cases.GetAsync(request.CaseNumber, cancellationToken));
        var may = header.StageKind != StageKind.Ended && await admission.AdmitsAsync(typeof(AttachDocument), header, cancellationToken);
        return may ? (await setup.GetAsync(cancellationToken)).ProfileOf(header.RuleVersion).Documents : [];
    }
}
