using FluentValidation;
using Fund.Applications.Cases;
using Fund.Applications.Facts;
using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Outbox;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.Applications.Ideas;

/// <summary>The coordinator answers an idea: "invited" to a full application, or "declined" with a reason (U-59, U-60).</summary>
[Requires(Permission.Coordinate)]
[LoggedAs("Idén fick återkoppling")]
internal sealed record AnswerIdea(string CaseNumber, string Outcome, string? Reason) : ICommand, IOperation
{
    string? IAboutCase.CaseNumber => CaseNumber;

    public Fund.Plugins.Operation ForPlugins() => new Fund.Plugins.AnswerIdea { Outcome = Outcome, Reason = Reason };

    public void AddFacts(CaseFacts facts) => facts.Flags[FactFlags.ReasonMissing] = string.IsNullOrWhiteSpace(Reason);
}

internal sealed class AnswerIdeaShape : AbstractValidator<AnswerIdea>
{
    public AnswerIdeaShape()
    {
        RuleFor(a => a.Outcome)
            .Must(outcome => OperationWords.IsOutcome(nameof(AnswerIdea), outcome))
            .WithMessage("Välj om idén går vidare eller inte.");
        RuleFor(a => a.Reason).MaximumLength(4000).WithMessage("Texten är för lång, högst 4 000 tecken.");
    }
}

internal sealed class AnswerIdeaHandler(
    ApplicationsDb db,
    CaseFinder cases,
    Actor actor,
    Outbox outbox,
    IMediator mediator,
    TimeProvider time
) : IRequestHandler<AnswerIdea, Unit>
{
    public async Task<Unit> Handle(AnswerIdea request, CancellationToken cancellationToken)
    {
        var found = await cases.GetAsync(request.CaseNumber, cancellationToken);
        var invited = request.Outcome == "invited";
        db.Records.Add(
            new CaseRecord
            {
                CaseId = found.Id,
                Kind = RecordKinds.IdeaAnswer,
                On = StockholmTime.Today(time),
                Text = request.Reason,
                Yes = invited,
                Who = actor.Name,
                At = time.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        foreach (
            var person in (
                await mediator.Send(
                    new Contracts.MunicipalityProfiles.PersonsWithRole(Role.ProjectManager, found.Lead.UnitKey),
                    cancellationToken
                )
            ).Where(p => p.Id == found.Owner)
        )
        {
            var text = invited
                ? "Idén går vidare. Ni är välkomna att lämna in en fullständig ansökan. Det ni redan har skrivit finns kvar."
                : $"Idén går inte vidare. {request.Reason}";
            await outbox.SendAsync(
                new Mail(person.Email, person.Name, $"Återkoppling på {found.Title}", text, $"/arenden/{found.Number}"),
                cancellationToken
            );
        }

        return default;
    }
}
