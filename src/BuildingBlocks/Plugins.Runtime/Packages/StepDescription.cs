using System.Reflection;

namespace Fund.Plugins.Runtime.Packages;

/// <summary>When a step runs.</summary>
public enum StepKind
{
    /// <summary>Before anything is written.</summary>
    Check,
    /// <summary>Before the write, in the transaction.</summary>
    Adjust,
    /// <summary>After the write, in the transaction.</summary>
    React,
    /// <summary>After commit.</summary>
    FollowUp,
    /// <summary>In place of a standard calculation.</summary>
    Calculate,
}

/// <summary>One step of a plugin: made once, without state, with its parameterless constructor; never in the container.</summary>
/// <param name="Id">Id in the plugin.</param>
/// <param name="Kind">When it runs.</param>
/// <param name="Subject">The operation, or the calculation's input.</param>
/// <param name="Registration">Its attribute.</param>
/// <param name="Instance">The step itself.</param>
public sealed record StepDescription(string Id, StepKind Kind, Type Subject, StepAttribute Registration, object Instance)
{
    private static readonly Dictionary<Type, StepKind> Kinds = new()
    {
        [typeof(ICheck<>)] = StepKind.Check,
        [typeof(IAdjust<>)] = StepKind.Adjust,
        [typeof(IReact<>)] = StepKind.React,
        [typeof(IFollowUp<>)] = StepKind.FollowUp,
        [typeof(ICalculate<,>)] = StepKind.Calculate,
    };

    /// <summary>Every step in an assembly; a class with several interfaces is several steps with one id.</summary>
    /// <exception cref="InvalidDataException">A step lacks its attribute, or its order is out of bounds.</exception>
    public static IReadOnlyList<StepDescription> AllIn(Assembly assembly)
    {
        var steps = new List<StepDescription>();
        foreach (var type in assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false }).OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            var roles = type.GetInterfaces().Where(i => i.IsGenericType && Kinds.ContainsKey(i.GetGenericTypeDefinition())).ToList();
            if (roles.Count == 0)
                continue;
            var registration = type.GetCustomAttribute<StepAttribute>() ?? throw new InvalidDataException($"Steget {type.Name} saknar attributet Step.");
            if (registration.Order is < 1 or > 999)
                throw new InvalidDataException($"Steget {registration.Id} har ordningen {registration.Order}; den ska vara 1–999.");
            var instance = Activator.CreateInstance(type) ?? throw new InvalidDataException($"Steget {registration.Id} går inte att skapa.");
            foreach (var role in roles)
                steps.Add(new StepDescription(registration.Id, Kinds[role.GetGenericTypeDefinition()], role.GetGenericArguments()[0], registration, instance));
        }

        return steps;
    }
}
