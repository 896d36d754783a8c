using Autofac;
using Fund.Platform.Api;
using Fund.Platform.Modules;

namespace Fund.Finance;

/// <summary>Finance: the fund's ledger, allocations, costs, settlements, repayments.</summary>
public sealed class FinanceModule : IModule
{
    /// <inheritdoc/>
    public string Key => "finance";
    /// <inheritdoc/>
    public string Name => "Ekonomi";
    /// <inheritdoc/>
    public string Description => "Fondens huvudbok, avsättning, kostnader, avräkning och återbetalning.";
    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["assessment"];
    /// <inheritdoc/>
    public IReadOnlyList<Type> Contexts => [];
    /// <inheritdoc/>
    public void Register(ContainerBuilder builder) { }
    /// <inheritdoc/>
    public void Map(ApiRoutes api) { }
}
