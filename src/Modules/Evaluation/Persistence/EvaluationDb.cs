using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Fund.Evaluation.Persistence;

internal sealed class EvaluationDb(DbContextOptions<EvaluationDb> options, TenantTransaction? transaction) : ModuleDb(options, transaction)
{
    public const string SchemaName = "evaluation";

    public override string Schema => SchemaName;
}

internal sealed class EvaluationDbDesign()
    : DesignTimeDb<EvaluationDb>(options => new EvaluationDb(options, null), EvaluationDb.SchemaName);
