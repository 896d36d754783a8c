using System.Security.Cryptography;
using System.Text;
using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using Fund.Platform.Tenancy;
using MediatR;

namespace Fund.Finance.Allocations;

/// <summary>
/// Registers that a part of the fund is drawn for coordination, not tied to a case (U-18). Nothing is posted before another person has
/// attested it. Answers the key of the proposal. SEK.
/// </summary>
/// <param name="Year">Budget year.</param>
/// <param name="Amount">What is drawn.</param>
/// <param name="Reason">What it is for.</param>
/// <param name="Fund">Key of the fund; null for the only one.</param>
/// <param name="Replaces">The proposal that was sent back and that this one corrects; null for none.</param>
[Requires(Permission.ManageFinance)]
[LoggedAs("Ett uttag för samordning registrerades för attest")]
internal sealed record DrawForAdministration(int Year, Money Amount, string Reason, string? Fund = null, Guid? Replaces = null)
    : ICommand<Guid>,
        IAboutFund;

internal sealed class DrawForAdministrationShape : AbstractValidator<DrawForAdministration>
{
    public DrawForAdministrationShape()
    {
        RuleFor(d => d.Year).InclusiveBetween(2000, 2100).WithMessage(_ => T("Ange budgetåret med fyra siffror."));
        RuleFor(d => d.Reason)
            .NotEmpty()
            .WithMessage(_ => T("Skriv vad uttaget ska användas till."))
            .MaximumLength(500)
            .WithMessage(_ => T("Texten är för lång, högst 500 tecken."));
    }
}

internal sealed class DrawForAdministrationHandler(FinanceDb db, FundsHere funds, Proposals proposals, Actor actor, TimeProvider time)
    : IRequestHandler<DrawForAdministration, Guid>
{
    public async Task<Guid> Handle(DrawForAdministration request, CancellationToken cancellationToken)
    {
        var rules = await funds.RulesAsync(request.Fund, cancellationToken);
        var fund = rules.Fund.Key;
        var proposal = new FundProposal
        {
            Fund = fund,
            Kind = ProposalKind.Draw,
            Key = $"draw:{fund}:{request.Year}:{request.Amount.Ore}:{PurposeOf(request.Reason)}",
            Year = request.Year,
            Amount = request.Amount,
            Reason = request.Reason,
            RegisteredBy = actor.Person,
            RegisteredByName = actor.Name,
            RegisteredAt = time.GetUtcNow(),
        };
        await proposals.RegisterAsync(proposal, rules, request.Replaces, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return proposal.Id;
    }

    // What it is drawn for is the key, however it is typed: a lost answer or a second click does not draw the same money twice (F-13).
    private static string PurposeOf(string reason) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(reason.Where(char.IsLetterOrDigit)).ToLowerInvariant()))
        );
}
