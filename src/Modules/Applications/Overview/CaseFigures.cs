using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Applications.Submission;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Admission;
using Fund.Platform.Process;
using Fund.Platform.Setup;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Overview;

/// <summary>The amounts in the head of a case: what is sought until it has been decided, then where the granted money is. SEK.</summary>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Sees)]
internal sealed record CaseFigures(string CaseNumber) : IQuery<IReadOnlyList<CaseFigure>>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class CaseFiguresHandler(
    ApplicationsDb db,
    CasesInSight sight,
    Admission admission,
    CurrentSetup setup,
    CaseProcess process,
    IMediator mediator
) : IRequestHandler<CaseFigures, IReadOnlyList<CaseFigure>>
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

        return await RequestedAsync(header, cancellationToken) is { IsZero: false } requested
            ? [new CaseFigure(T("Sökt belopp"), requested, 0)]
            : [];
    }

    // Those who have a part in it see what is being written; others what was handed in (F-22).
    private async Task<Money?> RequestedAsync(CaseHeaderView about, CancellationToken cancellation)
    {
        if (await (await sight.DraftsAsync(cancellation)).AnyAsync(c => c.Id == about.Id, cancellation))
        {
            var facts = await process.FactsAsync(about.Id, cancellation);
            return facts.Amounts.TryGetValue(FactAmounts.Requested, out var written) ? written : null;
        }

        var handedIn = await db
            .Submissions.AsNoTracking()
            .Where(s => s.CaseId == about.Id)
            .OrderByDescending(s => s.At)
            .FirstOrDefaultAsync(cancellation);
        return handedIn is null
            ? null
            : AnswerRoles
                .Of((await setup.GetAsync(cancellation)).ProfileOf(about.RuleVersion))
                .RequestedAmount(handedIn.AnswersAsReceived());
    }
}
