using Fund.Contracts.Messages;
using MediatR;

namespace Fund.Platform.Process;

internal sealed class StepOfHandler(CaseProcess process) : IRequestHandler<StepOf, StepView>
{
    public async Task<StepView> Handle(StepOf request, CancellationToken cancellationToken)
    {
        var (about, profile, facts) = await process.LoadAsync(request.CaseNumber, cancellationToken);
        return profile.Operations.TryGetValue(request.Operation, out var rule)
            ? new StepView(
                about.Number,
                about.Title,
                rule.Name,
                await process.MissingAsync(about, profile, facts, request.Operation, cancellationToken)
            )
            : throw new NotFound("Steget ingår inte i kommunens process.");
    }
}
