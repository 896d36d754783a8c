using System.Security.Cryptography;
using System.Text;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Allocations;

/// <summary>Draws a part of the fund for coordination, not tied to a case (U-18). SEK.</summary>
[Requires(Permission.ManageFinance)]
[LoggedAs("Medel togs ur fonden för administration")]
internal sealed record DrawForAdministration(int Year, Money Amount, string Reason, string? Fund = null) : ICommand, IAboutFund;

internal sealed class DrawForAdministrationHandler(FinanceDb db, FundLedger ledger, FundsHere funds)
    : IRequestHandler<DrawForAdministration, Unit>
{
    public async Task<Unit> Handle(DrawForAdministration request, CancellationToken cancellationToken)
    {
        var fund = (await funds.RulesAsync(request.Fund, cancellationToken)).Fund;
        if (!fund.AdministrationDraw)
        {
            throw new Refused(T("Riktlinjen låter inte fonden betala samordning."), field: "amount");
        }

        if (string.IsNullOrWhiteSpace(request.Reason))
        {
            throw new Refused(T("Skriv vad uttaget ska användas till."), field: "reason");
        }

        await ledger.LockAsync(fund, cancellationToken);
        var key = $"draw:{fund.Key}:{request.Year}:{request.Amount.Ore}:{PurposeOf(request.Reason)}";
        if (await db.Transactions.AsNoTracking().FirstOrDefaultAsync(t => t.Key == key, cancellationToken) is { } earlier)
        {
            throw new Conflict(
                T(
                    $"Ett lika stort uttag för samma ändamål är redan bokfört för {request.Year} av {earlier.Who}. Är det här ett "
                        + $"annat uttag, så skriv vad som skiljer det från det förra."
                )
            );
        }

        var available = (await ledger.BookAsync(fund.Key, cancellationToken)).Available(request.Year);
        if (request.Amount <= Money.Zero || request.Amount > available)
        {
            throw new Refused(T($"Uttaget ska vara mer än 0 kr och högst {available}, som är kvar för {request.Year}."), field: "amount");
        }

        await ledger.PostAsync(
            new Posting
            {
                Kind = LedgerKind.AdministrationDraw,
                Key = key,
                Fund = fund.Key,
                Year = request.Year,
                Amount = request.Amount,
                Text = request.Reason,
            },
            "year",
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }

    // What it is drawn for is the key, however it is typed: a lost answer or a second click does not draw the same money twice (F-13).
    private static string PurposeOf(string reason) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(reason.Where(char.IsLetterOrDigit)).ToLowerInvariant()))
        );
}
