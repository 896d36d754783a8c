using Fund.Contracts.Assessment;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.MunicipalityProfiles.Organisation;
using Fund.MunicipalityProfiles.People;
using Fund.MunicipalityProfiles.Persistence;
using Fund.MunicipalityProfiles.Plugins;
using Fund.MunicipalityProfiles.RuleVersions;
using Fund.MunicipalityProfiles.Switches;
using Fund.Platform.Modules;
using Fund.Platform.Setup;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.MunicipalityProfiles.Installation;

/// <summary>Fills a municipality from its document. What is there already stays as it is, so that running it twice loses nothing.</summary>
internal sealed class InstallMunicipalityHandler(
    ProfilesDb db,
    ProductWords product,
    ModuleList modules,
    CurrentSetup setup,
    SetupChanges changes,
    IMediator mediator,
    TimeProvider time
) : IRequestHandler<InstallMunicipality, MediatR.Unit>
{
    public async Task<MediatR.Unit> Handle(InstallMunicipality request, CancellationToken cancellationToken)
    {
        var units = await db.Units.Select(u => u.Key).ToListAsync(cancellationToken);
        var subjects = await db.Persons.Select(p => p.Subject).ToListAsync(cancellationToken);
        var there = new AlreadyThere(
            units,
            subjects,
            (await setup.GetAsync(cancellationToken)).Profiles,
            await db.Persons.AnyAsync(p => p.Active && p.Roles.Any(r => r.Role == Role.TenantAdministrator), cancellationToken)
        );
        var document = new MunicipalityCheck(product, modules).Read(request.Document, there);
        db.Units.AddRange(
            document
                .Units.Where(u => !units.Contains(u.Key))
                .Select(u => new Organisation.Unit
                {
                    Key = u.Key,
                    Name = u.Name,
                    Kind = u.Kind,
                    Parent = u.Parent,
                    Code = u.Code,
                })
        );
        foreach (var person in document.Persons.Where(p => !subjects.Contains(p.Subject)))
        {
            var added = new Person
            {
                Subject = person.Subject,
                Name = person.Name,
                Email = person.Email,
            };
            added.Roles.AddRange(
                person.Roles.Select(r => new RoleAssignment
                {
                    PersonId = added.Id,
                    Role = r.Role,
                    Unit = r.Unit,
                })
            );
            db.Persons.Add(added);
        }

        var versions = await db.RuleVersions.Select(v => v.Code).ToListAsync(cancellationToken);
        var isNew = versions.Count == 0;
        foreach (var version in document.RuleVersions)
        {
            var json = version.Profile.GetRawText();
            var code = version.Profile.GetProperty("code").GetString()!;
            if (!versions.Contains(code))
            {
                db.RuleVersions.Add(
                    new RuleVersion
                    {
                        Code = code,
                        Adopted = version.Adopted,
                        Json = json,
                        ChangedAt = time.GetUtcNow(),
                    }
                );
            }
        }

        // Switches are the administrator's once the municipality has been started.
        if (isNew)
        {
            db.ModulesOn.AddRange(document.Modules.Select(key => new ModuleOn { Key = key }));
            AddPlugins(document);
        }

        if (db.ChangeTracker.HasChanges())
        {
            await db.SaveChangesAsync(cancellationToken);
            await changes.AnnounceAsync(cancellationToken);
        }

        if (document.Bodies.Count > 0)
        {
            await mediator.Publish(await BodiesAsync(document, cancellationToken), cancellationToken);
        }

        return default;
    }

    private async Task<InstallBodies> BodiesAsync(MunicipalityDocument document, CancellationToken cancellation)
    {
        var persons = await db.Persons.AsNoTracking().ToDictionaryAsync(p => p.Subject, cancellation);
        return new([
            .. document.Bodies.Select(body => new BodyToInstall(
                body.Name,
                body.Kind,
                body.Unit,
                [
                    .. (body.Members ?? []).Select(member => new MemberToInstall(
                        member.Person is { } subject ? persons[subject].Id : null,
                        member.Person is { } known ? persons[known].Name : member.Name!,
                        member.Email,
                        member.Position,
                        member.AppointedBy,
                        member.From,
                        member.To
                    )),
                ]
            )),
        ]);
    }

    private void AddPlugins(MunicipalityDocument document)
    {
        if (document.Plugins.Count == 0)
        {
            return;
        }

        db.PluginRevisions.Add(
            new PluginRevision
            {
                Number = 1,
                Plugins =
                [
                    .. document.Plugins.Select(p => new PluginActivation
                    {
                        PluginId = p.Id,
                        Version = p.Version,
                        SettingsJson = p.Settings?.GetRawText(),
                    }),
                ],
            }
        );
    }
}
