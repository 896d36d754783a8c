using System.Data.Common;
using Fund.Contracts.Messages;
using Fund.Platform.Persistence;
using Fund.Platform.Setup;
using MediatR;

namespace Fund.Applications.Cases;

/// <summary>A case in the list.</summary>
internal sealed record CaseListRow(
    string CaseNumber,
    string? RegistryNumber,
    string Title,
    string LeadUnit,
    string Stage,
    string StageName,
    string StageKind,
    DateOnly OpenedOn,
    DateOnly? ReceivedOn,
    string RuleVersion
);

/// <summary>A page of the list; <paramref name="Next"/> is the number to go on after, null at the end.</summary>
internal sealed record CaseListPage(IReadOnlyList<CaseListRow> Rows, string? Next);

/// <summary>
/// Cases that the person may see, the newest first: by kind of stage, unit that takes part, year it was opened, and words of the title.
/// </summary>
/// <param name="Kind">"Draft", "Handling", "Granted", "Running" or "Ended"; null for all.</param>
/// <param name="Unit">Key of a unit that takes part; null for all.</param>
/// <param name="Text">Words of the title, or a whole number; null for all.</param>
/// <param name="After">Go on after the case with this number; null from the newest.</param>
/// <param name="Year">The year it was opened; null for all.</param>
/// <param name="Most">How many rows at the most, 1 to 1,000; 50 where not given.</param>
[Requires(Permission.ReadCases)]
internal sealed record CaseList(
    string? Kind = null,
    string? Unit = null,
    string? Text = null,
    string? After = null,
    int? Year = null,
    int? Most = null
) : IQuery<CaseListPage>;

/// <remarks>Its statement is written by hand: no list is opened as often, and working one out costs as much as reading it.</remarks>
internal sealed class CaseListHandler(ReadBatch reads, CasesInSight sight, CurrentSetup setup) : IRequestHandler<CaseList, CaseListPage>
{
    private const int PageSize = 50;
    private const int MostEver = 1_000;

    public async Task<CaseListPage> Handle(CaseList request, CancellationToken cancellationToken)
    {
        var most = request.Most ?? PageSize;
        if (most is < 1 or > MostEver)
        {
            throw new Refused(T("Listan kan visa mellan 1 och 1 000 ärenden."), field: "most");
        }

        var known = await setup.GetAsync(cancellationToken);
        var rows = new List<CaseListRow>(PageSize);
        var more = false;
        var statement = CaseListStatement.Of(request, await sight.OfPersonAsync(cancellationToken), most);
        reads.Ask(statement.Sql, Read, statement.Values);
        await reads.ReadLastAsync(cancellationToken);
        return new CaseListPage(rows, more ? rows[^1].CaseNumber : null);

        void Read(DbDataReader row)
        {
            if (more = rows.Count == most)
            {
                return;
            }

            var ruleVersion = row.GetString(7);
            var stage = known.ProfileOf(ruleVersion).StageOf(row.GetString(4));
            rows.Add(
                new CaseListRow(
                    row.GetString(0),
                    row.IsDBNull(1) ? null : row.GetString(1),
                    row.GetString(2),
                    row.GetString(3),
                    stage.Key,
                    stage.Name,
                    stage.Kind.ToString(),
                    row.GetFieldValue<DateOnly>(5),
                    row.IsDBNull(6) ? null : row.GetFieldValue<DateOnly>(6),
                    ruleVersion
                )
            );
        }
    }
}
