using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Tenancy;

namespace Fund.Assessment.Recusals;

/// <summary>A declared conflict of interest (jäv): the person takes no part in the case, and the ground is kept (W-22).</summary>
internal sealed class Recusal
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }
    public PersonId PersonId { get; init; }
    public string Who { get; init; } = "";
    public string Ground { get; init; } = "";
    public Guid Act { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>The ground, for those whom it concerns: who assess or record, the auditor, and the person; null for others.</summary>
    public static string? GroundFor(Recusal recusal, Actor reader) =>
        reader.May(Permission.Assess)
        || reader.May(Permission.RecordDecisions)
        || reader.May(Permission.ReadAudit)
        || recusal.PersonId == reader.Person
            ? recusal.Ground
            : null;
}
