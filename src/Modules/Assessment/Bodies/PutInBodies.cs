using Fund.Assessment.Persistence;
using Fund.Contracts.Assessment;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Bodies;

/// <summary>Adds the bodies of a municipality's document. Those that are there already are the municipality's own by now.</summary>
internal sealed class PutInBodies(AssessmentDb db) : INotificationHandler<InstallBodies>
{
    public async Task Handle(InstallBodies notification, CancellationToken cancellationToken)
    {
        var there = await db.Bodies.Select(b => b.NameKey).ToListAsync(cancellationToken);
        foreach (var entry in notification.Bodies.Where(entry => !there.Contains(Body.KeyOf(entry.Name))))
        {
            var body = Body.Of(entry.Name, entry.Kind, entry.Unit);
            var members = new List<BodyMember>();
            foreach (var named in entry.Members)
            {
                var member = new BodyMember
                {
                    BodyId = body.Id,
                    PersonId = named.Person,
                    Name = named.Name,
                    Email = named.Person is null ? named.Email : null,
                    Position = named.Position,
                    AppointedBy = named.AppointedBy,
                    From = named.From,
                    To = named.To,
                };
                BodyBook.RequireRoom(members, member);
                members.Add(member);
            }

            db.Bodies.Add(body);
            db.BodyMembers.AddRange(members);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
