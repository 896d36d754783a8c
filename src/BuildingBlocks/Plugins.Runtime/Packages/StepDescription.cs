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

    /// <summary>The step's method, bound once; null for a calculation.</summary>
    internal StepCall.Run? Call { get; } = StepCall.Of(Kind, Subject, Instance);

    /// <summary>Every step in an assembly; a class with several interfaces is several steps with one id.</summary>
    /// <exception cref="InvalidDataException">A step lacks its attribute, or its order is out of bounds.</exception>
    public static IReadOnlyList<StepDescription> AllIn(Assembly assembly)
    {
        var steps = new List<StepDescription>();
        foreach (
            var type in assembly
                .GetTypes()
                .Where(type => type is { IsClass: true, IsAbstract: false })
                .OrderBy(type => type.FullName, StringComparer.Ordinal)
        )
        {
            var roles = type.GetInterfaces().Where(i => i.IsGenericType && Kinds.ContainsKey(i.GetGenericTypeDefinition())).ToList();
            if (roles.Count == 0)
            {
                continue;
            }

            var registration =
                type.GetCustomAttribute<StepAttribute>() ?? throw new InvalidDataException($"Steget {type.Name} saknar attributet Step.");
            if (registration.Order is < 1 or > 999)
            {
                throw new InvalidDataException($"Steget {registration.Id} har ordningen {registration.Order}; den ska vara 1–999.");
            }

            if (steps.Exists(step => step.Id == registration.Id))
            {
                throw new InvalidDataException($"Två steg har id:t {registration.Id}.");
            }

            var instance = Make(type, registration);
            foreach (var role in roles)
            {
                steps.Add(
                    new StepDescription(
                        registration.Id,
                        Kinds[role.GetGenericTypeDefinition()],
                        SubjectOf(role, registration),
                        registration,
                        instance
                    )
                );
            }
        }

        return steps;
    }

    private static object Make(Type type, StepAttribute registration)
    {
        if (type.GetConstructor(Type.EmptyTypes) is null)
        {
            throw new InvalidDataException($"Steget {registration.Id} saknar en öppen konstruktor utan parametrar.");
        }

        try
        {
            return Activator.CreateInstance(type)!;
        }
        catch (TargetInvocationException error)
        {
            throw new InvalidDataException($"Steget {registration.Id} går inte att skapa: {error.InnerException!.Message}", error);
        }
    }

    // A step for "every operation" would run for what its author has never seen, and is never found by the operation's type.
    private static Type SubjectOf(Type role, StepAttribute registration) =>
        role.GetGenericArguments()[0] is { IsAbstract: false } subject
            ? subject
            : throw new InvalidDataException($"Steget {registration.Id} ska gälla en bestämd operation eller beräkning.");
}
