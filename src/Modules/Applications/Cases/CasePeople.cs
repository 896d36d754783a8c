using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Platform.Admission;
using MediatR;

namespace Fund.Applications.Cases;

/// <summary>Somebody to turn to about a case.</summary>
/// <param name="Name">Name.</param>
/// <param name="Role">What they are to the case, Swedish.</param>
/// <param name="Email">Address; null where it is the reader's own or not known.</param>
/// <param name="Part">What part they have, for pages that show some of them.</param>
internal sealed record CasePerson(string Name, string Role, string? Email, CasePersonPart Part);

/// <summary>What part somebody has in a case.</summary>
internal enum CasePersonPart
{
    /// <summary>Coordinates the fund.</summary>
    Coordinates,

    /// <summary>Writes the case.</summary>
    Writes,

    /// <summary>Heads the applicant.</summary>
    Heads,
}

/// <summary>Who writes the case, who heads the applicant, and who coordinates the fund.</summary>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Sees)]
internal sealed record CasePeople(string CaseNumber) : IQuery<IReadOnlyList<CasePerson>>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class CasePeopleHandler(Admission admission, IMediator mediator) : IRequestHandler<CasePeople, IReadOnlyList<CasePerson>>
{
    public async Task<IReadOnlyList<CasePerson>> Handle(CasePeople request, CancellationToken cancellationToken)
    {
        var header = await admission.CaseAsync(request.CaseNumber, cancellationToken);
        var coordinators = await mediator.Send(new PersonsWithRole(Role.Coordinator), cancellationToken);
        var managers = await mediator.Send(new PersonsWithRole(Role.ProjectManager, header.LeadUnit), cancellationToken);
        var heads = await mediator.Send(new PersonsWithRole(Role.HeadOfAdministration, header.LeadUnit), cancellationToken);
        return
        [
            .. coordinators.Select(person => new CasePerson(
                person.Name,
                T("Samordnare, svarar på frågor om ärendet"),
                person.Email,
                CasePersonPart.Coordinates
            )),
            .. managers
                .OrderByDescending(person => person.Id == header.Owner)
                .Take(1)
                .Select(person => new CasePerson(
                    person.Name,
                    person.Id == header.Owner ? T("Projektledare") : T("Skriver för sökanden"),
                    person.Email,
                    CasePersonPart.Writes
                )),
            .. heads.Select(person => new CasePerson(
                person.Name,
                T($"Chef för {header.LeadUnitName}"),
                person.Email,
                CasePersonPart.Heads
            )),
        ];
    }
}
