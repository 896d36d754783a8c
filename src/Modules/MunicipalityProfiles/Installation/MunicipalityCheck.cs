using System.Net.Mail;
using System.Text.Json;
using System.Text.RegularExpressions;
using Fund.Contracts.Messages;
using Fund.Platform.Modules;
using Fund.Process.Profiles;
using Fund.Process.Reading;

namespace Fund.MunicipalityProfiles.Installation;

/// <summary>What is there already when a municipality's document is read again.</summary>
internal sealed record AlreadyThere(
    IReadOnlyList<string> Units,
    IReadOnlyList<string> Subjects,
    IReadOnlyList<Profile> Adopted,
    bool HasAdministrator
);

/// <summary>
/// Everything that is wrong in a municipality's document, in one go: the file itself, units that nobody has, roles for them, modules
/// without
/// those they need, and every rule version.
/// </summary>
internal sealed partial class MunicipalityCheck(ProductWords product, ModuleList modules)
{
    private readonly List<DocumentFault> faults = [];
    private ReadDocument<MunicipalityDocument> file = null!;

    /// <exception cref="Refused">With every fault, its line and what is allowed there.</exception>
    public MunicipalityDocument Read(string json, AlreadyThere there)
    {
        file = DocumentReader.Read<MunicipalityDocument>(json);
        if (file.Value is { } document)
        {
            Head(document);
            Modules(document);
            Units(document, there);
            Persons(document, there);
            Bodies(document, there);
            RuleVersions(document, there);
        }
        else
        {
            faults.AddRange(file.Faults);
        }

        return faults.Count == 0
            ? file.Value!
            : throw new Refused([.. faults.Select(fault => new Finding(fault.ToString(), Field: "document"))]);
    }

    private void Add(Place place, string message) => faults.Add(file.Fault(place, message));

    private void Head(MunicipalityDocument document)
    {
        Text(document.Name, Place.Top["name"]);
        if (document.ContactEmail is { } email && !MailAddress.TryCreate(email, out _))
        {
            Add(Place.Top["contactEmail"], T("Skriv en giltig e-postadress."));
        }

        if (document.HostName is { } host && Uri.CheckHostName(host) != UriHostNameType.Dns)
        {
            Add(Place.Top["hostName"], T("Skriv ett värdnamn, till exempel fond.kommunen.se."));
        }
    }

    private void Modules(MunicipalityDocument document)
    {
        var place = Place.Top["modules"];
        Unique(document.Modules, place, T("Modulen"));
        foreach (var (i, key) in document.Modules.Index())
        {
            if (!product.Modules.Contains(key))
            {
                Add(place[i], Words.Unknown(T("Modulen"), key, product.Modules));
            }
        }

        foreach (var module in modules.All.Where(module => document.Modules.Contains(module.Key)))
        {
            foreach (var needed in module.Needs.Where(key => product.Modules.Contains(key) && !document.Modules.Contains(key)))
            {
                Add(place, T($"Modulen ”{module.Key}” behöver modulen ”{needed}”."));
            }
        }
    }

    private void Units(MunicipalityDocument document, AlreadyThere there)
    {
        var place = Place.Top["units"];
        var known = document.Units.Select(unit => unit.Key).Concat(there.Units).ToHashSet();
        Unique(document.Units.Select(unit => unit.Key), place, T("Enheten"));
        foreach (var (i, unit) in document.Units.Index())
        {
            if (!UnitKey().IsMatch(unit.Key))
            {
                Add(place[i]["key"], T("Nyckeln ska ha 2–60 små bokstäver a–z, siffror eller bindestreck."));
            }

            Text(unit.Name, place[i]["name"]);
            if (unit.Code is { } code && !UnitCode().IsMatch(code))
            {
                Add(place[i]["code"], T("Ansvarskoden har högst 20 siffror och bokstäver a–z, utan blanksteg."));
            }

            if (unit.Parent is { } parent && (parent == unit.Key || !known.Contains(parent)))
            {
                Add(place[i]["parent"], Words.Unknown(T("Enheten"), parent, known.Where(key => key != unit.Key)));
            }
        }
    }

