using Fund.Contracts.Messages;
using Fund.Platform.Process;
using MediatR;

namespace Fund.Applications.Submission;

/// <summary>
/// Hands in the application. What is handed in is frozen; the profile says what must be there first (A-24…A-33, U-61…U-66).
/// </summary>
[Requires(Permission.SignedIn)]
[InCase(CasePart.Writes)]
[DoneAt("ansokan")]
[LoggedAs("Ansökan lämnades in")]
internal sealed record SubmitApplication(string CaseNumber) : ICommand, IOperation
{
    string? IAboutCase.CaseNumber => CaseNumber;

    public Fund.Plugins.Operation ForPlugins() => new Fund.Plugins.SubmitApplication();
}

internal sealed class SubmitApplicationHandler(HandIn handIn) : IRequestHandler<SubmitApplication, Unit>
{
    public async Task<Unit> Handle(SubmitApplication request, CancellationToken cancellationToken)
    {
        await handIn.RunAsync(request.CaseNumber, nameof(SubmitApplication), cancellationToken);
        return default;
    }
}
