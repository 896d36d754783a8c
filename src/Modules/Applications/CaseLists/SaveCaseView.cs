using FluentValidation;
using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.CaseLists;

/// <summary>Keeps a way of looking at the list of cases under a name, for the person alone.</summary>
/// <param name="Name">What the person calls it; one of their own can have it.</param>
/// <param name="Query">What follows the question mark in the list's address: "vy=alla&amp;unit=kultur&amp;sortera=sokt".</param>
[Requires(Permission.ReadCases)]
[LoggedAs("En vy av ärendelistan sparades")]
internal sealed record SaveCaseView(string Name, string Query) : ICommand;

internal sealed class SaveCaseViewShape : AbstractValidator<SaveCaseView>
{
    public SaveCaseViewShape()
    {
        RuleFor(v => v.Name)
            .NotEmpty()
            .WithMessage(_ => T("Skriv vad vyn ska heta."))
            .Must(SwedishText.IsName)
            .WithMessage(_ => T("Vyns namn ska vara en rad med bokstäver eller siffror."))
            .MaximumLength(40)
            .WithMessage(_ => T("Vyns namn är för långt, högst 40 tecken."));
        RuleFor(v => v.Query).MaximumLength(1000).WithMessage(_ => T("Listans adress är för lång att spara. Ta bort något filter."));
    }
}

internal sealed class SaveCaseViewHandler(ApplicationsDb db, CaseBoardReading reading, Actor actor) : IRequestHandler<SaveCaseView, Unit>
{
    public async Task<Unit> Handle(SaveCaseView request, CancellationToken cancellationToken)
    {
        var me = actor.Person ?? throw new Forbidden(T("Bara en person kan spara en vy."));
        var address = CaseListAddress.Read(request.Query).FirstPage();
        // What cannot be shown is not kept: the same words as the list itself says.
        await reading.PrepareAsync(address.Asked(), new CaseBoardPart(CaseBoard.Sizes[0], 0, null), cancellationToken);
        var name = request.Name.Trim();
        var names = await db.SavedViews.Where(v => v.PersonId == me).Select(v => v.Name).ToListAsync(cancellationToken);
        if (names.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            throw new Refused(T("Du har redan en vy som heter så. Välj ett annat namn, eller ta bort den gamla först."), field: "name");
        }

        if (names.Count >= SavedView.Most)
        {
            throw new Refused(
                T($"Du har redan {SavedView.Most} vyer, och fler ryms inte. Ta bort någon som du inte använder."),
                field: "name"
            );
        }

        db.SavedViews.Add(
            new SavedView
            {
                PersonId = me,
                Name = name,
                Query = address.ToString(),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}
