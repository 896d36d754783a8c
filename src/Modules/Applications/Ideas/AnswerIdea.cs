using FluentValidation;
using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Platform.Outbox;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.Applications.Ideas;

/// <summary>
/// The coordinator answers an idea: "invited" to a full application, or "declined" (U-59, U-60). The words reach the applicant.
/// </summary>
[Requires(Permission.Coordinate)]
[InCase(CasePart.Acts)]
[DoneAt("aterkoppla")]
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
            .WithMessage(_ => T("Välj om idén går vidare eller inte."));
        RuleFor(a => a.Reason).MaximumLength(4000).WithMessage(_ => T("Texten är för lång, högst 4 000 tecken."));
    }
}

internal sealed class AnswerIdeaHandler(
    ApplicationsDb db,
    CaseFinder cases,
    CurrentAct act,
    Notices notices,
    IMediator mediator,
    TimeProvider time
) : IRequestHandler<AnswerIdea, MediatR.Unit>
{
    public async Task<MediatR.Unit> Handle(AnswerIdea request, CancellationToken cancellationToken)
    {
        var found = await cases.GetAsync(request.CaseNumber, cancellationToken);
        var invited = request.Outcome == "invited";
        db.Records.Add(CaseRecord.Of(found.Id, RecordKind.IdeaAnswer, StockholmTime.Today(time), request.Reason, act.Now, yes: invited));
        await db.SaveChangesAsync(cancellationToken);
        await TellOwnerAsync(found, invited, request.Reason, cancellationToken);
        return default;
    }

    private async Task TellOwnerAsync(Case about, bool invited, string? reason, CancellationToken cancellation)
    {
        var answer = invited
            ? T("Idén går vidare. Ni är välkomna att lämna in en fullständig ansökan. Det ni redan har skrivit finns kvar.")
            : T("Idén går inte vidare.");
        var text = string.IsNullOrWhiteSpace(reason) ? answer : T($"{answer}\n\nÅterkoppling:\n{reason.Trim()}");
        await notices.TellAsync(
            new Notice(MailKind.Receipt, T($"Återkoppling på {about.Title}"), text, $"/arenden/{about.Number}"),
            await mediator.Send(new Persons([about.Owner]), cancellation),
            cancellation
        );
    }
}
