using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Finance.Persistence;
using Fund.Platform.Persistence;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Costs;

/// <summary>
/// Takes back a cost that was typed by hand, by a row of the opposite amount (F-08): settled or not, it lowers what comes next. A cost from
/// a file is corrected in the finance system, and comes with the next file.
/// </summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="Cost">The cost.</param>
/// <param name="Because">Why.</param>
[InCase(CasePart.Acts)]
[Requires(Permission.Report)]
[LoggedAs("En kostnad togs tillbaka")]
internal sealed record TakeBackCost(string CaseNumber, Guid Cost, string Because) : ICommand, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class TakeBackCostShape : AbstractValidator<TakeBackCost>
{
    private const int Longest = 500;

    public TakeBackCostShape()
    {
        RuleFor(c => c.Because).NotEmpty().WithMessage(_ => T("Skriv varför kostnaden tas tillbaka."));
        RuleFor(c => c.Because).MaximumLength(Longest).WithMessage(_ => T($"Skriv högst {Longest} tecken."));
    }
}

internal sealed class TakeBackCostHandler(
    FinanceDb db,
    Fund.Platform.Process.CaseProcess cases,
    TenantTransaction transaction,
    IMediator mediator,
    Actor actor,
    TimeProvider time
) : IRequestHandler<TakeBackCost, Unit>
{
    public async Task<Unit> Handle(TakeBackCost request, CancellationToken cancellationToken)
    {
        var (header, _, _) = await cases.LoadAsync(request.CaseNumber, cancellationToken);
        await transaction.LockAsync(CostLock.Name, cancellationToken);
        var cost = await db
            .CostLines.AsNoTracking()
            .FirstOrDefaultAsync(c => c.Id == request.Cost && c.CaseId == header.Id, cancellationToken)
            ?? throw new NotFound(T("Kostnaden finns inte."));
        if (cost.Series != CostLine.ByHand || cost.Corrects is not null)
        {
            throw new Refused(T("Kostnaden kommer från en fil. Rätta den i ekonomisystemet och läs in en ny fil, eller ångra filen."));
        }

        if (cost.PersonId != actor.Person && !actor.May(Permission.ManageFinance))
        {
            throw new Refused(T($"{cost.Who} har skrivit in kostnaden. Den som skrev in den, eller ekonomen, tar tillbaka den."));
        }

        if (await db.CostLines.AnyAsync(c => c.Corrects == cost.Id, cancellationToken))
        {
            throw new Conflict(T("Kostnaden är redan tillbakatagen."));
        }

        db.CostLines.Add(
            new CostLine
            {
                CaseId = cost.CaseId,
                ProjectCode = cost.ProjectCode,
                Year = cost.Year,
                Series = cost.Series,
                Number = cost.Number,
                Date = cost.Date,
                Account = cost.Account,
                Text = cost.Text,
                Amount = -cost.Amount,
                Corrects = cost.Id,
                Reason = request.Because.Trim(),
                PersonId = actor.Person,
                Who = actor.Name,
                At = time.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        await mediator.Publish(new CostsTakenBack(), cancellationToken);
        return default;
    }
}
