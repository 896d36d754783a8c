using System.Collections.Frozen;
using System.Reflection;

namespace Fund.Plugins.Runtime.Running;

/// <summary>The code names of roles that the SDK tells plugins of.</summary>
public static class RoleNames
{
    /// <summary>All of them.</summary>
    public static readonly FrozenSet<string> All = typeof(Roles)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (string)field.GetRawConstantValue()!)
        .ToFrozenSet(StringComparer.Ordinal);
}
