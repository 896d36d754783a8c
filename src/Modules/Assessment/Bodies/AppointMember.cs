using FluentValidation;
using Fund.Assessment.Persistence;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using MediatR;

namespace Fund.Assessment.Bodies;

/// <summary>Somebody is appointed to a body for a time (U-77).</summary>
/// <param name="Body">The body's key.</param>
/// <param name="Person">The person, where they can sign in; null for a name alone.</param>
/// <param name="Name">The name of somebody who does not sign in; null with a person.</param>
/// <param name="Email">Where invitations go to a name alone; null for nowhere.</param>
/// <param name="Position">One of the positions.</param>
/// <param name="AppointedBy">Who appointed them, with paragraph where there is one.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; null until further notice.</param>
[Requires(Permission.ArrangeMeetings)]
[LoggedAs("En ledamot utsågs")]
internal sealed record AppointMember(
    Guid Body,
    PersonId? Person,
    string? Name,
    string? Email,
    string Position,
    string AppointedBy,
    DateOnly From,
    DateOnly? To = null
) : ICommand;

internal sealed class AppointMemberShape : AbstractValidator<AppointMember>
{
    public AppointMemberShape()
    {
        RuleFor(a => a.Name)
            .Must((a, name) => (a.Person is null) != string.IsNullOrWhiteSpace(name))
            .WithMessage(_ => T("Välj en person, eller skriv namnet på någon som inte loggar in. Gör inte båda."));
        RuleFor(a => a.Name)
            .Must(SwedishText.IsName)
            .When(a => !string.IsNullOrWhiteSpace(a.Name))
            .WithMessage(_ => T("Namnet ska vara en rad med bokstäver eller siffror."))
            .MaximumLength(200)
            .WithMessage(_ => T("Namnet är för långt, högst 200 tecken."));
        RuleFor(a => a.Email)
            .EmailAddress()
            .When(a => !string.IsNullOrEmpty(a.Email))
            .WithMessage(_ => T("Skriv en giltig e-postadress."))
            .MaximumLength(200)
            .WithMessage(_ => T("Adressen är för lång, högst 200 tecken."));
        RuleFor(a => a.Position).Must(BodyPositions.Names.ContainsKey).WithMessage(_ => T("Välj vad personen utses till."));
        RuleFor(a => a.AppointedBy)
            .NotEmpty()
            .WithMessage(_ => T("Skriv vem som har utsett personen, till exempel Kommunfullmäktige § 12."))
            .MaximumLength(200)
            .WithMessage(_ => T("Texten är för lång, högst 200 tecken."));
        RuleFor(a => a.From)
            .Must(day => day is var from && from >= SwedishDate.First && from <= SwedishDate.Last)
            .WithMessage(_ => T("Ange uppdragets första dag."));
        RuleFor(a => a.To)
            .Must((a, last) => last is null || (last >= a.From && last <= SwedishDate.Last))
            .WithMessage(_ => T("Sista dagen kan inte ligga före den första."));
    }
}

internal sealed class AppointMemberHandler(AssessmentDb db, BodyBook book, IMediator mediator) : IRequestHandler<AppointMember, Unit>
{
    public async Task<Unit> Handle(AppointMember request, CancellationToken cancellationToken)
    {
        var body = await book.LockAsync(request.Body, cancellationToken);
        if (body.EndedOn is { } ended && (request.To is null || request.To > ended))
        {
            throw new Refused(T($"{body.Name} är avslutat {ended:yyyy-MM-dd}."), field: "to");
        }

        var member = new BodyMember
        {
            BodyId = body.Id,
            PersonId = request.Person,
            Name = await NameAsync(request, cancellationToken),
            Email = request.Person is null && !string.IsNullOrEmpty(request.Email) ? request.Email : null,
            Position = request.Position,
            AppointedBy = request.AppointedBy,
            From = request.From,
            To = request.To,
        };
        BodyBook.RequireRoom(await book.MembersAsync(body.Id, cancellationToken), member);
        db.BodyMembers.Add(member);
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }

    private async Task<string> NameAsync(AppointMember request, CancellationToken cancellation)
    {
        if (request.Person is not { } person)
        {
            return request.Name!.Trim();
        }

        var found = await mediator.Send(new Persons([person]), cancellation);
        return found.Count > 0 ? found[0].Name : throw new Refused(T("Personen finns inte."), field: "person");
    }
}
