using Fund.Contracts.Applications;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Process.Calendar;
using Fund.Process.Profiles;

namespace Fund.Platform.Load;

/// <summary>
/// A case that is made for load, not by the product's commands: what the modules must agree on of it. Each writes its own rows of it.
/// </summary>
public sealed record LoadCase
{
    /// <summary>Key.</summary>
    public required CaseId Id { get; init; }

    /// <summary>Place among those that are made, from 0: what differs between cases differs by it.</summary>
    public required int Place { get; init; }

    /// <summary>The calendar year in which it was opened.</summary>
    public required int Year { get; init; }

    /// <summary>Its number in the year, from the municipality's own series.</summary>
    public required int Running { get; init; }

    /// <summary>Number in addresses, "2026-7".</summary>
    public string Number => $"{Year}-{Running}";

    /// <summary>The initiative's name.</summary>
    public required string Title { get; init; }

    /// <summary>The rule version that was in force when it was opened.</summary>
    public required Profile Rules { get; init; }

    /// <summary>The choice of plugins that it follows.</summary>
    public required int PluginRevision { get; init; }

    /// <summary>Key of the track; null where the fund has none.</summary>
    public string? Track { get; init; }

    /// <summary>The units that take part, the lead first.</summary>
    public required IReadOnlyList<UnitView> Units { get; init; }

    /// <summary>Answers by question, as they are stored.</summary>
    public required IReadOnlyDictionary<string, string> Answers { get; init; }

    /// <summary>The day it was opened.</summary>
    public required DateOnly OpenedOn { get; init; }

    /// <summary>The path behind it, oldest first; empty for a case that is where all begin.</summary>
    public required IReadOnlyList<LoadMove> Moves { get; init; }

    /// <summary>In whose names it is made.</summary>
    public required LoadPeople People { get; init; }

    /// <summary>What is granted for each fiscal year, SEK; empty where nothing is.</summary>
    public required IReadOnlyDictionary<int, Money> Granted { get; init; }

    /// <summary>The unit that applies.</summary>
    public UnitView Lead => Units[0];

    /// <summary>Where it stands.</summary>
    public Stage Stage => Moves.Count == 0 ? Rules.Stages[0] : Rules.StageOf(Moves[^1].To);

    /// <summary>The day it started; null before.</summary>
    public DateOnly? StartedOn => Reached(StageKind.Running)?.On;

    /// <summary>The day it ended; null before.</summary>
    public DateOnly? EndedOn => Stage.Kind == StageKind.Ended ? Moves[^1].On : null;

    /// <summary>The latest time that an operation led it on; null when none has.</summary>
    public LoadMove? Done(string operation) => Moves.LastOrDefault(move => move.Operation == operation);

    /// <summary>The step by which it first reached a stage of a kind; null when it has not.</summary>
    public LoadMove? Reached(StageKind kind) => Moves.FirstOrDefault(move => Rules.StageOf(move.To).Kind == kind);

    /// <summary>An instant of a day's work.</summary>
    public static DateTimeOffset At(DateOnly day) => StockholmTime.InstantOf(day, new TimeOnly(10, 0));
}
