using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using Fund.Platform.Process;
using Fund.Process;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Allocations;

/// <summary>Sets money aside in the fund by a decision of the council (A-08, A-40…A-45, U-82). SEK.</summary>
/// <remarks>Attested holds the keys of the attestations given by the one who sends it; who and when is in the log.</remarks>
[Requires(Permission.ManageFinance)]
[LoggedAs("Medel avsattes till fonden")]
internal sealed record AllocateToFund(
    int Year,
    Money Amount,
    Money TaxAndGrantBase,
    DateOnly DecidedOn,
    string Paragraph,
    IReadOnlyList<string> Attested,
    string? Fund = null
) : ICommand, IOperation, IAboutFund
{
    string? IAboutCase.CaseNumber => null;

    public Fund.Plugins.Operation ForPlugins() =>
        new Fund.Plugins.AllocateToFund
        {
            Year = Year,
            AmountOre = Amount.Ore,
            DecidedOn = DecidedOn,
            Paragraph = Paragraph,
            TaxAndGrantBaseOre = TaxAndGrantBase.Ore,
            Attested = [.. Attested],
        };

    public void AddFacts(CaseFacts facts) => facts.Attested.UnionWith(Attested);
}

internal sealed class AllocateToFundShape : AbstractValidator<AllocateToFund>
{
    public AllocateToFundShape(TimeProvider time)
    {
        RuleFor(a => a.Year).InclusiveBetween(2000, 2100).WithMessage(_ => T("Ange budgetåret med fyra siffror."));
        RuleFor(a => a.Amount)
            .Must(amount => amount > Money.Zero && amount <= SwedishAmount.Limit)
            .WithMessage(_ => T("Ange hur mycket som avsätts, mer än 0 kr."));
        RuleFor(a => a.TaxAndGrantBase)
            .Must(amount => !amount.IsNegative && amount <= SwedishAmount.Limit)
            .WithMessage(_ => T("Skatter och bidrag kan inte vara mindre än 0 kr."));
        RuleFor(a => a.DecidedOn)
            .Must(day => day > new DateOnly(2000, 1, 1) && day <= StockholmTime.Today(time))
            .WithMessage(_ => T("Ange beslutets dag; den kan inte ligga i framtiden."));
        RuleFor(a => a.Paragraph)
            .Must(paragraph => !string.IsNullOrWhiteSpace(paragraph) && ParagraphKey.Of(paragraph).Length > 0)
            .WithMessage(_ => T("Ange paragrafen i protokollet, till exempel KF § 49."))
            .MaximumLength(50)
            .WithMessage(_ => T("Paragrafen är för lång, högst 50 tecken."));
    }
}

internal sealed class AllocateToFundHandler(FinanceDb db, FundLedger ledger, FundsHere funds, AllocationDesk desk)
    : IRequestHandler<AllocateToFund, Unit>
{
    private const string Council = "Kommunfullmäktige";

    public async Task<Unit> Handle(AllocateToFund request, CancellationToken cancellationToken)
    {
        var rules = await funds.RulesAsync(request.Fund, cancellationToken);
        var fund = rules.Fund;
        var findings = Attestations(fund, request).Concat(Early(rules, request)).ToList();
        if (fund.PercentOfBase is not null && request.TaxAndGrantBase.IsZero)
        {
            findings.Add(new Finding(T("Ange årets skatter och bidrag, som taket räknas på."), fund.PercentRule, "taxAndGrantBase"));
        }

        var yearly = await ledger.LockAsync(fund, cancellationToken);
        if (yearly != (fund.Source == FundSource.YearlyAppropriation))
        {
            throw new Refused(
                T(
                    $"Medlen i {fund.Name} har bokförts som {(yearly ? T("årligt anslag") : T("öronmärkt eget kapital"))}, och "
                        + $"riktlinjen säger nu något annat. Nya medel behöver en fond med egen nyckel i riktlinjen."
                ),
                field: "amount"
            );
        }

        var key = $"allocation:{fund.Key}:{request.Year}:{request.DecidedOn:yyyyMMdd}:{ParagraphKey.Of(request.Paragraph)}";
        await RequireNewAsync(key, request, cancellationToken);
        var room = await desk.RoomAsync(fund, request.Year, request.TaxAndGrantBase, cancellationToken);
        findings.AddRange(room.Against(request.Amount));
        if (findings.Count > 0)
        {
            throw new Refused(findings);
        }

        await ledger.PostAsync(
            new Posting
            {
                Kind = LedgerKind.Allocation,
                Key = key,
                Fund = fund.Key,
                Year = request.Year,
                Amount = request.Amount,
                Text =
                    fund.Source == FundSource.EquityEarmark
                        ? T($"Avsättning till {fund.Name}, del av det egna kapitalet")
                        : T($"Årets anslag till {fund.Name}"),
                Reference = $"{Council} {request.DecidedOn:yyyy-MM-dd} {request.Paragraph}",
            },
            "year",
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }

    // The decision itself is the key: a lost answer, a second click or a colleague does not set the same money aside twice (F-13).
    private async Task RequireNewAsync(string key, AllocateToFund request, CancellationToken cancellation)
    {
        if (await db.Transactions.AsNoTracking().Include(t => t.Rows).FirstOrDefaultAsync(t => t.Key == key, cancellation) is { } earlier)
        {
            throw new Conflict(
                T(
                    $"Beslutet {request.DecidedOn:yyyy-MM-dd} {request.Paragraph} är "
                        + $"redan bokfört för {request.Year}: {earlier.Moved}, av {earlier.Who}."
                )
            );
        }
    }

    private static IEnumerable<Finding> Attestations(FundRules fund, AllocateToFund request) =>
        from attestation in fund.Attestations
        where attestation.Required && !request.Attested.Contains(attestation.Key)
        select new Finding(T($"Avsättning får göras endast om det är intygat: {attestation.Text}"), attestation.Rule, "attested");

    private static IEnumerable<Finding> Early(Profile rules, AllocateToFund request) =>
        rules.Fund.Source == FundSource.YearlyAppropriation
        && request.DecidedOn < rules.Guideline.InForceFrom
        && rules.InForce(request.DecidedOn, T("Avsättningen")) is { } early
            ? [early with { Field = "decidedOn" }]
            : [];
}
