using Fund.Contracts.Messages;

namespace Fund.Web;

/// <summary>On whom something waits, in the words of the pages.</summary>
public static class WaitingWords
{
    /// <summary>"Sofia Lund (samordnare)"; where several could do it their role and unit, where nobody can, so.</summary>
    /// <param name="role">Whose role.</param>
    /// <param name="unit">Name of the unit; null for the whole municipality.</param>
    /// <param name="person">The person's name; null when it is not one.</param>
    /// <param name="nobody">Is there nobody who could do it?</param>
    public static string Who(Role role, string? unit, string? person, bool nobody)
    {
        var name = RoleNames.Of(role);
        var of = unit is null ? name : $"{name}, {unit}";
        return nobody ? T($"Ingen har rollen: {of}")
            : person is null ? of
            : $"{person} ({char.ToLowerInvariant(of[0])}{of[1..]})";
    }
}
