using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Fund.Evaluation.Persistence;

internal sealed class EvaluationDb(DbContextOptions<EvaluationDb> options) : ModuleDb(options)
{
    public const string SchemaName = "evaluation";

    public override string Schema => SchemaName;
}

internal sealed class EvaluationDbDesign() : DesignTimeDb<EvaluationDb>(options => new EvaluationDb(options), EvaluationDb.SchemaName);
