using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.CaseLists;

/// <summary>Removes one of the person's own views of the list of cases.</summary>
/// <param name="View">Key of the view.</param>
[Requires(Permission.ReadCases)]
[LoggedAs("En vy av ärendelistan togs bort")]
internal sealed record RemoveCaseView(Guid View) : ICommand;

internal sealed class RemoveCaseViewHandler(ApplicationsDb db, Actor actor) : IRequestHandler<RemoveCaseView, Unit>
{
    public async Task<Unit> Handle(RemoveCaseView request, CancellationToken cancellationToken)
    {
        var me = actor.Person ?? throw new Forbidden(T("Bara en person har egna vyer."));
        var found =
            await db.SavedViews.FirstOrDefaultAsync(v => v.Id == request.View && v.PersonId == me, cancellationToken)
            ?? throw new NotFound(T("Vyn finns inte, eller är redan borttagen."));
        db.SavedViews.Remove(found);
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}
