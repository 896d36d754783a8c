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

    /// <summary>What is known of the case, the operation's own facts included.</summary>
    public CaseFacts Facts { get; private set; } = new();

    /// <summary>Warnings to show when it is done.</summary>
    public IReadOnlyList<Finding> Warnings { get; private set; } = [];

    /// <summary>Answers that plugins have set.</summary>
    public IReadOnlyDictionary<string, string?> AdjustedAnswers { get; internal set; } = new Dictionary<string, string?>();

    /// <summary>Sets case and rules.</summary>
    public void Enter(CaseHeaderView? about, Profile rules, CaseFacts facts)
    {
        header = about;
        profile = rules;
        Facts = facts;
    }

    internal void Warn(IEnumerable<Finding> warnings) => Warnings = [.. Warnings, .. warnings];
}
