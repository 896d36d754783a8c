namespace Fund.Demonstration.Settings;

/// <summary>The demonstration is set up in a way that it refuses to run in.</summary>
public sealed class InvalidDemonstration(string message) : Exception(message);
