using Autofac;
using Fund.Contracts.Languages;
using Fund.Contracts.Values;
using Fund.Platform.Catalogue;
using Fund.Platform.Modules;
using Fund.Platform.Persistence;
using Fund.Platform.Pipeline;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Microsoft.Extensions.Logging;

namespace Fund.Platform.Jobs;

/// <summary>
/// Runs a job inside its municipality: its own scope, the system as actor, nothing seen of any other. This is what Hangfire calls.
/// </summary>
public sealed class MunicipalityJobRunner(
    ILifetimeScope root,
    MunicipalityCatalogue catalogue,
    ModuleList modules,
    ILogger<MunicipalityJobRunner> log
)
{
    // Who has done it, as people read it: on the settlement page, in the log (F-32).
    private const string BySchedule = "Fund (automatiskt)";

    /// <summary>Runs it; a municipality or module that is gone meanwhile makes it do nothing.</summary>
    /// <param name="municipality">Id of the municipality: arguments are ids, never data.</param>
    /// <param name="jobType">Full name of the job's type.</param>
    /// <param name="cancellation">Set by Hangfire when the process stops.</param>
    [Hangfire.AutomaticRetry(Attempts = 5)]
    public async Task RunAsync(int municipality, string jobType, CancellationToken cancellation)
    {
        // What a job writes is for everybody, whoever set it going.
        using var written = ReadersLanguage.Speak(Language.Swedish);
        if (await catalogue.FindAsync(new MunicipalityId(municipality), cancellation) is not { } found)
        {
            return;
        }

        var type = modules
            .All.Select(m => m.GetType().Assembly)
            .Append(typeof(MunicipalityJobRunner).Assembly)
            .Select(a => a.GetType(jobType))
            .FirstOrDefault(t => t is not null);
        if (type is null)
        {
            log.LogWarning("Job {Job} is not known here", jobType);
            return;
        }

        await using var scope = Begin(root, found, BySchedule);
        scope.Resolve<TenantTransaction>().HasTime = true;
        using (scope.Resolve<MessageScope>().Inside())
        {
            if (
                modules.Of(type) is { Optional: true } module
                && !await scope.Resolve<CurrentSetup>().HasModuleAsync(module.Key, cancellation)
            )
            {
                return;
            }

            await scope.Resolve<TenantTransaction>().RollbackAsync();
        }

        await ((IMunicipalityJob)scope.Resolve(type)).RunAsync(cancellation);
    }

    /// <summary>A scope for work of the system in a municipality.</summary>
    public static ILifetimeScope Begin(ILifetimeScope root, Municipality municipality, string name)
    {
        var scope = root.BeginLifetimeScope();
        scope.Resolve<CurrentMunicipality>().Enter(municipality);
        scope.Resolve<Actor>().BecomeSystem(name);
        return scope;
    }
}
