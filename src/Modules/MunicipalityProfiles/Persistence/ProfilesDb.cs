using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Fund.MunicipalityProfiles.Persistence;

internal sealed class ProfilesDb(DbContextOptions<ProfilesDb> options) : ModuleDb(options)
{
    public const string SchemaName = "profiles";

    public override string Schema => SchemaName;
}

internal sealed class ProfilesDbDesign() : DesignTimeDb<ProfilesDb>(options => new ProfilesDb(options), ProfilesDb.SchemaName);
