using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Finance.Persistence;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Repayments;

/// <summary>A budget year's input as it is now, beside what has been delivered.</summary>
/// <param name="Year">The budget year.</param>
/// <param name="LastYear">The last year that is told of.</param>
/// <param name="Due">The last day to deliver; null where the profile sets none.</param>
/// <param name="Today">The Swedish calendar date.</param>
/// <param name="Lines">The instalments of the years.</param>
/// <param name="Rows">What would be delivered.</param>
/// <param name="Deliveries">What has been, the last first, with rows.</param>
internal sealed record BudgetInputNow(
    int Year,
    int LastYear,
    DateOnly? Due,
    DateOnly Today,
    IReadOnlyList<RepaymentLine> Lines,
    IReadOnlyList<BudgetRow> Rows,
    IReadOnlyList<BudgetDelivery> Deliveries
)
{
    /// <summary>The last delivery; null before the first.</summary>
    public BudgetDelivery? Last => Deliveries.Count > 0 ? Deliveries[0] : null;

    /// <summary>What has changed since the last delivery.</summary>
    public IReadOnlyList<BudgetDifference> Differences { get; } =
        Deliveries.Count == 0 ? [] : Changed(Deliveries[0].Rows.OrderBy(row => row.Position).Select(BudgetInputDesk.AsRow), Rows);

    /// <summary>Is there something that the budget work has not been told of?</summary>
    public bool IsAsked => !IsDecided && (Last is null ? Rows.Any(row => row.Year == Year) : Differences.Count > 0);

    /// <summary>Is the budget decided, the year having begun? Then nothing is delivered to it.</summary>
    public bool IsDecided => Year <= Today.Year;

    /// <summary>Can it be delivered: the budget is not decided yet?</summary>
    public bool CanDeliver => !IsDecided && (Last is null ? Rows.Count > 0 : Differences.Count > 0);

    /// <summary>The day has passed, and something is to be delivered.</summary>
    public bool IsLate => Due < Today && IsAsked;

    /// <summary>Names the rows: whoever delivers says which ones were seen.</summary>
    public string Seen { get; } =
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join(
                        '|',
                        Rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Instalment:N}:{row.Year}:{row.Amount.Ore}"))
                    )
                )
            )
        )[..16];

    private static List<BudgetDifference> Changed(IEnumerable<BudgetRow> before, IReadOnlyList<BudgetRow> now)
    {
        var left = before.ToDictionary(row => row.Instalment);
        var changed = new List<BudgetDifference>();
        foreach (var row in now)
        {
            left.Remove(row.Instalment, out var was);
            if (was is null || (was.Year, was.Amount, was.Destination) != (row.Year, row.Amount, row.Destination))
            {
                changed.Add(new BudgetDifference(was, row));
            }
        }

        return [.. changed, .. left.Values.Select(gone => new BudgetDifference(gone, null))];
    }
}

/// <summary>Works out what is to be delivered to the budget work.</summary>
internal sealed class BudgetInputDesk(FinanceDb db, RepaymentReading reading, Actor actor, IMediator mediator, TimeProvider time)
{
    /// <summary>The budget year whose budget is being made.</summary>
    public int NextYear => StockholmTime.Today(time).Year + 1;

    /// <summary>A budget year's input.</summary>
    public async Task<BudgetInputNow> OfAsync(Profile rules, int year, CancellationToken cancellation)
    {
        var fund = rules.Fund.Key;
        var asked = rules.Repayment.BudgetInput;
        var lastYear = year + (asked?.Years ?? 1) - 1;
        var lines = await reading.OfAsync(fund, year, lastYear, cancellation);
        var codes = (await mediator.Send(new Units(), cancellation)).ToDictionary(unit => unit.Key, unit => unit.Code);
        var deliveries = await db
            .Deliveries.AsNoTracking()
            .Include(d => d.Rows)
            .Where(d => d.Fund == fund && d.Year == year)
            .OrderByDescending(d => d.Number)
            .ToListAsync(cancellation);
        return new BudgetInputNow(
            year,
            lastYear,
            asked?.Due.In(year - 1),
            StockholmTime.Today(time),
            lines,
            [
                .. lines
                    .Where(line => line.Due is { IsPositive: true })
                    .OrderBy(line => line.Row.UnitName, SwedishText.Comparer)
                    .ThenBy(line => line.Case.Number, StringComparer.Ordinal)
                    .ThenBy(line => line.Row.DueYear)
                    .ThenBy(line => line.Row.Id)
                    .Select(line => new BudgetRow(
                        line.Row.Id,
                        line.Case.Number,
                        line.Case.Title,
                        line.Row.Unit,
                        line.Row.UnitName,
                        codes.GetValueOrDefault(line.Row.Unit),
                        line.Row.DueYear,
                        line.Due!.Value,
                        line.Regime.Destination
                    )),
            ],
            deliveries
        );
    }

