using Fund.Contracts.Messages;

namespace Fund.Platform.Load;

/// <summary>What the log says of a municipality that was filled for load: the only trace that its cases have there.</summary>
/// <param name="Cases">How many cases were made.</param>
/// <param name="Numbers">The numbers that they got, "2026-1–2026-300" for each year.</param>
[LoggedAs("Ärenden lades in för belastningsprov, inte genom tjänstens egna kommandon")]
internal sealed record FilledForLoad(int Cases, IReadOnlyList<string> Numbers);
