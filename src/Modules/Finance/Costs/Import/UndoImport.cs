using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Finance.Persistence;
using Fund.Platform.Persistence;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Costs.Import;

/// <summary>
/// Takes back what a file has booked and no settlement has taken up, by new rows (F-08, F-15): what it put is taken away, what it took away
/// is put again. The file and its rows stay to be read. Answers how many rows were made.
/// </summary>
/// <param name="ImportId">The file.</param>
/// <param name="Because">Why.</param>
[Requires(Permission.ManageFinance)]
[LoggedAs("En inläst kostnadsfil ångrades")]
internal sealed record UndoImport(Guid ImportId, string Because) : ICommand<int>;

internal sealed class UndoImportShape : AbstractValidator<UndoImport>
{
    private const int Longest = 500;

    public UndoImportShape()
    {
        RuleFor(c => c.Because).NotEmpty().WithMessage(_ => T("Skriv varför filen ångras."));
        RuleFor(c => c.Because).MaximumLength(Longest).WithMessage(_ => T($"Skriv högst {Longest} tecken."));
    }
}

internal sealed class UndoImportHandler(FinanceDb db, TenantTransaction transaction, IMediator mediator, Actor actor, TimeProvider time)
    : IRequestHandler<UndoImport, int>
{
    public async Task<int> Handle(UndoImport request, CancellationToken cancellationToken)
    {
        await transaction.LockAsync(CostLock.Name, cancellationToken);
        var import = await db.Imports.FirstOrDefaultAsync(i => i.Id == request.ImportId, cancellationToken)
            ?? throw new NotFound(T("Filen finns inte."));
        if (import.StoredAt is null)
        {
            throw new Refused(T("Filens kostnader är inte sparade, så det finns inget att ångra."));
        }

        await RequireNoLaterAsync(import, cancellationToken);
        var made = await TakeBackAsync(request, cancellationToken);
        if (made == 0)
        {
            throw await WhyNothingAsync(import, cancellationToken);
        }

        import.Undo(request.Because.Trim(), actor.Person, actor.Name, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await mediator.Publish(new CostsTakenBack(), cancellationToken);
        return made;
    }

    // What a later file has made of the same vouchers is undone first: else both what was and what came instead would stand.
    private async Task RequireNoLaterAsync(CostImport import, CancellationToken cancellation)
    {
        var id = import.Id;
        var later = await (
            from change in db.Set<CostLine>()
            join own in db.Set<CostLine>() on change.Corrects equals own.Id
            join file in db.Set<CostImport>() on change.ImportId equals file.Id
            where own.ImportId == id && change.ImportId != id
            where !db.Set<CostLine>().Any(back => back.Restores == change.Id)
            orderby change.At descending
            select new { file.FileName, change.Number }
        ).FirstOrDefaultAsync(cancellation);
        if (later is not null)
        {
            throw new Refused(
                T($"{later.FileName} har ändrat verifikation {later.Number} efter den här filen. Ångra den filen först.")
            );
        }
    }

    private async Task<int> TakeBackAsync(UndoImport request, CancellationToken cancellation)
    {
        var (own, now, person, because) = (db.CurrentMunicipalityId, time.GetUtcNow(), actor.Person?.Value, request.Because.Trim());
        return await db.Database.ExecuteSqlAsync(
            $"""
            with unsettled as (
                select c.* from finance.cost_lines c
                where c.municipality_id = {own} and c.import_id = {request.ImportId}
                  and not exists (select from finance.settled_costs s
                                  where s.municipality_id = c.municipality_id and s.cost_line_id = c.id)
                  and not exists (select from finance.cost_lines k
                                  where k.municipality_id = c.municipality_id and (k.corrects = c.id or k.restores = c.id)))
            insert into finance.cost_lines (municipality_id, id, case_id, project_code, year, series, number, date, account, text, amount,
                                            import_id, corrects, restores, reason, person_id, who, at)
            select {own}, gen_random_uuid(), u.case_id, u.project_code, u.year, u.series, u.number, u.date, u.account, u.text, -u.amount,
                   {request.ImportId}, u.id, null, {because}, {person}::uuid, {actor.Name}, {now}
            from unsettled u where u.corrects is null
            union all
            select {own}, gen_random_uuid(), was.case_id, was.project_code, was.year, was.series, was.number, was.date, was.account,
                   was.text, was.amount, was.import_id, null, u.id, {because}, {person}::uuid, {actor.Name}, {now}
            from unsettled u
            join finance.cost_lines was on was.municipality_id = u.municipality_id and was.id = u.corrects
            where was.import_id is distinct from u.import_id
            """,
            cancellation
        );
    }

    private async Task<Exception> WhyNothingAsync(CostImport import, CancellationToken cancellation)
    {
        var settled = await db.StandingCosts.AnyAsync(
            cost => cost.ImportId == import.Id && db.Set<CostSettled>().Any(s => s.CostLineId == cost.Id),
            cancellation
        );
        return settled ? new Refused(T("Filens kostnader är avräknade. Vänd avräkningen först."))
            : import.UndoneAt is null ? new Refused(T("Filen ändrade inget, så det finns inget att ångra."))
            : new Conflict(T("Filen är redan ångrad."));
    }
}
