using Fund.Finance.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Costs.Import;

/// <summary>How the municipality's files are read: what has been said of one is what holds for the next of its kind.</summary>
internal sealed class FileHabits(FinanceDb db)
{
    /// <summary>As files of the kind were last said to be read.</summary>
    public async Task<CostFileChoices> OfAsync(CostFileKind kind, CancellationToken cancellation) =>
        (await db.FileHabits.AsNoTracking().FirstOrDefaultAsync(habit => habit.Kind == kind, cancellation))?.Choices
        ?? CostFileChoices.None;

    /// <summary>Remembers it.</summary>
    public async Task RememberAsync(CostFileKind kind, CostFileChoices choices, CancellationToken cancellation)
    {
        var habit = await db.FileHabits.FirstOrDefaultAsync(h => h.Kind == kind, cancellation);
        if (habit is null)
        {
            db.FileHabits.Add(habit = new CostFileHabit { Kind = kind });
        }

        habit.Say(choices);
        await db.SaveChangesAsync(cancellation);
    }
}
