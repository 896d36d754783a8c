using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Applications.Submission;
using Fund.Contracts.Messages;
using Fund.Platform.Setup;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Forms;

/// <summary>A form in the list.</summary>
/// <param name="Key">Key in the profile.</param>
/// <param name="Name">Name as shown.</param>
/// <param name="HandedInOn">The day it was last handed in; null before.</param>
internal sealed record FormRow(string Key, string Name, DateOnly? HandedInOn);

/// <summary>The forms of a case that the person may read, in the order of its rule version: those that were handed in, and drafts of their
/// own.</summary>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Sees)]
internal sealed record CaseForms(string CaseNumber) : IQuery<IReadOnlyList<FormRow>>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class CaseFormsHandler(ApplicationsDb db, CaseFinder cases, CasesInSight sight, CurrentSetup setup)
    : IRequestHandler<CaseForms, IReadOnlyList<FormRow>>
{
    public async Task<IReadOnlyList<FormRow>> Handle(CaseForms request, CancellationToken cancellationToken)
    {
        var found = await cases.GetAsync(request.CaseNumber, cancellationToken);
        var handedIn = await db
            .Submissions.AsNoTracking()
            .Where(s => s.CaseId == found.Id)
            .GroupBy(s => s.Form)
            .Select(g => new { Form = g.Key, On = g.Max(s => s.On) })
            .ToDictionaryAsync(s => s.Form, s => (DateOnly?)s.On, cancellationToken);
        var forms = (await setup.GetAsync(cancellationToken)).ProfileOf(found.RuleVersion).Forms;
        // What was never handed in is the working material of those who write it (TF 2 kap., F-22).
        var drafts = await sight.DraftsAsync(cancellationToken);
        var sees = handedIn.Count == forms.Count || await drafts.AnyAsync(c => c.Id == found.Id, cancellationToken);
        return
        [
            .. forms
                .Where(f => sees || handedIn.ContainsKey(f.Key))
                .Select(f => new FormRow(f.Key, f.Name, handedIn.GetValueOrDefault(f.Key))),
        ];
    }
}
