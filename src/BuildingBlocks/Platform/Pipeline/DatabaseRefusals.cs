using System.Collections.Frozen;
using Fund.Contracts.Messages;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Fund.Platform.Pipeline;

/// <summary>
/// What the database says no with, in words: another was faster, or a wall holds. Asked of whatever a command ends with, its COMMIT too,
/// where the deferred walls speak (F-12).
/// </summary>
internal sealed class DatabaseRefusals(IEnumerable<WallWords> walls, ILogger<DatabaseRefusals> log)
{
    private readonly FrozenDictionary<string, string> sentences = walls.ToFrozenDictionary(wall => wall.Constraint, wall => wall.Sentence);

    /// <summary>What to tell the person; null where it is no refusal of the database but a fault.</summary>
    public Exception? Told(Exception error)
    {
        if (error is DbUpdateConcurrencyException)
        {
            return new Conflict(T("Någon annan har ändrat samma sak medan du arbetade. Läs in sidan igen och gör om din ändring."));
        }

        if (error is OverflowException)
        {
            return new Refused(T("Beloppen är för stora för att räknas ihop. Kontrollera att inget har skrivits med för många siffror."));
        }

        if (TookTooLong(error))
        {
            log.LogWarning(error, "A statement took longer than somebody should wait");
            return new Conflict(
                T("Det tog för lång tid, kanske för att något stort görs just nu. Inget är ändrat. Försök " + "igen om en stund.")
            );
        }

        // EF Core wraps what the database said in one or two exceptions of its own.
        var said = error;
        while (said is not null and not PostgresException)
        {
            said = said.InnerException;
        }

        return said is PostgresException refused ? Told(refused) : null;
    }

    private static bool TookTooLong(Exception? error)
    {
        while (error is not null and not NpgsqlException { InnerException: TimeoutException })
        {
            error = error.InnerException;
        }

        return error is not null;
    }

    private Exception? Told(PostgresException refused)
    {
        switch (refused.SqlState)
        {
            case PostgresErrorCodes.UniqueViolation:
                return new Conflict(T("Det här är redan gjort, kanske av någon annan i samma stund. Läs in sidan igen."));
            case PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected:
                return new Conflict(T("Någon annan gjorde samma sak i samma stund. Försök igen."));
            case PostgresErrorCodes.ForeignKeyViolation:
                return new Conflict(T("Det som ändringen bygger på finns inte längre. Läs in sidan igen."));
            case PostgresErrorCodes.CheckViolation when sentences.TryGetValue(refused.ConstraintName ?? "", out var sentence):
                return new Refused(sentence);
            case PostgresErrorCodes.CheckViolation:
                // A wall that no person should reach: refused like the others, and told to those who look after the house.
                log.LogError(refused, "The database refused what the house should have refused first");
                return new Refused(
                    T(
                        "Uppgifterna går inte ihop, så inget har sparats. Läs "
                            + "in sidan igen. Händer det igen behöver driften titta på det."
                    )
                );
            default:
                return null;
        }
    }
}
