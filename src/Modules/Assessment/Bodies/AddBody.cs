using FluentValidation;
using Fund.Assessment.Persistence;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Setup;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Bodies;

/// <summary>The new body's key.</summary>
internal sealed record AddedBody(Guid Body);

/// <summary>Adds a body that meets on cases.</summary>
/// <param name="Name">As shown; it is not changed afterwards.</param>
/// <param name="Kind">One of the kinds of bodies.</param>
/// <param name="Unit">Key of the unit that it is the board of; null for none.</param>
[Requires(Permission.ArrangeMeetings)]
[LoggedAs("Ett organ lades till")]
internal sealed record AddBody(string Name, string Kind, string? Unit = null) : ICommand<AddedBody>;

internal sealed class AddBodyShape : AbstractValidator<AddBody>
{
    public AddBodyShape()
    {
        RuleFor(b => b.Name)
            .NotEmpty()
            .WithMessage(_ => T("Skriv organets namn."))
            .Must(SwedishText.IsName)
            .WithMessage(_ => T("Namnet ska vara en rad med bokstäver eller siffror."))
            .MaximumLength(200)
            .WithMessage(_ => T("Namnet är för långt, högst 200 tecken."));
        RuleFor(b => b.Kind).Must(BodyKinds.Names.ContainsKey).WithMessage(_ => T("Välj vilket slags organ det är."));
    }
}

internal sealed class AddBodyHandler(AssessmentDb db, CurrentSetup setup) : IRequestHandler<AddBody, AddedBody>
{
    public async Task<AddedBody> Handle(AddBody request, CancellationToken cancellationToken)
    {
        if (request.Unit is { } unit && (await setup.GetAsync(cancellationToken)).Units.All(u => u.Key != unit))
        {
            throw new Refused(T("Enheten finns inte."), field: "unit");
        }

        var body = Body.Of(request.Name, request.Kind, request.Unit);
        if (await db.Bodies.AnyAsync(b => b.NameKey == body.NameKey && b.EndedOn == null, cancellationToken))
        {
            throw new Conflict(T($"{body.Name} finns redan."));
        }

        db.Bodies.Add(body);
        await db.SaveChangesAsync(cancellationToken);
        return new AddedBody(body.Id);
    }
}
