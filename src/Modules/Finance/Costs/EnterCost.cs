using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Persistence;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Costs;

/// <summary>Enters a cost by hand, where the finance system has no file to give. SEK; a credit is negative.</summary>
[InCase(CasePart.Acts)]
[Requires(Permission.Report)]
[LoggedAs("En kostnad skrevs in")]
internal sealed record EnterCost(string CaseNumber, DateOnly Date, Money Amount, string Voucher, string Text) : ICommand, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class EnterCostHandler(FinanceDb db, CaseProcess cases, Actor actor, TimeProvider time) : IRequestHandler<EnterCost, Unit>
{
    private const string ByHand = "manuell";

    public async Task<Unit> Handle(EnterCost request, CancellationToken cancellationToken)
    {
        var (header, _, _) = await cases.LoadAsync(request.CaseNumber, cancellationToken);
        if (header.StageKind is not (StageKind.Granted or StageKind.Running))
        {
            throw new Refused(T("Kostnader kan anges först när medel är beviljade."));
        }

        if (request.Amount.IsZero || request.Amount.Abs() > SwedishAmount.Limit)
        {
            throw new Refused(T("Ange ett belopp som inte är 0 kr. En kredit är negativ."), field: "amount");
        }

        if (request.Date > StockholmTime.Today(time) || request.Date.Year < 2000)
        {
            throw new Refused(T("Ange dagen då kostnaden uppstod; den kan inte ligga i framtiden."), field: "date");
        }

        if (string.IsNullOrWhiteSpace(request.Voucher) || request.Voucher.Length > 40)
        {
            throw new Refused(T("Ange verifikationens nummer, högst 40 tecken, så att kostnaden kan spåras."), field: "voucher");
        }

        if (string.IsNullOrWhiteSpace(request.Text) || request.Text.Length > 300)
        {
            throw new Refused(T("Skriv kort vad kostnaden gäller, högst 300 tecken."), field: "text");
        }

        var (year, number) = (request.Date.Year, request.Voucher.Trim());
        if (await db.CostLines.AnyAsync(c => c.Year == year && c.Series == ByHand && c.Number == number, cancellationToken))
        {
            throw new Conflict(T($"Verifikationen {number} för {year} är redan inskriven."));
        }

        db.CostLines.Add(
            new CostLine
            {
                CaseId = header.Id,
                ProjectCode = header.ProjectCode ?? "",
                Year = year,
                Series = ByHand,
                Number = number,
                Row = "1",
                Date = request.Date,
                Text = request.Text.Trim(),
                Amount = request.Amount,
                PersonId = actor.Person,
                Who = actor.Name,
                At = time.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}
