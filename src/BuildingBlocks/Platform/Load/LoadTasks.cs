using Fund.Contracts.Applications;
using Fund.Contracts.Messages;

namespace Fund.Platform.Load;

/// <summary>The task of whose turn it is, for each case that has not ended.</summary>
internal sealed class LoadTasks(LoadTables tables) : ILoadFiller
{
    public Task FillAsync(IReadOnlyList<LoadCase> cases, CancellationToken cancellation) =>
        tables.InsertAsync("platform.tasks", cases.Select(TaskOf).OfType<Row>(), cancellation);

    private static Row? TaskOf(LoadCase made)
    {
        var stage = made.Stage;
        if (stage.Kind is StageKind.Ended or StageKind.Running || !Enum.TryParse<Role>(stage.Turn, ignoreCase: true, out var role))
        {
            return null;
        }

        var reached = made.Moves.Count == 0 ? made.OpenedOn : made.Moves[^1].On;
        var promise = stage.ClockFor(made.Track);
        return new Row(
            Guid.CreateVersion7(),
            made.Number,
            "stage:" + stage.Key,
            $"{promise?.Task ?? stage.Task ?? stage.Name}: {made.Title}",
            role.ToString(),
            role is Role.ProjectManager or Role.HeadOfAdministration ? made.Lead.Key : null,
            promise?.Within.DueAfter(reached),
            promise?.Rule,
            $"/arenden/{made.Number}",
            LoadCase.At(reached),
            // Reminded already: the morning after does not send thousands of letters.
            LoadCase.At(reached),
            Impartial: false,
            OutlivesCase: false
        );
    }

    private sealed record Row(
        Guid Id,
        string CaseNumber,
        string Kind,
        string Title,
        string Role,
        string? Unit,
        DateOnly? Due,
        string? Rule,
        string Link,
        DateTimeOffset AskedAt,
        DateTimeOffset RemindedAt,
        bool Impartial,
        bool OutlivesCase
    );
}
