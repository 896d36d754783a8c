using System.Text.Json;
using Fund.Contracts.Messages;
using Fund.Process.Profiles;
using Fund.Process.Reading;
using Fund.Web;

namespace Fund.MunicipalityProfiles.Installation;

/// <summary>
/// A municipality as one file: who it is, its units, people, rule versions, modules and plugins. With it alone a municipality can be
/// started.
/// </summary>
internal sealed record MunicipalityDocument
{
    public required string Key { get; init; }
    public required string Name { get; init; }

    [OneOf<ThemeWords>]
    public string Theme { get; init; } = Themes.Default;
    public string? ContactEmail { get; init; }
    public string? HostName { get; init; }
    public IReadOnlyList<string> Modules { get; init; } = [];
    public IReadOnlyList<UnitEntry> Units { get; init; } = [];
    public IReadOnlyList<PersonEntry> Persons { get; init; } = [];
    public IReadOnlyList<BodyEntry> Bodies { get; init; } = [];
    public IReadOnlyList<PluginEntry> Plugins { get; init; } = [];
    public IReadOnlyList<RuleVersionEntry> RuleVersions { get; init; } = [];
}

internal sealed record UnitEntry(
    string Key,
    string Name,
    [property: OneOf<UnitKindWords>] string Kind,
    string? Parent = null,
    string? Code = null
);

internal sealed record PersonEntry(string Subject, string Name, string Email, IReadOnlyList<RoleEntry> Roles, string? Description = null);

internal sealed record RoleEntry([property: OneOf<MunicipalityRoles>] Role Role, string? Unit = null);

internal sealed record BodyEntry(
    string Name,
    [property: OneOf<BodyKindWords>] string Kind,
    string? Unit = null,
    IReadOnlyList<MemberEntry>? Members = null
);

/// <summary>A member: a person of the document by subject, or somebody who is a name alone.</summary>
internal sealed record MemberEntry(
    [property: OneOf<BodyPositionWords>] string Position,
    string AppointedBy,
    DateOnly From,
    DateOnly? To = null,
    string? Person = null,
    string? Name = null,
    string? Email = null
);

internal sealed record PluginEntry(string Id, string Version, JsonElement? Settings = null);

internal sealed record RuleVersionEntry(bool Adopted, [property: Holds(typeof(Profile))] JsonElement Profile);

/// <summary>Names of the colour themes.</summary>
internal sealed class ThemeWords : IVocabulary
{
    public static IReadOnlyCollection<string> Words { get; } = [.. Themes.Names];
}
