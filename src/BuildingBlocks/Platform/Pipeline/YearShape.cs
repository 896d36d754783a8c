using System.Collections.Concurrent;
using System.Reflection;
using Fund.Contracts.Messages;

namespace Fund.Platform.Pipeline;

/// <summary>A fiscal year that no calendar of ours has is refused for every command alike, whatever it is to be used for.</summary>
internal static class YearShape
{
    private const int First = 2000;
    private const int Last = 2100;
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    /// <summary>Looks at the years of a command: a property that is one, and amounts by year.</summary>
    /// <exception cref="Refused">One is outside of the calendar.</exception>
    public static void Check(object command)
    {
        foreach (var property in Properties.GetOrAdd(command.GetType(), OfYears))
        {
            var field = char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
            var years = property.GetValue(command) switch
            {
                int year => [year],
                IReadOnlyDictionary<int, Contracts.Values.Money> amounts => amounts.Keys,
                _ => (IEnumerable<int>)[],
            };
            if (years.Any(year => year is < First or > Last))
            {
                throw new Refused(T("Ange året med fyra siffror."), field: field);
            }
        }
    }

    private static PropertyInfo[] OfYears(Type command) =>
        [
            .. command
                .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(p => p.Name.EndsWith("Year", StringComparison.Ordinal) && p.GetIndexParameters().Length == 0),
        ];
}
