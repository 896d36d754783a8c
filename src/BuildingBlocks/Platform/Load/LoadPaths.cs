using Fund.Contracts.Applications;
using Fund.Process.Profiles;

namespace Fund.Platform.Load;

/// <summary>How a case comes to each stage of a rule version: along the path that is drawn, and from it to the side exits. Pure.</summary>
internal static class LoadPaths
{
    /// <summary>
    /// The steps to a stage, without days, from the first stage. A stage that no operation leads to gets those of the stage before it, and
    /// a step of its own in the name of what leads on there.
    /// </summary>
    public static IReadOnlyList<LoadMove> To(Profile rules, Stage wanted)
    {
        var path = rules.Stages.Where(stage => stage.OnPath).ToList();
        var place = path.IndexOf(wanted);
        if (place < 0)
        {
            // A side exit is taken from as far along as it can be.
            var from = path.FindLastIndex(stage => stage.Kind != StageKind.Ended && Step(rules, stage, wanted) is not null);
            return from < 0 ? [] : [.. To(rules, path[from]), Step(rules, path[from], wanted)!];
        }

        return
        [
            .. path.Take(place + 1)
                .Zip(path.Skip(1).Take(place))
                .Select(pair =>
                    Step(rules, pair.First, pair.Second)
                    ?? new LoadMove(pair.First.Key, pair.Second.Key, pair.First.Next ?? "", null, default)
                ),
        ];
    }

    private static LoadMove? Step(Profile rules, Stage from, Stage to)
    {
        foreach (var (key, operation) in rules.Operations.Where(pair => !pair.Value.Fund && IsOpen(pair.Value, from)))
        {
            if (operation.Outcomes.FirstOrDefault(outcome => outcome.Value == to.Key) is { Key: { } outcome })
            {
                return new LoadMove(from.Key, to.Key, key, outcome, default);
            }

            if (operation.To == to.Key)
            {
                return new LoadMove(from.Key, to.Key, key, null, default);
            }
        }

        return null;
    }

    private static bool IsOpen(OperationRule operation, Stage from) => operation.From.Count == 0 || operation.From.Contains(from.Key);
}
