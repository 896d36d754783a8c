using Fund.Demonstration.Settings;

namespace Fund.Demonstration;

/// <summary>
/// What surrounds Fund in a demonstration: a place to sign in as anybody, and a place where all mail ends up. This machine only.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        try
        {
            await using var app = DemonstrationServer.Build(args);
            await app.RunAsync();
            return 0;
        }
        catch (InvalidDemonstration fault)
        {
            await Console.Error.WriteLineAsync("The demonstration cannot start: " + fault.Message);
            return 1;
        }
    }
}
