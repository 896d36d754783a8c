using FluentValidation;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Years;

/// <summary>
/// Closes a fiscal year of a fund, when all of its settlements are approved: nothing is posted in it any more. Of a yearly appropriation
/// what
/// is left lapses, but for what the fund's owner has decided to carry over to the next year (U-82). Earmarked equity stays as it is.
/// </summary>
/// <param name="Year">The calendar year.</param>
/// <param name="CarriedOver">What is carried over, SEK; zero lets all that is left lapse.</param>
/// <param name="CarryDecidedOn">The day of the decision to carry it over; null when nothing is.</param>
/// <param name="CarryParagraph">Its paragraph; null when nothing is.</param>
/// <param name="Fund">Key of the fund; null for the only one.</param>
[Requires(Permission.ManageFinance)]
[LoggedAs("Ett räkenskapsår stängdes")]
internal sealed record CloseYear(
    int Year,
    Money CarriedOver,
    DateOnly? CarryDecidedOn = null,
    string? CarryParagraph = null,
    string? Fund = null
) : ICommand, IAboutFund;

internal sealed class CloseYearShape : AbstractValidator<CloseYear>
{
    public CloseYearShape(TimeProvider time)
    {
        RuleFor(c => c.Year).InclusiveBetween(2000, 2100).WithMessage(_ => T("Ange året med fyra siffror."));
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

internal sealed class CloseYearHandler(
    FinanceDb db,
    FundLedger ledger,
    FundsHere funds,
    FundOccasions occasions,
    Actor actor,
    IMediator mediator,
    TimeProvider time
) : IRequestHandler<CloseYear, Unit>
{
    public async Task<Unit> Handle(CloseYear request, CancellationToken cancellationToken)
    {
        var fund = (await funds.RulesAsync(request.Fund, cancellationToken)).Fund;
        var year = new FiscalYear(request.Year);
        if (StockholmTime.Today(time) <= year.End)
        {
            throw new Refused(
                T($"År {request.Year} är inte slut. Det kan stängas från och med {year.Next.Start:yyyy-MM-dd}."),
                field: "year"
            );
        }

        // Under the fund's lock: a settlement that is being approved is waited for, and one that comes after finds the year closed.
        var yearly = await ledger.LockAsync(fund, cancellationToken);
        if ((await ledger.ClosedYearsAsync(fund.Key, cancellationToken)).Contains(request.Year))
        {
            throw new Conflict(T($"Räkenskapsåret {request.Year} är redan stängt i {fund.Name}."));
        }

        await RequireSettledAsync(fund, year, cancellationToken);
        if (yearly)
        {
            await EndAppropriationAsync(fund, request, cancellationToken);
        }
        else if (request.CarriedOver.IsPositive)
        {
            throw new Refused(T("Öronmärkt eget kapital finns kvar av sig självt. Inget behöver föras över."), field: "carriedOver");
        }

        await db.SaveChangesAsync(cancellationToken);
        db.FundYears.Add(
            new FundYear
            {
                Fund = fund.Key,
                Year = request.Year,
                ClosedAt = time.GetUtcNow(),
                ClosedBy = actor.Person,
                ClosedByName = actor.Name,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }

    private async Task RequireSettledAsync(FundRules fund, FiscalYear year, CancellationToken cancellation)
    {
        var approved = await db
            .Runs.AsNoTracking()
            .Where(r => r.Fund == fund.Key && r.Year == year.Year && r.State == SettlementState.Approved)
            .Select(r => r.Occasion)
            .ToListAsync(cancellation);
        var waiting = (await occasions.OfAsync(fund.Key, cancellation)).Of(year).Where(o => !approved.Contains(o.Id.ToString())).ToList();
        if (waiting.Count > 0)
        {
            throw new Refused([
                .. waiting.Select(occasion => new Finding(
                    T($"Avräkningen {occasion.NameInYear} är inte godkänd. Godkänn den innan året stängs."),
                    Field: "year"
                )),
            ]);
        }
    }

    // What was granted for the year and not used comes back first; then all that is left of the year leaves it.
    private async Task EndAppropriationAsync(FundRules fund, CloseYear request, CancellationToken cancellation)
    {
        var left = (await ledger.BookAsync(fund.Key, cancellation)).Available(request.Year);
        left += await ReleaseAsync(fund.Key, request.Year, cancellation);
        if (request.CarriedOver > left)
        {
            throw new Refused(T($"Högst {left} kan föras över: mer är inte kvar av {request.Year}."), field: "carriedOver");
        }

        await PostAsync(LedgerKind.Lapse, "lapse", request.Year, left - request.CarriedOver, T("Förfallet vid årets slut"), null);
        var decision = $"{fund.Owner} {request.CarryDecidedOn:yyyy-MM-dd} {request.CarryParagraph}";
        await PostAsync(
            LedgerKind.Lapse,
            "carriedOut",
            request.Year,
            request.CarriedOver,
            T($"Fört över till {request.Year + 1}"),
            decision
        );
        await PostAsync(
            LedgerKind.Allocation,
            "carriedIn",
            request.Year + 1,
            request.CarriedOver,
            T($"Fört över från {request.Year}"),
            decision
        );

        async Task PostAsync(LedgerKind kind, string key, int year, Money amount, string text, string? reference)
        {
            if (amount.IsPositive)
            {
                var posting = new Posting
                {
                    Kind = kind,
                    Key = $"{key}:{fund.Key}:{request.Year}",
                    Fund = fund.Key,
                    Year = year,
                    Amount = amount,
                    Text = text,
                    Reference = reference,
                };
                await ledger.PostAsync(posting, "year", cancellation);
            }
        }
    }

    private async Task<Money> ReleaseAsync(string fund, int year, CancellationToken cancellation)
    {
        var sums = await db
            .CaseBalances.AsNoTracking()
            .Where(b => b.Fund == fund && b.Year == year && b.Account == LedgerAccount.Committed)
            .ToListAsync(cancellation);
        var left = sums.GroupBy(b => b.CaseId).ToDictionary(c => c.Key, c => c.Select(b => b.Amount).Total());
        var cases = (await mediator.Send(new GetCases([.. left.Keys]), cancellation)).OrderBy(c => c.Number, StringComparer.Ordinal);
        foreach (var header in cases.Where(c => left[c.Id].IsPositive))
        {
            await ledger.PostAsync(
                new Posting
                {
                    Kind = LedgerKind.Release,
                    Key = $"release:{header.Id.Value:N}:{year}",
                    Fund = fund,
                    Track = header.Track,
                    Year = year,
                    Amount = left[header.Id],
                    Text = T("Återlämnat när året stängdes"),
                    Case = header.Id,
                },
                "year",
                cancellation
            );
        }

        return left.Values.Where(amount => amount.IsPositive).Total();
    }
}
