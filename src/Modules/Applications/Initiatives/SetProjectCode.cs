using FluentValidation;
using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Initiatives;

/// <summary>Which project code the finance system books the initiative under; cost lines find their case by it.</summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="Code">The code; unique among cases that are not closed.</param>
/// <param name="Version">Version of the case that the person saw.</param>
[Requires(Permission.ManageFinance)]
[InCase(CasePart.Acts)]
[LoggedAs("Projektkoden angavs")]
internal sealed record SetProjectCode(string CaseNumber, string Code, uint Version) : ICommand, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class SetProjectCodeShape : AbstractValidator<SetProjectCode>
{
    public SetProjectCodeShape() =>
        RuleFor(c => c.Code)
            .Matches(@"\A[A-Za-z0-9ÅÄÖåäö_-]{1,20}\z")
            .WithMessage(_ => T("Projektkoden har 1–20 bokstäver, siffror, bindestreck eller understreck."));
}

internal sealed class SetProjectCodeHandler(ApplicationsDb db, CaseFinder cases) : IRequestHandler<SetProjectCode, Unit>
{
    public async Task<Unit> Handle(SetProjectCode request, CancellationToken cancellationToken)
    {
        var found = await cases.GetAsync(request.CaseNumber, cancellationToken);
        if (db.VersionOf(found) != request.Version && found.ProjectCode != request.Code)
        {
            var now = found.ProjectCode is { } code ? T($"är nu {code}") : T("är inte angiven");
            throw new Conflict(T($"Ärendet har ändrats sedan du öppnade sidan. Projektkoden {now}; du skrev {request.Code}."));
        }

        var twin = await db.Cases.FirstOrDefaultAsync(
            c => c.ProjectCode == request.Code && c.Id != found.Id && c.ClosedOn == null,
            cancellationToken
        );
        if (twin is not null)
        {
            throw new Refused(T($"Projektkoden används redan av {twin.Title} ({twin.Number})."), field: "code");
        }

        found.UseProjectCode(request.Code);
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}
