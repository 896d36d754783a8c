using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.MunicipalityProfiles.Persistence;
using Fund.Platform.Setup;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.MunicipalityProfiles.Organisation;

/// <summary>Adds a unit, or changes its name, kind and parent.</summary>
/// <param name="Key">Its key, lower case.</param>
/// <param name="Name">As shown.</param>
/// <param name="Kind">One of the kinds of units.</param>
/// <param name="Parent">Key of the unit above; null at the top.</param>
/// <param name="Version">The version that was seen of it; 0 for a unit that is not there yet.</param>
/// <param name="Code">Its code in the accounts (ansvar), digits and letters; null where it has none.</param>
[Requires(Permission.Administer)]
[LoggedAs("En enhet ändrades")]
internal sealed record SaveUnit(string Key, string Name, string Kind, string? Parent, uint Version = 0, string? Code = null) : ICommand;

internal sealed class SaveUnitShape : AbstractValidator<SaveUnit>
{
    public SaveUnitShape()
    {
        RuleFor(u => u.Key)
            .Matches("^[a-z0-9-]{2,60}$")
            .WithMessage(_ => T("Nyckeln ska ha 2–60 små bokstäver a–z, siffror eller bindestreck."));
        RuleFor(u => u.Name)
            .NotEmpty()
            .WithMessage(_ => T("Skriv enhetens namn."))
            .Must(SwedishText.IsName)
            .WithMessage(_ => T("Namnet ska vara en rad med bokstäver eller siffror."))
            .MaximumLength(200)
            .WithMessage(_ => T("Namnet är för långt, högst 200 tecken."));
        RuleFor(u => u.Kind).Must(UnitKinds.Names.ContainsKey).WithMessage(_ => T("Välj vilket slags enhet det är."));
        RuleFor(u => u.Code)
            .Matches(UnitCodes.Pattern)
            .WithMessage(_ => T("Ansvarskoden har högst 20 siffror och bokstäver a–z, utan blanksteg."));
    }
}

internal sealed class SaveUnitHandler(ProfilesDb db, SetupChanges changes) : IRequestHandler<SaveUnit, MediatR.Unit>
{
    public async Task<MediatR.Unit> Handle(SaveUnit request, CancellationToken cancellationToken)
    {
        if (request.Parent is { } parent && !await db.Units.AnyAsync(u => u.Key == parent, cancellationToken))
        {
            throw new Refused(T("Den överordnade enheten finns inte."), field: "parent");
        }

        await RefuseCircleAsync(request, cancellationToken);
        var unit = await db.Units.FirstOrDefaultAsync(u => u.Key == request.Key, cancellationToken);
        if ((unit is null ? 0 : db.VersionOf(unit)) != request.Version)
        {
            throw Stale.Of(T("Enheten"), unit is not null);
        }

        if (unit is null)
        {
            db.Units.Add(unit = new Unit { Key = request.Key });
        }

        (unit.Name, unit.Kind, unit.Parent, unit.Code, unit.Active) = (request.Name, request.Kind, request.Parent, request.Code, true);
        await db.SaveChangesAsync(cancellationToken);
        await changes.AnnounceAsync(cancellationToken);
        return default;
    }

    // A unit that is above itself has nobody who pays for it.
    private async Task RefuseCircleAsync(SaveUnit request, CancellationToken cancellation)
    {
        var above = await db.Units.ToDictionaryAsync(u => u.Key, u => u.Parent, cancellation);
        above[request.Key] = request.Parent;
        var (at, steps) = (request.Parent, 0);
        while (at is not null)
        {
            if (at == request.Key || ++steps > above.Count)
            {
                throw new Refused(T("En enhet kan inte vara överordnad sig själv, inte heller genom andra."), field: "parent");
            }

            at = above.GetValueOrDefault(at);
        }
    }
}
