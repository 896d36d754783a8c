using Fund.Applications.Answers;
using Fund.Applications.Cases;
using Fund.Applications.Overview;
using Fund.Applications.Persistence;
using Fund.Applications.Submission;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Setup;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Reading;

/// <summary>
/// Why a form was written again after a version was handed in: what was said when the case came back, as the person may read it. Null
/// where nothing was said.
/// </summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="Since">The version that was handed in.</param>
/// <param name="Until">The version that followed; null for what is written now.</param>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Sees)]
internal sealed record WhyAgain(string CaseNumber, Guid Since, Guid? Until) : IQuery<string?>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class WhyAgainHandler(ApplicationsDb db, CaseFinder cases, CurrentSetup setup, IMediator mediator)
    : IRequestHandler<WhyAgain, string?>
{
    public async Task<string?> Handle(WhyAgain request, CancellationToken cancellationToken)
    {
        var found = await cases.GetAsync(request.CaseNumber, cancellationToken);
        var versions = await db
            .Submissions.AsNoTracking()
            .Where(s => s.CaseId == found.Id && (s.Id == request.Since || s.Id == request.Until))
            .Select(s => new
            {
                s.Id,
                s.Form,
                s.At,
            })
            .ToListAsync(cancellationToken);
        if (versions.Find(v => v.Id == request.Since) is not { } since)
        {
            return null;
        }

        var profile = (await setup.GetAsync(cancellationToken)).ProfileOf(found.RuleVersion);
        var until = versions.Find(v => v.Id == request.Until)?.At ?? DateTimeOffset.MaxValue;
        var moves = await db
            .Moves.AsNoTracking()
            .Where(m => m.CaseId == found.Id && m.At > since.At && m.At < until)
            .OrderByDescending(m => m.At)
            .Select(m => new { m.To, m.Act })
            .ToListAsync(cancellationToken);
        if (moves.Find(m => FormRules.IsEditable(profile, since.Form, m.To)) is not { } back)
        {
            return null;
        }

        var notes = await mediator.Send(new CaseNotes(request.CaseNumber), cancellationToken);
        return notes.FirstOrDefault(note => note.Act == back.Act) is { Text: { } said } note
            ? $"{note.Title}, {SwedishDate.ForPage(note.On)}, {note.Who}: {said}"
            : null;
    }
}
