namespace Fund.Platform.Persistence;

/// <summary>
/// What a person is told when a wall of the database refuses what another made impossible in the same moment. Registered by the module
/// whose table it is.
/// </summary>
/// <param name="Constraint">Name of the constraint, as the check or the trigger's `raise … using constraint` gives it.</param>
/// <param name="Sentence">Swedish: what is wrong, and what to do.</param>
public sealed record WallWords(string Constraint, string Sentence);
