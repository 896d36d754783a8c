using Fund.Contracts.Messages;
using Fund.Platform.Process;
using MediatR;

namespace Fund.Platform.Admission;

internal sealed class StepOfHandler(CaseProcess process, Ways ways) : IRequestHandler<StepOf, StepView>
{
    public async Task<StepView> Handle(StepOf request, CancellationToken cancellationToken)
    {
        var (about, profile, facts) = await process.LoadAsync(request.CaseNumber, cancellationToken);
        return profile.Operations.TryGetValue(request.Operation, out var rule)
            ? new StepView(
                about.Number,
                about.Title,
                rule.Name,
                await ways.ForReaderAsync(
                    about,
                    await process.MissingAsync(about, profile, facts, request.Operation, cancellationToken),
                    cancellationToken
                )
            )
            : throw new NotFound(T("Steget ingår inte i kommunens process."));
    }
}
