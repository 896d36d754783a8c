using Fund.Platform.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Fund.Platform.Persistence;

/// <summary>
/// Brings the database to what this build expects, as the owner, one process at a time. Never done by the web process in production.
/// </summary>
public sealed class Migrator(ModuleList modules, ILogger<Migrator> log)
{
    private const long Lock = 0x46554E44;

    /// <summary>Migrates the platform's schema and every module's.</summary>
    /// <param name="ownerConnection">Connection string of the owner's role.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task RunAsync(string ownerConnection, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(ownerConnection);
        await using var guard = await source.OpenConnectionAsync(cancellation);
        await using (var take = new NpgsqlCommand("select pg_advisory_lock($1)", guard))
        {
            take.Parameters.Add(new NpgsqlParameter<long> { TypedValue = Lock });
            await take.ExecuteNonQueryAsync(cancellation);
        }

        foreach (var context in new[] { typeof(PlatformDb), typeof(KeyDb) }.Concat(modules.All.SelectMany(module => module.Contexts)))
        {
            await using var db = DesignOf(context);
            db.Database.SetConnectionString(ownerConnection);
            var pending = (await db.Database.GetPendingMigrationsAsync(cancellation)).ToList();
            if (pending.Count == 0)
            {
                continue;
            }

            log.LogInformation("Migrating {Context}: {Migrations}", context.Name, string.Join(", ", pending));
            await db.Database.MigrateAsync(cancellation);
        }
    }

    // The same factory that `dotnet ef` uses: a context that is on no request's connection.
    private static DbContext DesignOf(Type context)
    {
        var factory = context
            .Assembly.GetTypes()
            .Single(type =>
                typeof(Microsoft.EntityFrameworkCore.Design.IDesignTimeDbContextFactory<>).MakeGenericType(context).IsAssignableFrom(type)
            );
        return (DbContext)factory.GetMethod("CreateDbContext")!.Invoke(Activator.CreateInstance(factory), [Array.Empty<string>()])!;
    }
}
