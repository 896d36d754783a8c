using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.Finance.Allocations;

/// <summary>
/// Registers that money is set aside in the fund by a decision of the council (A-08, A-40…A-45, U-82). Nothing is posted before another
/// person has attested it (F-17). Answers the key of the proposal. SEK.
/// </summary>
/// <param name="Year">Budget year.</param>
/// <param name="Amount">What is set aside.</param>
/// <param name="TaxAndGrantBase">The year's taxes and grants; zero where no cap is worked out from them.</param>
/// <param name="DecidedOn">The council's day.</param>
/// <param name="Paragraph">Its paragraph.</param>
/// <param name="Attested">Keys of the attestations given by the one who sends it.</param>
/// <param name="Documents">
/// Keys of kept documents by what they stand behind: "decision", "base", or the key of an attestation.
/// </param>
/// <param name="Fund">Key of the fund; null for the only one.</param>
/// <param name="Replaces">The proposal that was sent back and that this one corrects; null for none.</param>
[Requires(Permission.ManageFinance)]
[LoggedAs("En avsättning registrerades för attest")]
internal sealed record AllocateToFund(
    int Year,
    Money Amount,
    Money TaxAndGrantBase,
    DateOnly DecidedOn,
    string Paragraph,
    IReadOnlyList<string> Attested,
    IReadOnlyDictionary<string, Guid> Documents,
    string? Fund = null,
    Guid? Replaces = null
) : ICommand<Guid>, IOperation, IAboutFund
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

internal sealed class AllocateToFundHandler(FinanceDb db, FundsHere funds, Proposals proposals, Actor actor, TimeProvider time)
    : IRequestHandler<AllocateToFund, Guid>
{
    public async Task<Guid> Handle(AllocateToFund request, CancellationToken cancellationToken)
    {
        var rules = await funds.RulesAsync(request.Fund, cancellationToken);
        var proposal = ProposalOf(request, rules.Fund);
        await proposals.RegisterAsync(proposal, rules, request.Replaces, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return proposal.Id;
    }

    private FundProposal ProposalOf(AllocateToFund request, FundRules fund) =>
        new()
        {
            Fund = fund.Key,
            Kind = ProposalKind.Allocation,
            // The decision itself is the key: a lost answer, a second click or a colleague does not register the same money twice (F-13).
            Key = $"allocation:{fund.Key}:{request.Year}:{request.DecidedOn:yyyyMMdd}:{ParagraphKey.Of(request.Paragraph)}",
            Year = request.Year,
            Amount = request.Amount,
            TaxAndGrantBase = fund.PercentOfBase is null ? Money.Zero : request.TaxAndGrantBase,
            DecidedOn = request.DecidedOn,
            Paragraph = request.Paragraph,
            RegisteredBy = actor.Person,
            RegisteredByName = actor.Name,
            RegisteredAt = time.GetUtcNow(),
            Papers =
            [
                .. from what in Behind(fund)
                let attested = fund.Attestations.FirstOrDefault(a => a.Key == what && request.Attested.Contains(a.Key))
                let document = request.Documents.TryGetValue(what, out var given) ? given : (Guid?)null
                where attested is not null || document is not null
                select new ProposalPaper
                {
                    For = what,
                    Attested = attested?.Text,
                    Rule = attested?.Rule,
                    DocumentId = document,
                },
            ],
        };

    private static IEnumerable<string> Behind(FundRules fund) =>
        fund.Attestations.Select(attestation => attestation.Key).Prepend(ProposalPaper.Base).Prepend(ProposalPaper.Decision);
}
