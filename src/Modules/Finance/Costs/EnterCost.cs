using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Persistence;
using Fund.Platform.Files;
using Fund.Platform.Persistence;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Costs;

/// <summary>Enters a cost by hand, where the finance system has no file to give. SEK; a credit is negative.</summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="Date">The day it arose.</param>
/// <param name="Amount">SEK.</param>
/// <param name="Voucher">Number of its voucher.</param>
/// <param name="Text">What it is about.</param>
/// <param name="FileName">Name of what it rests on, an invoice; null for none.</param>
/// <param name="Content">Its bytes.</param>
[InCase(CasePart.Acts)]
[Requires(Permission.Report)]
[LoggedAs("En kostnad skrevs in")]
internal sealed record EnterCost(
    string CaseNumber,
    DateOnly Date,
    Money Amount,
    string Voucher,
    string Text,
    string? FileName = null,
    byte[]? Content = null
) : ICommand, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class EnterCostHandler(
    FinanceDb db,
    CaseProcess cases,
    FileStore files,
    TenantTransaction transaction,
    Actor actor,
    TimeProvider time
) : IRequestHandler<EnterCost, Unit>
{
    public async Task<Unit> Handle(EnterCost request, CancellationToken cancellationToken)
    {
        var (header, _, _) = await cases.LoadAsync(request.CaseNumber, cancellationToken);
        if (header.StageKind is not (StageKind.Granted or StageKind.Running))
        {
            throw new Refused(T("Kostnader kan anges först när medel är beviljade."));
        }

        if (request.Amount.IsZero)
        {
            throw new Refused(T("Ange ett belopp som inte är 0 kr. En kredit är negativ."), field: "amount");
        }

        if (request.Amount.Abs() > SwedishAmount.Limit)
        {
            throw new Refused(T($"Beloppet är för stort, högst {SwedishAmount.Limit}."), field: "amount");
        }

        if (request.Date > StockholmTime.Today(time) || request.Date.Year < CostLimits.FirstYear)
        {
            throw new Refused(T("Ange dagen då kostnaden uppstod; den kan inte ligga i framtiden."), field: "date");
        }

        if (string.IsNullOrWhiteSpace(request.Voucher) || request.Voucher.Length > CostLimits.Number)
        {
            throw new Refused(
                T($"Ange verifikationens nummer, högst {CostLimits.Number} tecken, så att kostnaden kan spåras."),
                field: "voucher"
            );
        }

        if (string.IsNullOrWhiteSpace(request.Text) || request.Text.Length > CostLimits.Text)
        {
            throw new Refused(T($"Skriv kort vad kostnaden gäller, högst {CostLimits.Text} tecken."), field: "text");
        }

        var (year, number) = (request.Date.Year, request.Voucher.Trim());
        await transaction.LockAsync(CostLock.Name, cancellationToken);
        await RequireUnbookedAsync(header.Id, year, number, request.Amount, cancellationToken);
        // An empty file is told, and not left out: who attached it believes that the invoice is there.
        Guid? file = request.FileName is { } name ? await files.KeepAsync(name, request.Content ?? [], cancellationToken) : null;
        db.CostLines.Add(
            new CostLine
            {
                CaseId = header.Id,
                ProjectCode = header.ProjectCode ?? "",
                Year = year,
                Series = CostLine.ByHand,
                Number = number,
                Date = request.Date,
                Text = request.Text.Trim(),
                Amount = request.Amount,
                FileId = file,
                PersonId = actor.Person,
                Who = actor.Name,
                At = time.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }

    // Typed twice, or typed when the finance system's file had it already (F-05).
    private async Task RequireUnbookedAsync(CaseId about, int year, string number, Money amount, CancellationToken cancellation)
    {
        var plain = number
            .Replace(" ", "", StringComparison.Ordinal)
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal);
        var same = await db
            .StandingCosts.Where(c => c.Year == year)
            .Where(c =>
                EF.Functions.ILike(c.Number.Replace(" ", ""), plain) || EF.Functions.ILike((c.Series + c.Number).Replace(" ", ""), plain)
            )
            .Where(c => c.Series == CostLine.ByHand || c.CaseId == about)
            .GroupBy(c => new { c.Series, c.Number })
            .Select(c => new { c.Key.Series, Amounts = c.Select(cost => cost.Amount).ToList() })
            .ToListAsync(cancellation);
        if (same.Any(c => c.Series == CostLine.ByHand))
        {
            throw new Conflict(T($"Verifikationen {number} för {year} är redan inskriven."));
        }

        if (same.Any(c => c.Amounts.Contains(amount) || c.Amounts.Total() == amount))
        {
            throw new Conflict(T($"Verifikationen {number} för {year} är redan inläst från ekonomisystemet med samma belopp."));
        }
    }
}
