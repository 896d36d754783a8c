using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Persistence;

internal sealed class AssessmentDb(DbContextOptions<AssessmentDb> options) : ModuleDb(options)
{
    public const string SchemaName = "assessment";

    public override string Schema => SchemaName;
}

internal sealed class AssessmentDbDesign() : DesignTimeDb<AssessmentDb>(options => new AssessmentDb(options), AssessmentDb.SchemaName);
