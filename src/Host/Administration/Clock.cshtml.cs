using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Time;
using Fund.Process.Calendar;
using Fund.Web;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Fund.Host.Administration;

/// <summary>Moves the clock of a demonstration. Outside one there is no such page.</summary>
[Requires(Permission.Operate)]
public sealed class ClockModel(FundClock clock, NpgsqlDataSource database) : FundPage
{
    /// <summary>The day to move to, as typed.</summary>
    [BindProperty]
    public string? Day { get; set; }

    internal DateOnly Today => StockholmTime.Today(clock);

    /// <inheritdoc/>
    public override Task LoadAsync(CancellationToken cancellation) =>
        clock.IsMovable ? Task.CompletedTask : throw new NotFound(T("Sidan finns inte."));

    /// <summary>Moves it to eight in the morning of the day.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        if (!SwedishDate.TryRead(Day, out var day, out var unreadable))
        {
            throw new Refused(unreadable!.Reason, field: "day");
        }

        await clock.MoveToAsync(StockholmTime.InstantOf(day, new TimeOnly(8, 0)), database, cancellation);
        Done = T($"Klockan är flyttad till {day:yyyy-MM-dd}.");
        return Redirect("/drift/klocka");
    }

    /// <summary>Back to the machine's time.</summary>
    public async Task<IActionResult> OnPostResetAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        await clock.MoveToAsync(TimeProvider.System.GetUtcNow(), database, cancellation);
        Done = T("Klockan visar dagens datum.");
        return Redirect("/drift/klocka");
    }
}
