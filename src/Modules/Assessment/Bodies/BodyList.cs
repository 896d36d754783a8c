using Fund.Assessment.Persistence;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Bodies;

/// <summary>A body in the list.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">As shown.</param>
/// <param name="Kind">One of the kinds of bodies.</param>
/// <param name="KindName">The kind in words.</param>
/// <param name="Chair">Name of the chair today; null for none.</param>
/// <param name="Members">How many sit there today, substitutes included.</param>
/// <param name="EndedOn">Its last day; null until further notice.</param>
internal sealed record BodyRow(Guid Id, string Name, string Kind, string KindName, string? Chair, int Members, DateOnly? EndedOn);

/// <summary>All bodies by name, those that have ended last.</summary>
[Requires(Permission.ReadMeetings)]
internal sealed record BodyList : IQuery<IReadOnlyList<BodyRow>>;

internal sealed class BodyListHandler(AssessmentDb db, TimeProvider time) : IRequestHandler<BodyList, IReadOnlyList<BodyRow>>
{
    public async Task<IReadOnlyList<BodyRow>> Handle(BodyList request, CancellationToken cancellationToken)
    {
        var today = StockholmTime.Today(time);
        var bodies = await db.Bodies.AsNoTracking().ToListAsync(cancellationToken);
        var sitting = (
            await db
                .BodyMembers.AsNoTracking()
                .Where(m => m.From <= today && (m.To == null || m.To >= today))
                .ToListAsync(cancellationToken)
        ).ToLookup(m => m.BodyId);
        var kinds = BodyKinds.Names;
        return
        [
            .. bodies
                .OrderBy(b => !b.Meets(today))
                .ThenBy(b => b.Name, SwedishText.Comparer)
                .Select(b => new BodyRow(
                    b.Id,
                    b.Name,
                    b.Kind,
                    kinds[b.Kind],
                    sitting[b.Id].FirstOrDefault(m => m.Position == BodyPositions.Chair)?.Name,
                    sitting[b.Id].Count(),
                    b.EndedOn
                )),
        ];
    }
}
