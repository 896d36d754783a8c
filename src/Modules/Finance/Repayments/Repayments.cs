using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Persistence;
using Fund.Finance.Plans;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Repayments;

/// <summary>Where an instalment stands. Never silently skipped.</summary>
internal enum RepaymentState
{
    /// <summary>Planned.</summary>
    Planned,

    /// <summary>Delivered to the budget office.</summary>
    Delivered,

    /// <summary>The frame has been reduced.</summary>
    Done,

    /// <summary>Postponed by a decision.</summary>
    Postponed,

    /// <summary>Waived by a decision.</summary>
    Waived,
}

/// <summary>A reduction of a unit's frame in a budget year (U-14, U-87). SEK.</summary>
internal sealed class RepaymentInstalment
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }
    public string Unit { get; init; } = "";
    public string UnitName { get; init; } = "";
    public int Year { get; init; }
    public Money Amount { get; init; }
    public RepaymentState State { get; set; }
    public string? Reason { get; set; }
    public string? ChangedBy { get; set; }
    public DateTimeOffset? ChangedAt { get; set; }
}

/// <summary>Keeps the instalments of an approved plan.</summary>
internal sealed class RepaymentBook(FinanceDb db)
{
    /// <summary>A newly approved plan takes the place of the last one's instalments that nothing has happened to.</summary>
    public async Task ReplaceAsync(CaseId about, IReadOnlyList<RepaymentRow> rows, CancellationToken cancellation)
    {
        await db.Instalments.Where(i => i.CaseId == about && i.State == RepaymentState.Planned).ExecuteDeleteAsync(cancellation);
        db.Instalments.AddRange(
            rows.Select(r => new RepaymentInstalment
            {
                CaseId = about,
                Unit = r.Unit,
                UnitName = r.UnitName,
                Year = r.Year,
                Amount = r.Amount,
            })
        );
    }
}

/// <summary>An instalment in the list. SEK.</summary>
internal sealed record RepaymentListRow(
    Guid Id,
    string CaseNumber,
    string CaseTitle,
    string Unit,
    string UnitName,
    int Year,
    Money Amount,
    string State,
    string? Reason,
    string? ChangedBy
);

/// <summary>A sum for the budget: how much a unit's frame is reduced in a year. SEK.</summary>
internal sealed record BudgetInputRow(string Unit, string UnitName, int Year, Money Amount);

/// <summary>All instalments, and their sums by unit and year for the budget work (U-13, U-86).</summary>
internal sealed record RepaymentListView(
    IReadOnlyList<RepaymentListRow> Rows,
    IReadOnlyList<BudgetInputRow> BudgetInput,
    IReadOnlyList<string> Risks
);

/// <summary>Instalments, of one budget year or all.</summary>
[Requires(Permission.ReadFinance)]
internal sealed record RepaymentList(int? Year = null) : IQuery<RepaymentListView>;

/// <summary>Says what has become of an instalment. Postponing and waiving need the decision as reason.</summary>
[Requires(Permission.ManageFinance)]
[LoggedAs("En återbetalning fick nytt läge")]
internal sealed record SetRepaymentState(Guid Id, RepaymentState State, string? Reason) : ICommand;

internal sealed class RepaymentHandler(FinanceDb db, CurrentSetup setup, Actor actor, IMediator mediator, TimeProvider time)
    : IRequestHandler<RepaymentList, RepaymentListView>,
        IRequestHandler<SetRepaymentState, Unit>
{
    public static readonly IReadOnlyDictionary<RepaymentState, string> Names = new Dictionary<RepaymentState, string>
    {
        [RepaymentState.Planned] = "Planerad",
        [RepaymentState.Delivered] = "Lämnad till budgeten",
        [RepaymentState.Done] = "Ramen är minskad",
        [RepaymentState.Postponed] = "Uppskjuten genom beslut",
        [RepaymentState.Waived] = "Efterskänkt genom beslut",
    };

    public async Task<RepaymentListView> Handle(RepaymentList request, CancellationToken cancellationToken)
    {
        var instalments = await db
            .Instalments.AsNoTracking()
            .Where(i => request.Year == null || i.Year == request.Year)
            .OrderBy(i => i.Year)
            .ThenBy(i => i.UnitName)
            .ToListAsync(cancellationToken);
        var cases = (await mediator.Send(new GetCases([.. instalments.Select(i => i.CaseId).Distinct()]), cancellationToken)).ToDictionary(
            c => c.Id
        );
        return new RepaymentListView(
            [
                .. instalments.Select(i => new RepaymentListRow(
                    i.Id,
                    cases[i.CaseId].Number,
                    cases[i.CaseId].Title,
                    i.Unit,
                    i.UnitName,
                    i.Year,
                    i.Amount,
                    Names[i.State],
                    i.Reason,
                    i.ChangedBy
                )),
            ],
            [
                .. instalments
                    .Where(i => i.State != RepaymentState.Waived)
                    .GroupBy(i => (i.Unit, i.UnitName, i.Year))
                    .Select(g => new BudgetInputRow(g.Key.Unit, g.Key.UnitName, g.Key.Year, g.Select(i => i.Amount).Total())),
            ],
            [
                .. (await setup.GetAsync(cancellationToken))
                    .Profiles.Where(version => version.Repayment.Model != RepaymentModel.None)
                    .Select(version => version.Repayment.RiskText)
                    .OfType<string>()
                    .Distinct(),
            ]
        );
    }

    public async Task<Unit> Handle(SetRepaymentState request, CancellationToken cancellationToken)
    {
        var instalment =
            await db.Instalments.FirstOrDefaultAsync(i => i.Id == request.Id, cancellationToken) ?? throw new NotFound("Raden finns inte.");
        if (instalment.State is RepaymentState.Done or RepaymentState.Waived)
        {
            throw new Conflict("Raden är avslutad och kan inte ändras.");
        }

        if (request.State is RepaymentState.Postponed or RepaymentState.Waived && string.IsNullOrWhiteSpace(request.Reason))
        {
            throw new Refused("Ange beslutet: vem, när och paragraf.", field: "reason");
        }

        (instalment.State, instalment.Reason, instalment.ChangedBy, instalment.ChangedAt) = (
            request.State,
            request.Reason,
            actor.Name,
            time.GetUtcNow()
        );
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}