    private void Persons(MunicipalityDocument document, AlreadyThere there)
    {
        var place = Place.Top["persons"];
        var known = document.Units.Select(unit => unit.Key).Concat(there.Units).ToHashSet();
        Unique(document.Persons.Select(person => person.Subject), place, T("Personen"));
        foreach (var (i, person) in document.Persons.Index())
        {
            Text(person.Subject, place[i]["subject"]);
            Text(person.Name, place[i]["name"]);
            if (!MailAddress.TryCreate(person.Email, out _))
            {
                Add(place[i]["email"], T("Skriv en giltig e-postadress."));
            }

            foreach (var (j, role) in person.Roles.Index())
            {
                if (role.Unit is { } unit && !known.Contains(unit))
                {
                    Add(place[i]["roles"][j]["unit"], Words.Unknown(T("Enheten"), unit, known));
                }
            }
        }

        if (
            !there.HasAdministrator
            && !document.Persons.SelectMany(person => person.Roles).Any(role => role.Role == Role.TenantAdministrator)
        )
        {
            Add(place, T("Ge minst en person rollen tenantAdministrator, annars kan ingen sköta kommunen."));
        }
    }

    private void Bodies(MunicipalityDocument document, AlreadyThere there)
    {
        var place = Place.Top["bodies"];
        var units = document.Units.Select(unit => unit.Key).Concat(there.Units).ToHashSet();
        var subjects = document.Persons.Select(person => person.Subject).Concat(there.Subjects).ToHashSet();
        Unique(document.Bodies.Select(body => body.Name), place, T("Organet"));
        foreach (var (i, body) in document.Bodies.Index())
        {
            Text(body.Name, place[i]["name"]);
            if (body.Unit is { } unit && !units.Contains(unit))
            {
                Add(place[i]["unit"], Words.Unknown(T("Enheten"), unit, units));
            }

            foreach (var (j, member) in (body.Members ?? []).Index())
            {
                Member(member, place[i]["members"][j], subjects);
            }
        }
    }

    private void Member(MemberEntry member, Place place, HashSet<string> subjects)
    {
        Text(member.AppointedBy, place["appointedBy"]);
        if (member.Person is { } person)
        {
            if (!subjects.Contains(person))
            {
                Add(place["person"], Words.Unknown(T("Personen"), person, subjects));
            }
        }
        else
        {
            Text(member.Name ?? "", place["name"]);
        }

        if (member.Email is { } email && !MailAddress.TryCreate(email, out _))
        {
            Add(place["email"], T("Skriv en giltig e-postadress."));
        }

        if (member.To < member.From)
        {
            Add(place["to"], T("Sista dagen kan inte ligga före den första."));
        }
    }

    private void RuleVersions(MunicipalityDocument document, AlreadyThere there)
    {
        var place = Place.Top["ruleVersions"];
        var used = document.Modules.ToHashSet();
        var versions = document
            .RuleVersions.Select(entry => (entry.Adopted, Profile: entry.Profile.Deserialize<Profile>(DocumentReader.Json)!))
            .ToList();
        Unique(versions.Select(version => version.Profile.Code), place, T("Regelversionen"));
        foreach (var (i, version) in versions.Index())
        {
            foreach (var (at, message) in ProfileReader.Check(version.Profile, product, used))
            {
                Add(at.Within(place[i]["profile"]), message);
            }
        }

        // What is there already stays as it is, also when the file has another text under the same code.
        var adopted = versions
            .Where(version => version.Adopted && there.Adopted.All(old => old.Code != version.Profile.Code))
            .Select(version => version.Profile);
        foreach (var overlap in FundVersions.Overlaps(there.Adopted.Concat(adopted)))
        {
            Add(place, overlap);
        }
    }

    private void Text(string text, Place place)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 200)
        {
            Add(place, T("Här ska det stå en text, högst 200 tecken."));
        }
    }

    private void Unique(IEnumerable<string> keys, Place place, string what)
    {
        var seen = new HashSet<string>();
        foreach (var (i, key) in keys.Index())
        {
            if (!seen.Add(key))
            {
                Add(place[i], T($"{what} ”{key}” finns två gånger."));
            }
        }
    }

    [GeneratedRegex("^[a-z0-9-]{2,60}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UnitKey();

    [GeneratedRegex(Organisation.UnitCodes.Pattern, RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UnitCode();
}
