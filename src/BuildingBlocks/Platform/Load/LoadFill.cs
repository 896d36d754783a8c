using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Platform.Audit;
using Fund.Platform.Modules;
using Fund.Platform.Persistence;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Platform.Load;

/// <summary>
/// Fills the municipality of this scope with cases for load: every module that is switched on writes its rows, in one transaction, and the
/// log says that no command made them. The numbers are the municipality's own, so that the next case that a person opens gets the next one.
/// </summary>
public sealed class LoadFill(
    PlatformDb db,
    TenantTransaction transaction,
    CurrentSetup setup,
    Numbers.Numbers numbers,
    LoadTables tables,
    IEnumerable<ILoadFiller> fillers,
    ModuleList modules,
    IMediator mediator,
    Actor actor,
    TimeProvider time
)
{
    /// <summary>The most that can be made: beyond it the numbers of a year would not suffice.</summary>
    public const int Most = 100_000;

    /// <summary>Makes the cases; the caller stands inside the pipeline's scope and ends the transaction.</summary>
    /// <returns>The numbers that they got, a span a year.</returns>
    /// <exception cref="Refused">The municipality has been filled before, or has nothing to apply for.</exception>
    public async Task<IReadOnlyList<string>> RunAsync(int cases, CancellationToken cancellation)
    {
        await transaction.OpenAsync(cancellation);
        // Of two who fill at once the second waits here, and finds what the first has done.
        await transaction.LockAsync(nameof(LoadFill), cancellation);
        if (await db.Audit.AsNoTracking().FirstOrDefaultAsync(entry => entry.What == nameof(FilledForLoad), cancellation) is { } earlier)
        {
            throw new Refused(
                $"Kommunen har redan ärenden för belastningsprov, inlagda {StockholmTime.At(earlier.At):yyyy-MM-dd HH:mm}. Inga fler har "
                    + "lagts in. Börja om med en ny databas för ett annat antal."
            );
        }

        var known = await setup.GetAsync(cancellation);
        var people = await mediator.Send(new Everybody(), cancellation);
        if (people.Count == 0)
        {
            throw new Refused("Kommunen har inga personer, så det finns ingen som ärendena kan vara öppnade av.");
        }

        var open = await OpenYearsAsync(known, cancellation);
        var plan = new LoadPlan(known, new LoadPeople(people), StockholmTime.Today(time), fund => open[fund]).Of(cases);
        var (numbered, spans) = await NumberedAsync(plan, cancellation);
        await tables.ExpectManyAsync(cancellation);
        foreach (var filler in fillers.Where(filler => IsOn(known, filler)))
        {
            await filler.FillAsync(numbered, cancellation);
        }

        await LogAsync(new FilledForLoad(cases, spans), cancellation);
        return spans;
    }

    private bool IsOn(Setup.Setup known, ILoadFiller filler) =>
        modules.Of(filler.GetType()) is not { Optional: true } module || known.Modules.Contains(module.Key);

    private async Task<Dictionary<string, int>> OpenYearsAsync(Setup.Setup known, CancellationToken cancellation)
    {
        var open = new Dictionary<string, int>();
        foreach (var fund in known.Funds)
        {
            open[fund.Key] = known.Modules.Contains("finance")
                ? await mediator.Send(new Contracts.Finance.FirstOpenYear(fund.Key), cancellation)
                : 0;
        }

        return open;
    }

    private async Task<(IReadOnlyList<LoadCase> Cases, IReadOnlyList<string> Spans)> NumberedAsync(
        IReadOnlyList<LoadCase> plan,
        CancellationToken cancellation
    )
    {
        var numbered = new List<LoadCase>(plan.Count);
        var spans = new List<string>();
        foreach (var year in plan.GroupBy(made => made.Year).OrderBy(year => year.Key))
        {
            var inOrder = year.OrderBy(made => made.OpenedOn).ThenBy(made => made.Place).ToList();
            var first = await numbers.TakeAsync($"case:{year.Key}", inOrder.Count, cancellation);
            numbered.AddRange(inOrder.Select((made, i) => made with { Running = first + i }));
            spans.Add($"{year.Key}-{first}–{year.Key}-{first + inOrder.Count - 1}");
        }

        return (numbered, spans);
    }

    private async Task LogAsync(FilledForLoad filled, CancellationToken cancellation)
    {
        db.Audit.Add(
            new AuditEntry
            {
                At = time.GetUtcNow(),
                Who = actor.Name,
                From = actor.From,
                What = nameof(FilledForLoad),
                Content = AuditContent.Of(filled),
            }
        );
        await db.SaveChangesAsync(cancellation);
    }
}
