using Fund.Assessment.Bodies;
using Fund.Assessment.Persistence;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Admission;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Recusals;

/// <summary>Somebody who sits in a body today.</summary>
/// <param name="Member">Key of the appointment.</param>
/// <param name="Name">As shown.</param>
/// <param name="Body">The body by name.</param>
/// <param name="IsRecused">Have they a conflict of interest in the case already?</param>
internal sealed record SittingMember(Guid Member, string Name, string Body, bool IsRecused);

/// <summary>For whom a conflict of interest can be registered.</summary>
/// <param name="CaseTitle">The case.</param>
/// <param name="Members">By body and name.</param>
internal sealed record ConflictDeskView(string CaseTitle, IReadOnlyList<SittingMember> Members);

/// <summary>Those who sit in bodies today, for the one who registers what they have said at a meeting.</summary>
[Requires(Permission.ArrangeMeetings)]
[InCase(CasePart.Sees)]
internal sealed record ConflictDesk(string CaseNumber) : IQuery<ConflictDeskView>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class ConflictDeskHandler(AssessmentDb db, Admission admission, TimeProvider time)
    : IRequestHandler<ConflictDesk, ConflictDeskView>
{
    public async Task<ConflictDeskView> Handle(ConflictDesk request, CancellationToken cancellationToken)
    {
        var about = await admission.CaseAsync(request.CaseNumber, cancellationToken);
        var today = StockholmTime.Today(time);
        var recused = await db.Recusals.AsNoTracking().Where(r => r.CaseId == about.Id).ToListAsync(cancellationToken);
        var sitting = await (
            from member in db.BodyMembers.AsNoTracking()
            join body in db.Bodies.AsNoTracking() on member.BodyId equals body.Id
            where member.From <= today && (member.To == null || member.To >= today)
            select new { Member = member, Body = body.Name }
        ).ToListAsync(cancellationToken);
        return new ConflictDeskView(
            about.Title,
            [
                .. sitting
                    .OrderBy(row => row.Body, SwedishText.Comparer)
                    .ThenBy(row => row.Member.Name, SwedishText.Comparer)
                    .Select(row => new SittingMember(
                        row.Member.Id,
                        row.Member.Name,
                        row.Body,
                        recused.Exists(r => r.IsOf(row.Member.PersonId, row.Member.Name))
                    )),
            ]
        );
    }
}
