using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Fund.MunicipalityProfiles.Persistence;

internal sealed class ProfilesDb(DbContextOptions<ProfilesDb> options, TenantTransaction? transaction) : ModuleDb(options, transaction)
{
    public const string SchemaName = "profiles";

    public override string Schema => SchemaName;
}

internal sealed class ProfilesDbDesign() : DesignTimeDb<ProfilesDb>(options => new ProfilesDb(options, null), ProfilesDb.SchemaName);
