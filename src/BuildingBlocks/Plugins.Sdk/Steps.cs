namespace Fund.Plugins;

/// <summary>Before anything is written: refuses or warns. All checks run, all refusals are shown together.</summary>
public interface ICheck<in TOperation>
    where TOperation : Operation
{
    /// <summary>Looks at the operation and the case; says what is wrong through the context.</summary>
    ValueTask CheckAsync(TOperation operation, CheckContext context, CancellationToken cancellation);
}

/// <summary>
/// Before the write, in the transaction: completes the operation. What it sets is checked again before anything is written.
/// </summary>
public interface IAdjust<in TOperation>
    where TOperation : Operation
{
    /// <summary>Sets answers and due days through the context; cannot refuse.</summary>
    ValueTask AdjustAsync(TOperation operation, AdjustContext context, CancellationToken cancellation);
}

/// <summary>After the write, in the same transaction: sees the case before and after, adds tasks, demands and notices.</summary>
public interface IReact<in TOperation>
    where TOperation : Operation
{
    /// <summary>Adds through the context; cannot refuse.</summary>
    ValueTask ReactAsync(TOperation operation, ReactContext context, CancellationToken cancellation);
}

/// <summary>After commit, at least once, with retries: calls a named connection.</summary>
public interface IFollowUp<in TOperation>
    where TOperation : Operation
{
    /// <summary>Does it; throwing means that it is tried again later.</summary>
    ValueTask FollowUpAsync(TOperation operation, FollowUpContext context, CancellationToken cancellation);
}

/// <summary>
/// Works out a named number or rule in place of the standard. One active per calculation; the host caps and checks the result.
/// </summary>
public interface ICalculate<in TInput, TResult>
    where TInput : Calculation<TResult>
{
    /// <summary>The answer; the input carries the standard's.</summary>
    ValueTask<TResult> CalculateAsync(TInput input, PluginContext context, CancellationToken cancellation);
}

/// <summary>Something that people and schedules do to a case or the fund. Read-only to a plugin.</summary>
public abstract class Operation;

/// <summary>A named number or rule that the host works out.</summary>
public abstract class Calculation<TResult>
{
    /// <summary>The answer of the standard.</summary>
    public required TResult Standard { get; init; }
}
