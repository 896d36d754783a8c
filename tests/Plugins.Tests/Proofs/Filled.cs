using System.Collections;

namespace Plugins.Tests.Proofs;

/// <summary>Makes an object of the SDK with something in every property, however deep.</summary>
internal static class Filled
{
    public static object Of(Type type)
    {
        var made = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties())
        {
            property.SetValue(made, Value(property.PropertyType, property.Name));
        }

        return made;
    }

    private static object Value(Type type, string name)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(string) ? $"{name} ü"
            : type == typeof(int) ? 2027
            : type == typeof(long) ? 12_345L
            : type == typeof(decimal) ? 1.5m
            : type == typeof(bool) ? true
            : type == typeof(DateOnly) ? new DateOnly(2026, 2, 3)
            : type.IsGenericType && type.Name.Contains("Dictionary", StringComparison.Ordinal) ? Dictionary(type, name)
            : type.IsGenericType ? List(type.GetGenericArguments()[0], name)
            : Of(type);
    }

    private static IList List(Type element, string name)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        list.Add(Value(element, name));
        return list;
    }

    private static IDictionary Dictionary(Type type, string name)
    {
        var arguments = type.GetGenericArguments();
        var dictionary = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))!;
        dictionary.Add(Value(arguments[0], name), Value(arguments[1], name));
        return dictionary;
    }
}