    // A line leads only to a page that opens for its reader (F-27).
    private string? MendedAt(string path) => actor.May(Permission.ManageFinance) ? path : null;

    /// <summary>What the input lacks: told before anything is delivered.</summary>
    public async Task<IReadOnlyList<BudgetLack>> LacksAsync(string fund, BudgetInputNow input, CancellationToken cancellation)
    {
        var lacks = new List<BudgetLack>();
        lacks.AddRange(
            from line in input.Lines
            where line.WaitsForEffect
            select new BudgetLack(
                T(
                    $"{line.Row.Amount} för {line.Row.UnitName} {line.Row.DueYear}, {line.Case.Title}, har inget registrerat utfall. "
                        + $"Raden lämnas inte förrän det finns."
                ),
                MendedAt($"/aterbetalning/{line.Row.Id}/utfall")
            )
        );
        lacks.AddRange(
            from about in await WaitingForApprovalAsync(fund, cancellation)
            select new BudgetLack(
                T($"{about.Title} har en återbetalningsplan som väntar på godkännande. Raderna i den är inte med."),
                $"/arenden/{about.Number}/planer"
            )
        );
        lacks.AddRange(
            from line in await reading.OfAsync(fund, null, input.Today.Year, cancellation)
            where line.Row.State is RepaymentState.Planned or RepaymentState.Delivered or RepaymentState.Postponed
            where line.Due is not null
            select new BudgetLack(
                T(
                    $"{line.Row.Amount} för {line.Row.UnitName} {line.Row.DueYear}, {line.Case.Title}, står kvar utan att ramen är "
                        + $"minskad. Ange vad som blev av raden."
                ),
                MendedAt($"/aterbetalning/{line.Row.Id}")
            )
        );
        var unnamed = input.Rows.Where(row => row.UnitCode is null).Select(row => row.UnitName).Distinct().ToList();
        if (unnamed.Count > 0)
        {
            lacks.Add(
                new BudgetLack(
                    T($"Saknar kod (ansvar) i organisationen, så kolumnen är tom i filen: " + $"{string.Join(", ", unnamed)}."),
                    null
                )
            );
        }

        return lacks;
    }

    /// <summary>A delivered row as one reads it.</summary>
    public static BudgetRow AsRow(BudgetDeliveryRow row) =>
        new(row.Instalment, row.CaseNumber, row.CaseTitle, row.Unit, row.UnitName, row.UnitCode, row.Year, row.Amount, row.Destination);

    // The plans stand in another folder's tables, which know of these.
    private async Task<IReadOnlyList<CaseHeaderView>> WaitingForApprovalAsync(string fund, CancellationToken cancellation)
    {
        var about = await db
            .Database.SqlQuery<Guid>(
                $"""
                select plan.case_id as "Value" from finance.case_plans plan
                where plan.content = 'RepaymentPerUnitAndYear' and plan.approved_at is null
                  and not exists (
                      select from finance.case_plans later
                      where later.municipality_id = plan.municipality_id and later.case_id = plan.case_id and later.plan = plan.plan
                        and later.version > plan.version)
                """
            )
            .ToListAsync(cancellation);
        return about.Count == 0
            ? []
            :
            [
                .. (await mediator.Send(new GetCases([.. about.Select(id => new CaseId(id))]), cancellation))
                    .Where(header => header.Fund == fund && header.StageKind is StageKind.Granted or StageKind.Running)
                    .OrderBy(header => header.Title, SwedishText.Comparer),
            ];
    }
}
