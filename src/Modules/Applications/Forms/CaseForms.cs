using Fund.Applications.Cases;
using Fund.Contracts.Messages;
using Fund.Platform.Setup;
using MediatR;

namespace Fund.Applications.Forms;

/// <summary>A form in the list.</summary>
internal sealed record FormRow(string Key, string Name);

/// <summary>The forms of a case's rule version, in order.</summary>
[Requires(Permission.ReadCases)]
internal sealed record CaseForms(string CaseNumber) : IQuery<IReadOnlyList<FormRow>>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class CaseFormsHandler(CaseFinder cases, CurrentSetup setup) : IRequestHandler<CaseForms, IReadOnlyList<FormRow>>
{
    public async Task<IReadOnlyList<FormRow>> Handle(CaseForms request, CancellationToken cancellationToken)
    {
        var found = await cases.GetAsync(request.CaseNumber, cancellationToken);
        return [.. (await setup.GetAsync(cancellationToken)).ProfileOf(found.RuleVersion).Forms.Select(f => new FormRow(f.Key, f.Name))];
    }
}
