using Fund.Applications.Submission;
using Fund.Contracts.Messages;
using Fund.Platform.Process;
using MediatR;

namespace Fund.Applications.Ideas;

/// <summary>A unit hands in an idea description (U-56, U-57). The promise of feedback starts (U-59).</summary>
[Requires(Permission.WriteApplications)]
[InCase(CasePart.Writes)]
[DoneAt("ansokan")]
[LoggedAs("Idén lämnades in")]
internal sealed record SubmitIdea(string CaseNumber) : ICommand, IOperation
{
    string? IAboutCase.CaseNumber => CaseNumber;

    public Fund.Plugins.Operation ForPlugins() => new Fund.Plugins.SubmitIdea();
}

internal sealed class SubmitIdeaHandler(HandIn handIn) : IRequestHandler<SubmitIdea, Unit>
{
    public async Task<Unit> Handle(SubmitIdea request, CancellationToken cancellationToken)
    {
        await handIn.RunAsync(request.CaseNumber, nameof(SubmitIdea), cancellationToken);
        return default;
    }
}
