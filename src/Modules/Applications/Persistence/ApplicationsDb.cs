using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Persistence;

internal sealed class ApplicationsDb(DbContextOptions<ApplicationsDb> options) : ModuleDb(options)
{
    public const string SchemaName = "applications";

    public override string Schema => SchemaName;
}

internal sealed class ApplicationsDbDesign()
    : DesignTimeDb<ApplicationsDb>(options => new ApplicationsDb(options), ApplicationsDb.SchemaName);
