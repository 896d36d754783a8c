using Fund.Platform.Catalogue;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Fund.Platform.Setup;

/// <summary>Tells every process that this municipality's setup has changed.</summary>
public sealed class SetupChanges(PlatformDb db, TenantTransaction transaction, CurrentSetup current)
{
    /// <summary>Counts the version up, in the transaction of the change.</summary>
    public async Task AnnounceAsync(CancellationToken cancellation)
    {
        await transaction.OpenAsync(cancellation);
        var id = transaction.Municipality;
        await db
            .Municipalities.Where(m => m.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.SetupVersion, m => m.SetupVersion + 1), cancellation);
        current.Forget();
    }
}
