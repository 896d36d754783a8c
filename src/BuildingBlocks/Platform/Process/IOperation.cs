using Fund.Contracts.Messages;
using Fund.Contracts.Values;

namespace Fund.Platform.Process;

/// <summary>
/// A command that is a step of the municipality's process. The pipeline asks the profile and the plugins before it runs, and moves the case
/// afterwards.
/// </summary>
public interface IOperation : IAboutCase
{
    /// <summary>Key in the profile: "SubmitApplication". The message, the SDK's operation and the profile's key have one name.</summary>
    string Operation => GetType().Name;

    /// <summary>The outcome that was chosen; null when the operation has only one.</summary>
    string? Outcome => null;

    /// <summary>What plugins see of it.</summary>
    Fund.Plugins.Operation ForPlugins();

    /// <summary>What the command itself would make true, for conditions that speak of it.</summary>
    void AddFacts(CaseFacts facts) { }
}
