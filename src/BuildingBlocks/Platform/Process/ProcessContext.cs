using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Process.Profiles;

namespace Fund.Platform.Process;

/// <summary>The case and the rules that the running operation is about; filled by the pipeline before the handler.</summary>
public sealed class ProcessContext
{
    private CaseHeaderView? header;
    private Profile? profile;

    /// <summary>The case as it was when the command locked it; null when the command is about none.</summary>
    public CaseHeaderView? Locked { get; internal set; }

    /// <summary>The case's number; null when it is about no case.</summary>
    public string? CaseNumber => header?.Number;

    /// <summary>Code of the rule version; null when it is about no case.</summary>
    public string? RuleVersion => profile?.Code;

    /// <summary>The case.</summary>
    /// <exception cref="InvalidOperationException">The operation is about no case.</exception>
    public CaseHeaderView Case => header ?? throw new InvalidOperationException("This operation is about no case.");

    /// <summary>The rule version that it is handled under.</summary>
    /// <exception cref="InvalidOperationException">The pipeline has not set it.</exception>
    public Profile Profile => profile ?? throw new InvalidOperationException("No rule version is set.");

    /// <summary>Key of the fund that the rule version is of.</summary>
    public string Fund => Profile.Fund.Key;

    /// <summary>What is known of the case, the operation's own facts included.</summary>
    public CaseFacts Facts { get; private set; } = new();

    /// <summary>Warnings to show when it is done.</summary>
    public IReadOnlyList<Finding> Warnings { get; private set; } = [];

    /// <summary>Sets case and rules.</summary>
    public void Enter(CaseHeaderView? about, Profile rules, CaseFacts facts)
    {
        header = about;
        profile = rules;
        Facts = facts;
    }

    /// <summary>Another command begins: nothing of the last one is left.</summary>
    internal void Begin() => (header, profile, Locked, Facts, Warnings) = (null, null, null, new CaseFacts(), []);

    // Asked twice when a plugin has adjusted something: the last answer holds.
    internal void Warn(IEnumerable<Finding> warnings) => Warnings = [.. warnings];
}
