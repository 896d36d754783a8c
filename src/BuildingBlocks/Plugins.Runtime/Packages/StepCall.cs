using System.Reflection;

namespace Fund.Plugins.Runtime.Packages;

/// <summary>Makes a step's typed method callable, once, so that running it needs no reflection.</summary>
internal static class StepCall
{
    internal delegate ValueTask Run(Operation operation, PluginContext context, CancellationToken cancellation);

    /// <summary>The step's method; null for a calculation, whose types the caller knows.</summary>
    public static Run? Of(StepKind kind, Type subject, object step) =>
        kind is StepKind.Calculate
            ? null
            : typeof(StepCall)
                .GetMethod(kind.ToString(), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(subject)
                .CreateDelegate<Func<object, Run>>()(step);

    private static Run Check<T>(object step)
        where T : Operation
    {
        var check = (ICheck<T>)step;
        return (operation, context, cancellation) => check.CheckAsync((T)operation, (CheckContext)context, cancellation);
    }

    private static Run Adjust<T>(object step)
        where T : Operation
    {
        var adjust = (IAdjust<T>)step;
        return (operation, context, cancellation) => adjust.AdjustAsync((T)operation, (AdjustContext)context, cancellation);
    }

    private static Run React<T>(object step)
        where T : Operation
    {
        var react = (IReact<T>)step;
        return (operation, context, cancellation) => react.ReactAsync((T)operation, (ReactContext)context, cancellation);
    }

    private static Run FollowUp<T>(object step)
        where T : Operation
    {
        var followUp = (IFollowUp<T>)step;
        return (operation, context, cancellation) => followUp.FollowUpAsync((T)operation, (FollowUpContext)context, cancellation);
    }
}
