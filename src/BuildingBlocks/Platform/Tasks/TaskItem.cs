using Fund.Contracts.Applications;
using Fund.Contracts.Messages;

namespace Fund.Platform.Tasks;

/// <summary>Something that is asked of a role, or a person, by a day.</summary>
public sealed class TaskItem
{
    /// <summary>Key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The case's number; null for the fund's own tasks.</summary>
    public string? CaseNumber { get; init; }

    /// <summary>What it is, for finding and finishing it: "stage:idea", "adherence:2026-T1". Open ones are unique per case.</summary>
    public required string Kind { get; init; }

    /// <summary>What to do, as shown.</summary>
    public required string Title { get; init; }

    /// <summary>Why it is asked, in a sentence; null where the title says it all.</summary>
    public string? Why { get; init; }

    /// <summary>Whose role.</summary>
    public required Role Role { get; init; }

    /// <summary>Only for those who hold the role for this unit; null for all.</summary>
    public string? Unit { get; init; }

    /// <summary>Only for this person; null for all with the role.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Never for this person, who prepared what another is to approve; null for nobody.</summary>
    public Guid? NotFor { get; init; }

    /// <summary>Not asked of those who have declared a conflict of interest in the case (W-22).</summary>
    public bool Impartial { get; init; }

    /// <summary>The last day; null if none is promised.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>The guideline's rule.</summary>
    public string? Rule { get; init; }

    /// <summary>Path below the municipality where it is done.</summary>
    public required string Link { get; init; }

    /// <summary>The closing of the case does not finish it: the guideline asks for it afterwards, too (U-97).</summary>
    public bool OutlivesCase { get; init; }

    /// <summary>When it was asked.</summary>
    public DateTimeOffset AskedAt { get; init; }

    /// <summary>When it was done; null while open.</summary>
    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>When a reminder was sent; null if none.</summary>
    public DateTimeOffset? RemindedAt { get; set; }

    /// <summary>When the coordinator last reminded by hand; null if never.</summary>
    public DateTimeOffset? PromptedAt { get; set; }

    /// <summary>Name of who did; null if nobody.</summary>
    public string? PromptedBy { get; set; }

    /// <summary>The unit that a role is asked for in a case: whoever holds the role for another unit is not asked (F-22).</summary>
    public static string? UnitFor(Role role, CaseHeaderView about)
    {
        ArgumentNullException.ThrowIfNull(about);
        return role is Role.ProjectManager or Role.HeadOfAdministration ? about.LeadUnit : null;
    }
}
