namespace Fund.Applications.Cases;

/// <summary>What a person may see of the cases, as <see cref="CasesInSight"/> worked it out.</summary>
/// <param name="Me">The person.</param>
/// <param name="Units">Keys of the units in which the person has a role.</param>
/// <param name="Stages">"rule version|stage" where the process has one of the person's roles act.</param>
internal sealed record Sight(Guid Me, string[] Units, string[] Stages)
{
    /// <summary>All cases, drafts among them.</summary>
    public static Sight Whole { get; } = new(Guid.Empty, [], []);

    /// <summary>Is nothing left out?</summary>
    public bool IsWhole => ReferenceEquals(this, Whole);

    /// <summary>The condition on <c>applications.cases c</c>, with what stands for the three values in its statement.</summary>
    /// <param name="received">Is what was handed in seen by all?</param>
    /// <param name="me">Stands for <see cref="Me"/>.</param>
    /// <param name="units">Stands for <see cref="Units"/>.</param>
    /// <param name="stages">Stands for <see cref="Stages"/>.</param>
    /// <remarks>A draft that was withdrawn before it was received is still nobody's business.</remarks>
    public string Where(bool received, string me, string units, string stages) =>
        IsWhole
            ? "true"
            : $"""
                (
                    {(received ? "c.received_on is not null or c.stage_kind not in ('Draft', 'Ended') or" : "")}
                    c.owner = {me}
                    or exists (
                        select from applications.case_units u
                        where u.municipality_id = c.municipality_id and u.case_id = c.id and u.unit_key = any({units})
                    )
                    or c.rule_version || '|' || c.stage = any({stages})
                    or exists (
                        select from applications.case_moves m
                        where m.municipality_id = c.municipality_id and m.case_id = c.id and m.person_id = {me}
                    )
                    or exists (
                        select from applications.case_records r
                        where r.municipality_id = c.municipality_id and r.case_id = c.id and r.person_id = {me}
                    )
                )
                """;
}
