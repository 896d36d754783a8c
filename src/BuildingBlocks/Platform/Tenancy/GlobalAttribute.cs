namespace Fund.Platform.Tenancy;

/// <summary>
/// The table is shared by all municipalities: the catalogue, keys for cookies, the clock of a demonstration. A test lists them.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GlobalAttribute : Attribute;
