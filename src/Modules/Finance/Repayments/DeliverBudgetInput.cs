using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Repayments;

/// <summary>
/// Delivers the reduced frames to the budget work, as they were seen (U-13, U-86): who, when and each row is kept. What has been delivered
/// and not changed since is not delivered again. Answers the key of the delivery.
/// </summary>
/// <param name="Year">The budget year.</param>
/// <param name="Seen">Which rows were seen.</param>
/// <param name="Fund">Key of the fund; null for the only one.</param>
[Requires(Permission.ManageFinance)]
[LoggedAs("Underlaget till budgeten lämnades")]
internal sealed record DeliverBudgetInput(int Year, string Seen, string? Fund = null) : ICommand<Guid>, IAboutFund;

internal sealed class DeliverBudgetInputShape : AbstractValidator<DeliverBudgetInput>
{
    public DeliverBudgetInputShape() =>
        RuleFor(d => d.Year).InclusiveBetween(2000, 2100).WithMessage(_ => T("Ange budgetåret med fyra siffror."));
}

internal sealed class DeliverBudgetInputHandler(
    FinanceDb db,
    FundsHere funds,
    FundLedger ledger,
    BudgetInputDesk desk,
    TaskBoard tasks,
    Actor actor,
    TimeProvider time
) : IRequestHandler<DeliverBudgetInput, Guid>
{
    public async Task<Guid> Handle(DeliverBudgetInput request, CancellationToken cancellationToken)
    {
        var rules = await funds.RulesAsync(request.Fund, cancellationToken);
        // Of two who deliver at once the second waits here, and finds the first one's delivery.
        await ledger.LockAsync(rules.Fund, cancellationToken);
        var input = await desk.OfAsync(rules, request.Year, cancellationToken);
        if (input.IsDecided)
        {
            throw new Refused(T($"Budgeten för {input.Year} är redan beslutad. Lämna underlag till ett kommande år."), field: "year");
        }

        if (input is { Last: { } last, Differences.Count: 0 })
        {
            throw new Conflict(
                T(
                    $"{last.ByName} lämnade underlaget till budget {last.Year} {StockholmTime.At(last.At):yyyy-MM-dd HH:mm}, och inget "
                        + $"har "
                        + $"ändrats sedan dess."
                )
            );
        }

        if (!input.CanDeliver)
        {
            throw new Refused(T($"Det finns inga minskade ramar att lämna till budget {input.Year}."), field: "year");
        }

        if (input.Seen != request.Seen)
        {
            throw new Conflict(T("Underlaget har ändrats sedan du öppnade sidan. Läs in sidan igen och se vad som lämnas."));
        }

        var delivery = new BudgetDelivery
        {
            Fund = rules.Fund.Key,
            Year = input.Year,
            Number = (input.Last?.Number ?? 0) + 1,
            LastYear = input.LastYear,
            By = actor.Person,
            ByName = actor.Name,
            At = time.GetUtcNow(),
        };
        delivery.Rows.AddRange(input.Rows.Select((row, index) => Row(delivery.Id, index + 1, row)));
        db.Deliveries.Add(delivery);
        await MarkAsync(input, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await tasks.DoneAsync(null, BudgetInputJob.TaskOf(rules.Fund.Key, input.Year), cancellationToken);
        return delivery.Id;
    }

    // The years after the budget year are told of, and delivered when their own budget is made.
    private async Task MarkAsync(BudgetInputNow input, CancellationToken cancellation)
    {
        var delivered = input.Rows.Where(row => row.Year == input.Year).Select(row => row.Instalment).ToList();
        foreach (
            var instalment in await db
                .Instalments.Where(i =>
                    delivered.Contains(i.Id) && (i.State == RepaymentState.Planned || i.State == RepaymentState.Postponed)
                )
                .ToListAsync(cancellation)
        )
        {
            instalment.Become(RepaymentState.Delivered, null, null, actor.Person, actor.Name, time.GetUtcNow());
        }
    }

    private static BudgetDeliveryRow Row(Guid delivery, int position, BudgetRow row) =>
        new()
        {
            DeliveryId = delivery,
            Position = position,
            Instalment = row.Instalment,
            CaseNumber = row.CaseNumber,
            CaseTitle = row.CaseTitle,
            Unit = row.Unit,
            UnitName = row.UnitName,
            UnitCode = row.UnitCode,
            Year = row.Year,
            Amount = row.Amount,
            Destination = row.Destination,
        };
}
