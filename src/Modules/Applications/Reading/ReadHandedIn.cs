using Fund.Applications.Persistence;
using Fund.Applications.Submission;
using Fund.Contracts.Applications;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Reading;

/// <summary>Answers the other modules what was last handed in, in the words of its own page.</summary>
internal sealed class ReadHandedIn(ApplicationsDb db, IMediator mediator) : IRequestHandler<HandedInAnswers, HandedInView?>
{
    public async Task<HandedInView?> Handle(HandedInAnswers request, CancellationToken cancellationToken)
    {
        var latest = await db
            .Submissions.AsNoTracking()
            .Where(s => s.CaseId == request.Case.Id)
            .OrderByDescending(s => s.At)
            .Select(s => (Guid?)s.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (latest is not { } id)
        {
            return null;
        }

        var read = await mediator.Send(new SubmittedVersion(request.Case.Number, id), cancellationToken);
        return new HandedInView(
            id,
            read.Number!.Value,
            read.On!.Value,
            read.Who!,
            [
                .. read
                    .Sections.SelectMany(section => section.Answers)
                    .Select(answer => new HandedInAnswer(
                        answer.Key,
                        answer.Label,
                        answer.Text,
                        [.. answer.Columns.Select(column => column.Label)],
                        answer.Rows
                    )),
            ]
        );
    }
}
