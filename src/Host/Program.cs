using Fund.Host.Api;
using Fund.Host.Demonstrations;
using Fund.Host.Startup;

namespace Fund.Host;

/// <summary>
/// The only executable: `migrate`, `seed-demo` (with `--cases N` for load), `rewind-demo`, `demo-walks`, `verify`, `profile-schema` and
/// `run` (the default).
/// </summary>
public static class Program
{
    /// <summary>Starts what the first argument names; 0 when all went well.</summary>
    public static async Task<int> Main(string[] args)
    {
        try
        {
            var wanted = args.FirstOrDefault(a => !a.StartsWith('-')) ?? "run";
            if (wanted == "profile-schema")
            {
                // Needs no database and no settings: those who write a guideline have neither.
                await Console.Out.WriteLineAsync(ProfileSchemaDocument.Text(Modules.All()));
                return 0;
            }

            if (wanted == "demo-walks")
            {
                await DemonstrationWalks.WriteAsync(args[1], args[2], Console.Out);
                return 0;
            }

            var app = FundHost.Build(args);
            switch (wanted)
            {
                case "migrate":
                    await FundHost.MigrateAsync(app);
                    return 0;
                case "seed-demo" when LoadArguments.Read(args) is { } load:
                    return await LoadSeed.RunAsync(app.Services, load, Console.Out, CancellationToken.None);
                case "seed-demo":
                    await DemonstrationSeed.RunAsync(app.Services, CancellationToken.None);
                    return 0;
                case "rewind-demo":
                    await DemonstrationSeed.RewindAsync(app.Services, CancellationToken.None);
                    return 0;
                case "run":
                    await FundHost.RunAsync(app);
                    return 0;
                case "verify":
                    return await Verification.Verification.RunAsync(app.Services, Console.Out, CancellationToken.None) ? 0 : 1;
                case var unknown:
                    await Console.Error.WriteLineAsync(
                        $"Unknown command {unknown}. Use migrate, seed-demo, rewind-demo, demo-walks, verify, profile-schema or run."
                    );
                    return 2;
            }
        }
        catch (InvalidSettings faults)
        {
            await Console.Error.WriteLineAsync(faults.Message);
            return 1;
        }
    }
}
