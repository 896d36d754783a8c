using Fund.Applications.Answers;
using Fund.Applications.Cases;
using Fund.Contracts.Messages;
using Fund.Platform.Setup;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Reading;

/// <summary>A form as it stands now, to be read. Working material: for those who have a part in it (TF 2 kap., F-22).</summary>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Sees)]
internal sealed record Draft(string CaseNumber, string Form) : IQuery<FormReading>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class DraftHandler(CaseFinder cases, CasesInSight sight, CurrentSetup setup, FormReader reader)
    : IRequestHandler<Draft, FormReading>
{
    public async Task<FormReading> Handle(Draft request, CancellationToken cancellationToken)
    {
        var found = await cases.GetWithAnswersAsync(request.CaseNumber, cancellationToken);
        if (!await (await sight.DraftsAsync(cancellationToken)).AnyAsync(c => c.Id == found.Id, cancellationToken))
        {
            throw new NotFound(T("Utkastet läses bara av dem som deltar i det."));
        }

        var profile = (await setup.GetAsync(cancellationToken)).ProfileOf(found.RuleVersion);
        return await reader.ReadAsync(
            found,
            profile,
            FormRules.Of(profile, request.Form),
            found.Answers.Where(a => a.Value is not null).ToDictionary(a => a.Field, a => a.Value),
            [.. found.Units.OrderByDescending(u => u.Lead).ThenBy(u => u.Name).Select(u => u.AsFact())],
            cancellationToken
        );
    }
}
