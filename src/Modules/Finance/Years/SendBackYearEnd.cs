using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using Fund.Platform.Outbox;
using Fund.Platform.Tenancy;
using MediatR;

namespace Fund.Finance.Years;

/// <summary>Sends a year-end back to who handed it over, with a reason. Nothing is posted.</summary>
[Requires(Permission.ApproveFinance)]
[LoggedAs("Bokslutet skickades tillbaka")]
internal sealed record SendBackYearEnd(int Year, string Reason, string? Fund = null) : ICommand, IAboutFund;

internal sealed class SendBackYearEndShape : AbstractValidator<SendBackYearEnd>
{
    public SendBackYearEndShape() =>
        RuleFor(s => s.Reason)
            .NotEmpty()
            .WithMessage(_ => T("Skriv vad som behöver rättas."))
            .MaximumLength(500)
            .WithMessage(_ => T("Texten är för lång, högst 500 tecken."));
}

internal sealed class SendBackYearEndHandler(
    FinanceDb db,
    FundsHere funds,
    YearBook years,
    SecondPerson second,
    Notices notices,
    Actor actor,
    IMediator mediator
) : IRequestHandler<SendBackYearEnd, Unit>
{
    public async Task<Unit> Handle(SendBackYearEnd request, CancellationToken cancellationToken)
    {
        var rules = await funds.RulesAsync(request.Fund, cancellationToken);
        var year = await years.OpenAsync(rules.Fund, request.Year, cancellationToken);
        if (year.SubmittedAt is null)
        {
            throw new Conflict(T($"Bokslutet {request.Year} är inte lämnat för godkännande. Läs in sidan igen."));
        }

        var (by, name) = (year.SubmittedBy, year.SubmittedByName!);
        second.Require(rules, by, name);
        await years.ReopenAsync(year, cancellationToken);
        year.SendBack(request.Reason, actor.Name);
        await db.SaveChangesAsync(cancellationToken);
        if (by is { } person)
        {
            await notices.TellAsync(
                new Notice(
                    MailKind.Task,
                    T($"Bokslutet {request.Year} behöver rättas"),
                    T($"{actor.Name} skickade tillbaka det: {request.Reason}"),
                    $"/fonden/bokslut?year={request.Year}"
                ),
                await mediator.Send(new Persons([person]), cancellationToken),
                cancellationToken
            );
        }

        return default;
    }
}
