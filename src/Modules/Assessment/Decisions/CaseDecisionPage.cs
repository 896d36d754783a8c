using Fund.Assessment.Persistence;
using Fund.Contracts.Finance;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Admission;
using Fund.Platform.Process;
using Fund.Platform.Setup;
using Fund.Process;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Decisions;

/// <summary>A decision in the list.</summary>
internal sealed record DecisionRow(
    string Outcome,
    string OutcomeName,
    string Body,
    string Paragraph,
    DateOnly DecidedOn,
    DateOnly? AdjustedOn,
    Money Granted,
    IReadOnlyDictionary<int, Money> PerYear,
    string? Conditions,
    string Who
);

/// <summary>What the decision page shows.</summary>
internal sealed record CaseDecisionPageView(
    string CaseNumber,
    string CaseTitle,
    string Body,
    Money? Requested,
    Money? Cost,
    Money? Available,
    IReadOnlyList<DecisionRow> Decisions,
    bool MayRecord,
    IReadOnlyList<Finding> Missing
);

/// <summary>Decisions on a case, and what must be in place before the next.</summary>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Sees)]
internal sealed record CaseDecisionPage(string CaseNumber) : IQuery<CaseDecisionPageView>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class CaseDecisionPageHandler(
    AssessmentDb db,
    CaseProcess process,
    CurrentSetup setup,
    Admission admission,
    Ways ways,
    IMediator mediator,
    TimeProvider time
) : IRequestHandler<CaseDecisionPage, CaseDecisionPageView>
{
    public async Task<CaseDecisionPageView> Handle(CaseDecisionPage request, CancellationToken cancellationToken)
    {
        var (header, profile, facts) = await process.LoadAsync(request.CaseNumber, cancellationToken);
        var decisions = await db
            .Decisions.AsNoTracking()
            .Include(d => d.PerYear)
            .Where(d => d.CaseId == header.Id)
            .OrderBy(d => d.At)
            .ToListAsync(cancellationToken);
        var open = profile.OperationsIn(header.Stage).Contains(nameof(RecordDecision));
        return new CaseDecisionPageView(
            header.Number,
            header.Title,
            profile.BodyFor(header.Track),
            facts.Amounts.TryGetValue(FactAmounts.Requested, out var requested) ? requested : null,
            facts.Amounts.TryGetValue(FactAmounts.Cost, out var cost) ? cost : null,
            open ? await AvailableAsync(header.Id, cancellationToken) : null,
            [.. decisions.Select(RowOf)],
            open && await admission.AdmitsAsync(typeof(RecordDecision), header, cancellationToken),
            open
                ? await ways.ForReaderAsync(
                    header,
                    await process.MissingAsync(header, profile, facts, nameof(RecordDecision), cancellationToken),
                    cancellationToken
                )
                : []
        );
    }

    private async Task<Money?> AvailableAsync(CaseId about, CancellationToken cancellation) =>
        await setup.HasModuleAsync("finance", cancellation)
            ? await mediator.Send(new AvailableToGrant(about, StockholmTime.Today(time).Year), cancellation)
            : null;

    private static DecisionRow RowOf(Decision d) =>
        new(
            d.Outcome,
            DecisionOutcomes.Names[d.Outcome],
            d.Body,
            d.Paragraph,
            d.DecidedOn,
            d.AdjustedOn,
            d.Granted,
            d.View().PerYear,
            d.Conditions,
            d.Who
        );
}
