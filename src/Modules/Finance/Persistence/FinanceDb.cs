using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Persistence;

internal sealed class FinanceDb(DbContextOptions<FinanceDb> options) : ModuleDb(options)
{
    public const string SchemaName = "finance";

    public override string Schema => SchemaName;
}

internal sealed class FinanceDbDesign() : DesignTimeDb<FinanceDb>(options => new FinanceDb(options), FinanceDb.SchemaName);
