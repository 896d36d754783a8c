namespace Fund.Platform.Load;

/// <summary>A step along the path of a case that is made for load.</summary>
/// <param name="From">Key of the stage it left.</param>
/// <param name="To">Key of the stage it reached.</param>
/// <param name="Operation">Key of the operation that leads there.</param>
/// <param name="Outcome">Key of the operation's outcome; null where it has none.</param>
/// <param name="On">The day.</param>
public sealed record LoadMove(string From, string To, string Operation, string? Outcome, DateOnly On);
