using Autofac;
using Fund.Platform.Api;
using Fund.Platform.Modules;

namespace Fund.Evaluation;

/// <summary>Evaluation: follow-up, measurements, evaluations, calculation.</summary>
public sealed class EvaluationModule : IModule
{
    /// <inheritdoc/>
    public string Key => "evaluation";
    /// <inheritdoc/>
    public string Name => "Uppföljning och utvärdering";
    /// <inheritdoc/>
    public string Description => "Uppföljningsplaner, mätningar, utvärderingar och kalkyl.";
    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => [];
    /// <inheritdoc/>
    public IReadOnlyList<Type> Contexts => [];
    /// <inheritdoc/>
    public void Register(ContainerBuilder builder) { }
    /// <inheritdoc/>
    public void Map(ApiRoutes api) { }
}
