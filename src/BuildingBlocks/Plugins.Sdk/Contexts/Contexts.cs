namespace Fund.Plugins;

/// <summary>
/// What every step may see, as copies that cannot be changed. Abstract classes, so that a member can be added without breaking a plugin.
/// </summary>
public abstract class PluginContext
{
    /// <summary>The municipality.</summary>
    public abstract MunicipalityView Municipality { get; }

    /// <summary>Who acts; in a follow-up, who did what it follows.</summary>
    public abstract ActorView Actor { get; }

    /// <summary>
    /// The case before the operation, in a follow-up as it is now; null for the fund's operations and a case that is just being opened.
    /// </summary>
    public abstract CaseView? Case { get; }

    /// <summary>The guideline that the case is handled under; the one in force where it is about no case.</summary>
    public abstract RulesView Rules { get; }

    /// <summary>Today, a Swedish calendar date.</summary>
    public abstract DateOnly Today { get; }

    /// <summary>More to read, of this municipality only.</summary>
    public abstract ReadModel Read { get; }

    /// <summary>The plugin's settings, validated when they were saved.</summary>
    public abstract TSettings Settings<TSettings>()
        where TSettings : class, new();

    /// <summary>Writes a line that is kept with the step even when the operation is undone, for the municipality's administrator.</summary>
    public abstract void Trace(string line);
}

/// <summary>For <see cref="ICheck{TOperation}"/>.</summary>
public abstract class CheckContext : PluginContext
{
    /// <summary>Refuses the operation, in a Swedish sentence that helps; with the field it belongs to.</summary>
    public abstract void Refuse(string message, string? field = null);

    /// <summary>Warns; does not stop.</summary>
    public abstract void Warn(string message, string? field = null);
}

/// <summary>For <see cref="IAdjust{TOperation}"/>.</summary>
public abstract class AdjustContext : PluginContext
{
    /// <summary>Sets an answer of the case's forms; only one that the step declares (<see cref="StepAttribute.Sets"/>).</summary>
    public abstract void SetAnswer(string field, string? value);

    /// <summary>Sets the due day of the task that the new stage asks for.</summary>
    public abstract void SetDeadline(DateOnly due);
}

/// <summary>For <see cref="IReact{TOperation}"/>.</summary>
public abstract class ReactContext : PluginContext
{
    /// <summary>The case after the operation; null for the fund's operations.</summary>
    public abstract CaseView? After { get; }

    /// <summary>Asks somebody to do something.</summary>
    public abstract void AddTask(TaskDraft task);

    /// <summary>Tells those who hold a role (<see cref="Roles"/>), by mail after commit.</summary>
    public abstract void Notify(string role, string subject, string text);
}

/// <summary>For <see cref="IFollowUp{TOperation}"/>.</summary>
public abstract class FollowUpContext : PluginContext
{
    /// <summary>The same for every attempt: lets the receiver tell a repeat.</summary>
    public abstract Guid DeliveryId { get; }

    /// <summary>First attempt: 1.</summary>
    public abstract int Attempt { get; }

    /// <summary>
    /// A connection that the plugin has named and the operator has set up. Addresses are relative to the operator's; it calls nothing else
    /// and follows no redirect.
    /// </summary>
    public abstract HttpClient Connection(string name);
}

/// <summary>Reading of this municipality only.</summary>
public abstract class ReadModel
{
    /// <summary>The fund's amounts in a fiscal year.</summary>
    public abstract ValueTask<FundBalanceView> FundBalanceAsync(int year, CancellationToken cancellation = default);
}
