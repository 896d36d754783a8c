using Fund.Assessment.Persistence;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Bodies;

/// <summary>An appointment as it is read.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Person">The person, where they can sign in.</param>
/// <param name="Name">As shown.</param>
/// <param name="Position">The position in words.</param>
/// <param name="AppointedBy">Who appointed them.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; null until further notice.</param>
/// <param name="Version">Given back by who changes it.</param>
internal sealed record MemberRow(
    Guid Id,
    PersonId? Person,
    string Name,
    string Position,
    string AppointedBy,
    DateOnly From,
    DateOnly? To,
    uint Version
);

/// <summary>A body with all who sit, will sit and have sat in it.</summary>
internal sealed record BodyView
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string KindName { get; init; }

    /// <summary>Name of the unit that it is the board of; null for none.</summary>
    public string? UnitName { get; init; }
    public DateOnly? EndedOn { get; init; }

    /// <summary>Those who sit today, and those who are appointed for later: chair first, substitutes last.</summary>
    public required IReadOnlyList<MemberRow> Sitting { get; init; }

    /// <summary>Those who sat, the last first.</summary>
    public required IReadOnlyList<MemberRow> Earlier { get; init; }

    /// <summary>May the reader appoint and end?</summary>
    public required bool MayAppoint { get; init; }

    /// <summary>Given back by who ends it.</summary>
    public required uint Version { get; init; }
}

/// <summary>One body.</summary>
[Requires(Permission.ReadMeetings)]
internal sealed record BodyPage(Guid Body) : IQuery<BodyView>;

internal sealed class BodyPageHandler(AssessmentDb db, CurrentSetup setup, Actor actor, TimeProvider time)
    : IRequestHandler<BodyPage, BodyView>
{
    public async Task<BodyView> Handle(BodyPage request, CancellationToken cancellationToken)
    {
        var today = StockholmTime.Today(time);
        var body = await db.Bodies.FirstOrDefaultAsync(b => b.Id == request.Body, cancellationToken) ?? throw BodyBook.NoBody;
        var members = await db.BodyMembers.Where(m => m.BodyId == body.Id).ToListAsync(cancellationToken);
        var units = (await setup.GetAsync(cancellationToken)).Units;
        return new BodyView
        {
            Id = body.Id,
            Name = body.Name,
            KindName = BodyKinds.Names[body.Kind],
            UnitName = units.FirstOrDefault(u => u.Key == body.Unit)?.Name,
            EndedOn = body.EndedOn,
            Sitting =
            [
                .. members
                    .Where(m => m.To is null || m.To >= today)
                    .OrderBy(m => BodyPositions.OrderOf(m.Position))
                    .ThenBy(m => m.Name, SwedishText.Comparer)
                    .Select(Row),
            ],
            Earlier =
            [
                .. members.Where(m => m.To < today).OrderByDescending(m => m.To).ThenBy(m => m.Name, SwedishText.Comparer).Select(Row),
            ],
            MayAppoint = actor.May(Permission.ArrangeMeetings),
            Version = db.VersionOf(body),
        };
    }

    private MemberRow Row(BodyMember m) =>
        new(m.Id, m.PersonId, m.Name, BodyPositions.Names[m.Position], m.AppointedBy, m.From, m.To, db.VersionOf(m));
}
