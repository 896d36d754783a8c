using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Allocations.Room;
using Fund.Finance.Ledger;
using Fund.Finance.Ledger.Balance;
using Fund.Finance.Persistence;
using Fund.Platform.Plugins;
using Fund.Platform.Process;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Plugins;
using Fund.Process;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.Finance.Allocations;

/// <summary>"Får vi avsätta, och hur mycket?" for a budget year, given its taxes and grants. SEK.</summary>
[Requires(Permission.ReadFinance)]
internal sealed record AllocationRoomFor(int Year, Money TaxAndGrantBase) : IQuery<AllocationRoomView>;

/// <summary>The answer with its reasoning, printed for the decision.</summary>
internal sealed record AllocationRoomView(
    int Year,
    Money TaxAndGrantBase,
    Money? Maximum,
    IReadOnlyList<ReasoningLine> Reasoning,
    IReadOnlyList<Attestation> Attestations
);

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
    IReadOnlyList<string> Attested
) : ICommand, IOperation
{
    string? IAboutCase.CaseNumber => null;

    public Operation ForPlugins() =>
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
        RuleFor(a => a.Year).InclusiveBetween(2000, 2100).WithMessage("Ange budgetåret med fyra siffror.");
        RuleFor(a => a.Amount)
            .Must(amount => amount > Money.Zero && amount <= SwedishAmount.Limit)
            .WithMessage("Ange hur mycket som avsätts, mer än 0 kr.");
        RuleFor(a => a.TaxAndGrantBase)
            .Must(amount => !amount.IsNegative && amount <= SwedishAmount.Limit)
            .WithMessage("Skatter och bidrag kan inte vara mindre än 0 kr.");
        RuleFor(a => a.DecidedOn)
            .Must(day => day > new DateOnly(2000, 1, 1) && day <= StockholmTime.Today(time))
            .WithMessage("Ange beslutets dag; den kan inte ligga i framtiden.");
        RuleFor(a => a.Paragraph)
            .NotEmpty()
            .WithMessage("Ange paragrafen i protokollet, till exempel KF § 49.")
            .MaximumLength(50)
            .WithMessage("Paragrafen är för lång, högst 50 tecken.");
    }
}

