using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Costs.Codes;

/// <summary>A project code and its case.</summary>
/// <param name="Id">Key where it was given to the case here; null for the case's own.</param>
/// <param name="Code">The code; null where the case has none, so that no cost of it can be read in.</param>
/// <param name="CaseNumber">The case.</param>
/// <param name="CaseTitle">Its title.</param>
/// <param name="ValidFrom">First day; null for the case's own, which is its on any day.</param>
/// <param name="ValidTo">Last day; null until further notice.</param>
/// <param name="Rows">Costs that have been read in on it.</param>
internal sealed record CodeRow(
    Guid? Id,
    string? Code,
    string CaseNumber,
    string CaseTitle,
    DateOnly? ValidFrom,
    DateOnly? ValidTo,
    int Rows
);

/// <summary>The project codes of the cases that costs can be booked on.</summary>
[Requires(Permission.ReadCostFiles)]
internal sealed record CodesAndCases : IQuery<IReadOnlyList<CodeRow>>;

internal sealed class CodesAndCasesHandler(FinanceDb db, IMediator mediator) : IRequestHandler<CodesAndCases, IReadOnlyList<CodeRow>>
{
    public async Task<IReadOnlyList<CodeRow>> Handle(CodesAndCases request, CancellationToken cancellationToken)
    {
        var cases = (await mediator.Send(new CasesIn([StageKind.Granted, StageKind.Running]), cancellationToken)).ToDictionary(c => c.Id);
        var said = await db.CaseCodes.AsNoTracking().ToListAsync(cancellationToken);
        var about = cases.Keys.ToList();
        var rows = await db
            .CostLines.Where(c => c.CaseId != null && about.Contains(c.CaseId.Value) && c.ImportId != null && c.Corrects == null)
            .GroupBy(c => new { c.CaseId, c.ProjectCode })
            .Select(c => new
            {
                Case = c.Key.CaseId!.Value,
                c.Key.ProjectCode,
                Count = c.Count(),
            })
            .ToDictionaryAsync(c => (c.Case, c.ProjectCode), c => c.Count, cancellationToken);
        return
        [
            .. cases
                .Values.Select(c => new CodeRow(
                    null,
                    c.ProjectCode,
                    c.Number,
                    c.Title,
                    null,
                    null,
                    rows.GetValueOrDefault((c.Id, c.ProjectCode ?? ""))
                ))
                .Concat(
                    from code in said
                    where cases.ContainsKey(code.CaseId)
                    let of = cases[code.CaseId]
                    select new CodeRow(
                        code.Id,
                        code.Code,
                        of.Number,
                        of.Title,
                        code.ValidFrom,
                        code.ValidTo,
                        rows.GetValueOrDefault((of.Id, code.Code))
                    )
                )
                .OrderBy(row => row.Code is not null)
                .ThenBy(row => row.CaseTitle, SwedishText.Comparer)
                .ThenBy(row => row.ValidFrom),
        ];
    }
}
