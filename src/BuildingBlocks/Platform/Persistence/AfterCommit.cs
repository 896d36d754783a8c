namespace Fund.Platform.Persistence;

/// <summary>Small things to do in this process once the transaction has been committed: forget a cached copy.</summary>
public sealed class AfterCommit
{
    private readonly List<Action> actions = [];

    /// <summary>Does it after the commit; never if the transaction is undone.</summary>
    public void Do(Action action) => actions.Add(action);

    internal void Run()
    {
        foreach (var action in actions)
        {
            action();
        }

        actions.Clear();
    }
}
