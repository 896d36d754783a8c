using System.Text.Json;
using Fund.Platform.Persistence;

namespace Fund.Platform.Tasks;

/// <summary>What is asked in a stage, and by when.</summary>
/// <param name="Turn">Whose role, as its key in the profile.</param>
/// <param name="Due">Last day; null for none.</param>
/// <param name="Rule">The guideline's rule that says so; null for none.</param>
public sealed record StageTask(string Turn, DateOnly? Due, string? Rule);

/// <summary>The task that a stage's clock has put up for a case.</summary>
public sealed class StageTasks(ReadBatch reads)
{
    private const string Open = """
        select due, rule, role from platform.tasks
        where municipality_id = $1 and case_number = $2 and kind in ($3, $3 || ':next') and done_at is null limit 1
        """;

    /// <summary>Asks for it, with what else is read next; nothing is called when there is none.</summary>
    public void Ask(string caseNumber, string stage, Action<StageTask> found) =>
        reads.Ask(
            Open,
            row =>
                found(
                    new StageTask(
                        JsonNamingPolicy.CamelCase.ConvertName(row.GetString(2)),
                        row.IsDBNull(0) ? null : row.GetFieldValue<DateOnly>(0),
                        row.IsDBNull(1) ? null : row.GetString(1)
                    )
                ),
            caseNumber,
            "stage:" + stage
        );
}
