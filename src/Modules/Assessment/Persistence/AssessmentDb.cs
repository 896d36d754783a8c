using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Persistence;

internal sealed class AssessmentDb(DbContextOptions<AssessmentDb> options, TenantTransaction? transaction) : ModuleDb(options, transaction)
{
    public const string SchemaName = "assessment";

    public override string Schema => SchemaName;
}

internal sealed class AssessmentDbDesign()
    : DesignTimeDb<AssessmentDb>(options => new AssessmentDb(options, null), AssessmentDb.SchemaName);