internal sealed class AllocationHandler(
    FinanceDb db,
    FundLedger ledger,
    ProcessContext process,
    CurrentSetup setup,
    PluginHost plugins,
    Actor actor,
    TimeProvider time
) : IRequestHandler<AllocateToFund, Unit>, IRequestHandler<AllocationRoomFor, AllocationRoomView>
{
    public async Task<AllocationRoomView> Handle(AllocationRoomFor request, CancellationToken cancellationToken)
    {
        var profile =
            (await setup.GetAsync(cancellationToken)).ProfileOn(StockholmTime.Today(time)) ?? throw new NotFound("Ingen riktlinje gäller.");
        var room = await RoomAsync(profile, request.Year, request.TaxAndGrantBase, cancellationToken);
        return new AllocationRoomView(request.Year, request.TaxAndGrantBase, room.Maximum, room.Reasoning, profile.Fund.Attestations);
    }

    public async Task<Unit> Handle(AllocateToFund request, CancellationToken cancellationToken)
    {
        var fund = process.Profile.Fund;
        var findings = fund
            .Attestations.Where(a => a.Required && !request.Attested.Contains(a.Key))
            .Select(a => new Finding($"Avsättning får göras endast om det är intygat: {a.Text}", a.Rule, "attested"))
            .ToList();
        if (
            process.Profile.InForce(request.DecidedOn, "Avsättningen") is { } early
            && request.DecidedOn < process.Profile.Guideline.InForceFrom
            && fund.Source == FundSource.YearlyAppropriation
        )
        {
            findings.Add(early with { Field = "decidedOn" });
        }

        if (fund.PercentOfBase is not null && request.TaxAndGrantBase.IsZero)
        {
            findings.Add(new Finding("Ange årets skatter och bidrag, som taket räknas på.", fund.PercentRule, "taxAndGrantBase"));
        }

        await ledger.LockAsync(cancellationToken);
        var room = await RoomAsync(process.Profile, request.Year, request.TaxAndGrantBase, cancellationToken);
        if (room.Maximum is { } most && request.Amount > most)
        {
            var reasoning = string.Join(" ", room.Reasoning.Select(line => line.Amount is { } sum ? $"{line.Text}: {sum}." : line.Text));
            findings.Add(new Finding($"Högst {most} kan avsättas. {reasoning}", fund.AmountRule ?? fund.PercentRule, "amount"));
        }

        if (findings.Count > 0)
        {
            throw new Refused(findings);
        }

        db.Transactions.Add(
            LedgerTransaction.Move(
                LedgerKind.Allocation,
                $"allocation:{Guid.CreateVersion7()}",
                request.Year,
                request.Amount,
                fund.Source == FundSource.EquityEarmark
                    ? $"Avsättning till {fund.Name}, del av det egna kapitalet"
                    : $"Årets anslag till {fund.Name}",
                actor.Name,
                time.GetUtcNow(),
                reference: $"Kommunfullmäktige {request.DecidedOn:yyyy-MM-dd} {request.Paragraph}"
            )
        );
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }

    private async Task<RoomForAllocation> RoomAsync(Profile profile, int year, Money taxAndGrantBase, CancellationToken cancellation)
    {
        var basis = new AllocationBasis(
            year,
            taxAndGrantBase,
            await ledger.AllocatedForAsync(year, cancellation),
            FundBalance.Earmark(await ledger.PositionAsync(year, cancellation))
        );
        var standard = AllocationRules.RoomFor(profile.Fund, basis);
        if (standard.Maximum is not { } most)
        {
            return standard;
        }

        var answer = await plugins.CalculateAsync<AllocationRoom, AllocationRoomResult>(
            new AllocationRoom
            {
                Year = year,
                TaxAndGrantBaseOre = taxAndGrantBase.Ore,
                AllocatedForYearOre = basis.AllocatedForYear.Ore,
                BalanceOre = basis.Balance.Ore,
                Standard = new AllocationRoomResult { MaximumOre = most.Ore },
            },
            null,
            null,
            cancellation
        );
        // A plugin may tighten the room, never widen it.
        return answer.MaximumOre < most.Ore && answer.MaximumOre >= 0
            ? new RoomForAllocation(
                new Money(answer.MaximumOre),
                [
                    .. standard.Reasoning,
                    .. answer.Reasoning.Select(line => new ReasoningLine(line, null, null)),
                    new("Kommunens egen regel ger", new Money(answer.MaximumOre), null),
                ]
            )
            : standard;
    }
}

/// <summary>Draws a part of the fund for coordination, not tied to a case (U-18). SEK.</summary>
[Requires(Permission.ManageFinance)]
[LoggedAs("Medel togs ur fonden för administration")]
internal sealed record DrawForAdministration(int Year, Money Amount, string Reason) : ICommand;

internal sealed class DrawForAdministrationHandler(FinanceDb db, FundLedger ledger, CurrentSetup setup, Actor actor, TimeProvider time)
    : IRequestHandler<DrawForAdministration, Unit>
{
    public async Task<Unit> Handle(DrawForAdministration request, CancellationToken cancellationToken)
    {
        var profile = (await setup.GetAsync(cancellationToken)).ProfileOn(StockholmTime.Today(time));
        if (profile is not { Fund.AdministrationDraw: true })
        {
            throw new Refused("Riktlinjen låter inte fonden betala samordning.", field: "amount");
        }

        if (string.IsNullOrWhiteSpace(request.Reason))
        {
            throw new Refused("Skriv vad uttaget ska användas till.", field: "reason");
        }

        await ledger.LockAsync(cancellationToken);
        var available = (await ledger.PositionAsync(request.Year, cancellationToken)).Available;
        if (request.Amount <= Money.Zero || request.Amount > available)
        {
            throw new Refused($"Uttaget ska vara mer än 0 kr och högst {available}, som är kvar för {request.Year}.", field: "amount");
        }

        db.Transactions.Add(
            LedgerTransaction.Move(
                LedgerKind.AdministrationDraw,
                $"draw:{Guid.CreateVersion7()}",
                request.Year,
                request.Amount,
                request.Reason,
                actor.Name,
                time.GetUtcNow()
            )
        );
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}
