using Fund.Assessment.Persistence;
using Fund.Contracts.Messages;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Bodies;

/// <summary>Reads a body with its members, to change it: of two who do so at once, the second sees what the first has done.</summary>
internal sealed class BodyBook(AssessmentDb db, TenantTransaction transaction)
{
    /// <summary>The body, locked until the transaction ends.</summary>
    /// <exception cref="NotFound">There is no such body here.</exception>
    public async Task<Body> LockAsync(Guid body, CancellationToken cancellation)
    {
        var own = transaction.Municipality.Value;
        await db.Database.ExecuteSqlAsync(
            $"select 1 from assessment.bodies where municipality_id = {own} and id = {body} for update",
            cancellation
        );
        return await db.Bodies.FirstOrDefaultAsync(b => b.Id == body, cancellation) ?? throw NoBody;
    }

    /// <summary>Everybody who is or has been appointed to it.</summary>
    public Task<List<BodyMember>> MembersAsync(Guid body, CancellationToken cancellation) =>
        db.BodyMembers.Where(m => m.BodyId == body).ToListAsync(cancellation);

    /// <summary>The refusal where it is not there.</summary>
    public static NotFound NoBody => new(T("Organet finns inte."));

    /// <summary>Refuses somebody who sits there already, and a second chair (U-77).</summary>
    /// <exception cref="Conflict">The person is appointed for some of those days.</exception>
    /// <exception cref="Refused">Another is chair on some of those days.</exception>
    public static void RequireRoom(IEnumerable<BodyMember> members, BodyMember added)
    {
        var meanwhile = members.Where(m => m.Id != added.Id && m.Overlaps(added)).ToList();
        if (meanwhile.Find(m => m.IsSameAs(added)) is { } same)
        {
            throw new Conflict(
                T($"{same.Name} är redan utsedd från {same.From:yyyy-MM-dd}. Avsluta det uppdraget först, eller ange andra dagar.")
            );
        }

        if (added.Position == Contracts.Values.BodyPositions.Chair && meanwhile.Find(m => m.Position == added.Position) is { } chair)
        {
            throw new Refused(
                T($"{chair.Name} är ordförande från {chair.From:yyyy-MM-dd}. Avsluta det uppdraget först, eller ange andra dagar."),
                field: "position"
            );
        }
    }
}
