using System.Reflection;
using Fund.Contracts.Messages;
using Fund.Process.Profiles;

namespace Fund.Platform.Process;

/// <summary>Who does an operation in a municipality: the permission that its message asks for, as the profile narrows it.</summary>
public sealed class OperationDoers(OperationCatalogue operations)
{
    /// <summary>The roles, the first the one that is asked; none where the profile or this host has no such operation.</summary>
    public IReadOnlyList<Role> Of(Profile profile, string operation)
    {
        ArgumentNullException.ThrowIfNull(profile);
        if (
            !profile.Operations.TryGetValue(operation, out var rule)
            || operations.Find(operation)?.Message.GetCustomAttribute<RequiresAttribute>() is not { Permission: var permission }
        )
        {
            return [];
        }

        var named = rule.Roles.Select(name => Enum.Parse<Role>(name, ignoreCase: true)).ToList();
        var may = Permissions.RolesFor(permission);
        return named.Count == 0 ? [.. may] : named.FindAll(may.Contains);
    }

    /// <summary>Is it closed to those who have declared a conflict of interest?</summary>
    public bool IsImpartial(string operation) =>
        operations.Find(operation)?.Message.GetCustomAttribute<InCaseAttribute>()?.Impartial ?? false;

    /// <summary>Path below the municipality where it is done to a case.</summary>
    public string LinkOf(string caseNumber, string operation) =>
        $"/arenden/{caseNumber}{(operations.Find(operation)?.Page is { } page ? "/" + page : "")}";
}
