using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Admission;
using Fund.Platform.Process;
using MediatR;

namespace Fund.Applications.Overview;

/// <summary>The amounts in the head of a case: what is sought until it has been decided, then where the granted money is. SEK.</summary>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Sees)]
internal sealed record CaseFigures(string CaseNumber) : IQuery<IReadOnlyList<CaseFigure>>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class CaseFiguresHandler(Admission admission, CaseProcess process, IMediator mediator)
    : IRequestHandler<CaseFigures, IReadOnlyList<CaseFigure>>
{
    public async Task<IReadOnlyList<CaseFigure>> Handle(CaseFigures request, CancellationToken cancellationToken)
    {
        var header = await admission.CaseAsync(request.CaseNumber, cancellationToken);
        var gathered = new GatherFigures(header.Id);
        await mediator.Publish(gathered, cancellationToken);
        if (gathered.Figures.Count > 0)
        {
            return [.. gathered.Figures.OrderBy(figure => figure.Order)];
        }

        var facts = await process.FactsAsync(header.Id, cancellationToken);
        return facts.Amounts.TryGetValue(FactAmounts.Requested, out var requested) && !requested.IsZero
            ? [new CaseFigure("Sökt belopp", requested, 0)]
            : [];
    }
}
