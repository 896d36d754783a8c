using Fund.Applications.Answers;
using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Applications.Submission;
using Fund.Contracts.Messages;
using Fund.Platform.Setup;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Reading;

/// <summary>A version that was handed in, word for word (F-20): what the case is decided on, however the draft goes on.</summary>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Sees)]
internal sealed record SubmittedVersion(string CaseNumber, Guid Id) : IQuery<FormReading>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class SubmittedVersionHandler(ApplicationsDb db, CaseFinder cases, CurrentSetup setup, FormReader reader)
    : IRequestHandler<SubmittedVersion, FormReading>
{
    public async Task<FormReading> Handle(SubmittedVersion request, CancellationToken cancellationToken)
    {
        var found = await cases.GetAsync(request.CaseNumber, cancellationToken);
        var version =
            await db.Submissions.AsNoTracking().FirstOrDefaultAsync(s => s.CaseId == found.Id && s.Id == request.Id, cancellationToken)
            ?? throw new NotFound(T("Versionen finns inte."));
        var profile = (await setup.GetAsync(cancellationToken)).ProfileOf(found.RuleVersion);
        var read = await reader.ReadAsync(
            found,
            profile,
            FormRules.Of(profile, version.Form),
            version.AnswersAsReceived(),
            version.UnitsAsReceived(),
            cancellationToken
        );
        return read with
        {
            CaseTitle = version.Title,
            Number = read.Versions.Single(handedIn => handedIn.Id == version.Id).Number,
            On = version.On,
            Who = version.Who,
        };
    }
}
