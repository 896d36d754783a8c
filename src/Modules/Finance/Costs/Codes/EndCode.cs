using Fund.Contracts.Messages;
using Fund.Finance.Persistence;
using Fund.Platform.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Costs.Codes;

/// <summary>Says the last day on which a further project code is its case's.</summary>
/// <param name="Id">The code as it was given to the case.</param>
/// <param name="LastDay">The last day.</param>
/// <param name="Seen">The last day that it had when it was seen; null for none.</param>
[Requires(Permission.ManageFinance)]
[LoggedAs("En projektkods sista dag angavs")]
internal sealed record EndCode(Guid Id, DateOnly LastDay, DateOnly? Seen = null) : ICommand;

internal sealed class EndCodeHandler(FinanceDb db, TenantTransaction transaction) : IRequestHandler<EndCode, Unit>
{
    public async Task<Unit> Handle(EndCode request, CancellationToken cancellationToken)
    {
        await transaction.LockAsync(CostLock.Name, cancellationToken);
        var code = await db.CaseCodes.FirstOrDefaultAsync(c => c.Id == request.Id, cancellationToken)
            ?? throw new NotFound(T("Kopplingen finns inte."));
        if (request.LastDay < code.ValidFrom)
        {
            throw new Refused(T("Sista dagen kan inte ligga före den första."), field: "lastDay");
        }

        var (from, last) = (code.ValidFrom, request.LastDay);
        if (await db.CaseCodes.AnyAsync(c => c.Code == code.Code && c.ValidFrom > from && c.ValidFrom <= last, cancellationToken))
        {
            throw new Refused(T("Koden är kopplad till ett annat ärende då. Välj en tidigare dag."), field: "lastDay");
        }

        if (code.ValidTo is { } ended && ended != request.Seen && ended != request.LastDay)
        {
            throw new Conflict(T($"Kopplingen har redan fått sista dagen {ended:yyyy-MM-dd}. Läs in sidan igen."));
        }

        code.EndOn(request.LastDay);
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}
