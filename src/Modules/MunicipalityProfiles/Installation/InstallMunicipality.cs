using System.Text.Json;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.MunicipalityProfiles.People;
using Fund.MunicipalityProfiles.Persistence;
using Fund.MunicipalityProfiles.Plugins;
using Fund.MunicipalityProfiles.RuleVersions;
using Fund.MunicipalityProfiles.Switches;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.MunicipalityProfiles.Installation;

/// <summary>Fills a municipality from its document. What is there already stays as it is, so that running it twice loses nothing.</summary>
internal sealed class InstallMunicipalityHandler(ProfilesDb db, SetupChanges changes, Actor actor, TimeProvider time)
    : IRequestHandler<InstallMunicipality, MediatR.Unit>
{
    public async Task<MediatR.Unit> Handle(InstallMunicipality request, CancellationToken cancellationToken)
    {
        var document = MunicipalityDocument.Read(request.Document);
        var units = await db.Units.Select(u => u.Key).ToListAsync(cancellationToken);
        db.Units.AddRange(
            document
                .Units.Where(u => !units.Contains(u.Key))
                .Select(u => new Organisation.Unit
                {
                    Key = u.Key,
                    Name = u.Name,
                    Kind = u.Kind,
                    Parent = u.Parent,
                })
        );
        var subjects = await db.Persons.Select(p => p.Subject).ToListAsync(cancellationToken);
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
            var profile = Valid(json);
            if (!versions.Contains(profile.Code))
            {
                db.RuleVersions.Add(
                    new RuleVersion
                    {
                        Code = profile.Code,
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

        await db.SaveChangesAsync(cancellationToken);
        await changes.AnnounceAsync(cancellationToken);
        return default;
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
                MadeAt = time.GetUtcNow(),
                MadeBy = actor.Name,
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

    private static Profile Valid(string json)
    {
        var (profile, errors) = ProfileReader.Read(json);
        return profile ?? throw new Refused([.. errors.Select(error => new Finding(error, Field: "document"))]);
    }
}

/// <summary>
/// A municipality as one file: who it is, its units, people, rule versions, modules and plugins. With it alone a municipality can be
/// started.
/// </summary>
internal sealed record MunicipalityDocument
{
    public required string Key { get; init; }
    public required string Name { get; init; }
    public string Theme { get; init; } = "hav";
    public string? ContactEmail { get; init; }
    public string? HostName { get; init; }
    public IReadOnlyList<string> Modules { get; init; } = [];
    public IReadOnlyList<UnitView> Units { get; init; } = [];
    public IReadOnlyList<PersonEntry> Persons { get; init; } = [];
    public IReadOnlyList<PluginEntry> Plugins { get; init; } = [];
    public IReadOnlyList<RuleVersionEntry> RuleVersions { get; init; } = [];

    public static MunicipalityDocument Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<MunicipalityDocument>(json, ProfileReader.Json)
                ?? throw new Refused("Kommunfilen är tom.", field: "document");
        }
        catch (JsonException error)
        {
            throw new Refused($"Kommunfilen går inte att läsa vid {error.Path}: {error.Message}", field: "document");
        }
    }
}

internal sealed record PersonEntry(string Subject, string Name, string Email, IReadOnlyList<HeldRole> Roles, string? Description = null);

internal sealed record PluginEntry(string Id, string Version, JsonElement? Settings = null);

internal sealed record RuleVersionEntry(bool Adopted, JsonElement Profile);
