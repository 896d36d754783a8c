using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.MunicipalityProfiles.Organisation;
using Fund.MunicipalityProfiles.Persistence;
using Fund.Process.Reading;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.MunicipalityProfiles.People;

/// <summary>Adds a person by subject, or changes name, address and roles. Takes effect at their next click.</summary>
/// <param name="Subject">Their id at the identity provider.</param>
/// <param name="Name">As shown.</param>
/// <param name="Email">Where notices are sent.</param>
/// <param name="Active">Can sign in.</param>
/// <param name="Roles">All roles that they hold from now on.</param>
/// <param name="Version">The version that was seen of them; 0 for somebody who is not there yet.</param>
[Requires(Permission.Administer)]
[LoggedAs("En person eller personens roller ändrades")]
internal sealed record SavePerson(string Subject, string Name, string Email, bool Active, IReadOnlyList<HeldRole> Roles, uint Version = 0)
    : ICommand;

internal sealed class SavePersonShape : AbstractValidator<SavePerson>
{
    public SavePersonShape()
    {
        RuleFor(p => p.Subject)
            .NotEmpty()
            .WithMessage(_ => T("Skriv personens id hos inloggningstjänsten."))
            .MaximumLength(200)
            .WithMessage(_ => T("Personens id är för långt, högst 200 tecken."));
        RuleFor(p => p.Name)
            .NotEmpty()
            .WithMessage(_ => T("Skriv personens namn."))
            .Must(SwedishText.IsName)
            .WithMessage(_ => T("Namnet ska vara en rad med bokstäver eller siffror."))
            .MaximumLength(200)
            .WithMessage(_ => T("Namnet är för långt, högst 200 tecken."));
        RuleFor(p => p.Email)
            .EmailAddress()
            .WithMessage(_ => T("Skriv en giltig e-postadress."))
            .MaximumLength(200)
            .WithMessage(_ => T("Adressen är för lång, högst 200 tecken."));
        RuleForEach(p => p.Roles)
            .Must(r => r.Role is not (Role.System or Role.PlatformOperator))
            .WithMessage(_ => T("Den rollen kan inte delas ut i en kommun."));
    }
}

internal sealed class SavePersonHandler(ProfilesDb db) : IRequestHandler<SavePerson, MediatR.Unit>
{
    public async Task<MediatR.Unit> Handle(SavePerson request, CancellationToken cancellationToken)
    {
        await RequireUnitsAsync(request.Roles, cancellationToken);
        var person = await db.Persons.Include(p => p.Roles).FirstOrDefaultAsync(p => p.Subject == request.Subject, cancellationToken);
        if ((person is null ? 0 : db.VersionOf(person)) != request.Version)
        {
            throw Stale.Of(T("Personen"), person is not null);
        }

        if (person is null)
        {
            db.Persons.Add(person = new Person { Subject = request.Subject });
        }

        (person.Name, person.Email, person.Active) = (request.Name, request.Email, request.Active);
        person.Roles.Clear();
        foreach (var role in request.Roles.Distinct())
        {
            person.Roles.Add(
                new RoleAssignment
                {
                    PersonId = person.Id,
                    Role = role.Role,
                    Unit = role.Unit,
                }
            );
        }

        // Roles are edited with their person, whose version counts also when nothing else has changed.
        if (db.Entry(person).State == EntityState.Unchanged)
        {
            db.Entry(person).Property(p => p.Name).IsModified = true;
        }

        await db.SaveChangesAsync(cancellationToken);
        if (!await db.Persons.AnyAsync(p => p.Active && p.Roles.Any(r => r.Role == Role.TenantAdministrator), cancellationToken))
        {
            throw new Refused(T("Kommunen behöver minst en administratör. Ge rollen till någon annan först."), field: "roles");
        }

        return default;
    }

    // A role for a unit that is not there would give nothing, and nobody would see why (F-71).
    private async Task RequireUnitsAsync(IReadOnlyList<HeldRole> roles, CancellationToken cancellation)
    {
        var units = await db.Units.Where(unit => unit.Active).Select(unit => unit.Key).ToListAsync(cancellation);
        var unknown = roles.Select(role => role.Unit).OfType<string>().Distinct().Except(units).ToList();
        if (unknown.Count > 0)
        {
            throw new Refused([.. unknown.Select(key => new Finding(Words.Unknown(T("Enheten"), key, units), Field: "roles"))]);
        }
    }
}
