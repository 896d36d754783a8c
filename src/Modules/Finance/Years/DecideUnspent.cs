using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;

namespace Fund.Finance.Years;

/// <summary>
/// Decides what becomes of what is left of a yearly appropriation: it lapses, but for what the fund's owner has decided to carry over to
/// the
/// next year (U-82). Posted when another person has approved the year-end.
/// </summary>
/// <param name="Year">The calendar year.</param>
/// <param name="CarriedOver">What is carried over, SEK; zero lets all that is left lapse.</param>
/// <param name="CarryDecidedOn">The day of the decision to carry it over; null when nothing is.</param>
/// <param name="CarryParagraph">Its paragraph; null when nothing is.</param>
/// <param name="Fund">Key of the fund; null for the only one.</param>
[Requires(Permission.ManageFinance)]
[LoggedAs("Ett beslut om det outnyttjade anslaget registrerades")]
internal sealed record DecideUnspent(
    int Year,
    Money CarriedOver,
    DateOnly? CarryDecidedOn = null,
    string? CarryParagraph = null,
    string? Fund = null
) : ICommand, IAboutFund;

internal sealed class DecideUnspentShape : AbstractValidator<DecideUnspent>
{
    public DecideUnspentShape(TimeProvider time)
    {
        RuleFor(c => c.CarriedOver)
            .Must(amount => !amount.IsNegative && amount <= SwedishAmount.Limit)
            .WithMessage(_ => T("Det som förs över kan inte vara mindre än 0 kr."));
        When(
            c => c.CarriedOver.IsPositive,
            () =>
            {
                RuleFor(c => c.CarryDecidedOn)
                    .Must(day => day > new DateOnly(2000, 1, 1) && day <= StockholmTime.Today(time))
                    .WithMessage(_ => T("Ange dagen för beslutet att föra över medel; den kan inte ligga i framtiden."));
                RuleFor(c => c.CarryParagraph)
                    .NotEmpty()
                    .WithMessage(_ => T("Ange paragrafen för beslutet att föra över medel, till exempel § 12."))
                    .MaximumLength(50)
                    .WithMessage(_ => T("Paragrafen är för lång, högst 50 tecken."));
            }
        );
    }
}

internal sealed class DecideUnspentHandler(FinanceDb db, FundsHere funds, FundLedger ledger, YearBook years, Actor actor, TimeProvider time)
    : IRequestHandler<DecideUnspent, Unit>
{
    public async Task<Unit> Handle(DecideUnspent request, CancellationToken cancellationToken)
    {
        var fund = (await funds.RulesAsync(request.Fund, cancellationToken)).Fund;
        var year = await years.OpenAsync(fund, request.Year, cancellationToken);
        var book = await ledger.BookAsync(fund.Key, cancellationToken);
        if (!book.Yearly)
        {
            throw new Refused(T("Öronmärkt eget kapital finns kvar av sig självt. Inget behöver föras över."), field: "carriedOver");
        }

        var amounts = book.Position(request.Year, request.Year);
        var left = amounts.Available + amounts.Committed;
        if (request.CarriedOver > left)
        {
            throw new Refused(T($"Högst {left} kan föras över: mer är inte kvar av {request.Year}."), field: "carriedOver");
        }

        var (decidedOn, paragraph) = request.CarriedOver.IsPositive ? (request.CarryDecidedOn, request.CarryParagraph) : (null, null);
        // A second click changes nothing (F-13).
        if (
            (year.CarriedOver, year.CarryDecidedOn, year.CarryParagraph, year.UnspentBy)
            == (request.CarriedOver, decidedOn, paragraph, actor.Person)
        )
        {
            return default;
        }

        await years.ReopenAsync(year, cancellationToken);
        year.DecideUnspent(request.CarriedOver, decidedOn, paragraph, actor.Person, actor.Name, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}
