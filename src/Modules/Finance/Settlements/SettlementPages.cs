using System.Text.Json;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Persistence;
using Fund.Finance.Settlements.Arithmetic;
using Fund.Platform.Files;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements;

/// <summary>An occasion in the list.</summary>
internal sealed record OccasionRow(
    string Occasion,
    string Name,
    DateOnly PeriodStart,
    DateOnly PeriodEnd,
    DateOnly Due,
    bool Ended,
    string State,
    Money? Total
);

/// <summary>The occasions of a fiscal year with their state.</summary>
[Requires(Permission.ReadFinance)]
internal sealed record OccasionList(int Year) : IQuery<IReadOnlyList<OccasionRow>>;

/// <summary>One initiative on settlement day. SEK.</summary>
internal sealed record SettlementDayRow(
    string CaseNumber,
    string Title,
    string LeadUnit,
    Money PeriodCost,
    Money Payable,
    Money Held,
    Money Overrun,
    Money GrantLeft,
    string? HeldBecause,
    IReadOnlyList<string> Alerts,
    IReadOnlyList<SettledCost> Costs
);

/// <summary>Settlement day on one screen: what needs a look on top.</summary>
internal sealed record SettlementDay(
    string Occasion,
    string Name,
    DateOnly PeriodStart,
    DateOnly PeriodEnd,
    DateOnly Due,
    bool Ended,
    bool Exists,
    bool Prepared,
    string? PreparedBy,
    DateTimeOffset? PreparedAt,
    string? ApprovedBy,
    DateTimeOffset? ApprovedAt,
    Money Total,
    bool HasVoucher,
    bool MayPrepare,
    bool MayApprove,
    IReadOnlyList<SettlementDayRow> Rows
);

/// <summary>The settlement of an occasion.</summary>
[Requires(Permission.ReadFinance)]
internal sealed record SettlementDayQuery(string Occasion) : IQuery<SettlementDay>;

/// <summary>The voucher file of an approved settlement.</summary>
[Requires(Permission.ReadFinance)]
internal sealed record SettlementVoucher(string Occasion) : IQuery<StoredFile>;

internal sealed class SettlementPagesHandler(
    FinanceDb db,
    FundOccasions occasions,
    FileStore files,
    Actor actor,
    IMediator mediator,
    TimeProvider time
)
    : IRequestHandler<OccasionList, IReadOnlyList<OccasionRow>>,
        IRequestHandler<SettlementDayQuery, SettlementDay>,
        IRequestHandler<SettlementVoucher, StoredFile>
{
    public async Task<IReadOnlyList<OccasionRow>> Handle(OccasionList request, CancellationToken cancellationToken)
    {
        var ofYear = (await occasions.OfAsync(null, cancellationToken)).Of(new FiscalYear(request.Year));
        var runs = await db.Runs.AsNoTracking().Where(r => r.Year == request.Year).ToDictionaryAsync(r => r.Occasion, cancellationToken);
        var today = StockholmTime.Today(time);
        return
        [
            .. ofYear.Select(o =>
            {
                var run = runs.GetValueOrDefault(o.Id.ToString());
                return new OccasionRow(
                    o.Id.ToString(),
                    o.NameInYear,
                    o.PeriodStart,
                    o.PeriodEnd,
                    o.Due,
                    today > o.PeriodEnd,
                    run is null ? "none"
                        : run.ApprovedAt is null ? "prepared"
                        : "approved",
                    run?.Total
                );
            }),
        ];
    }

    public async Task<SettlementDay> Handle(SettlementDayQuery request, CancellationToken cancellationToken)
    {
        var all = await occasions.OfAsync(null, cancellationToken);
        var occasion = all.Get(request.Occasion);
        var key = occasion.Id.ToString();
        var run = await db.Runs.AsNoTracking().Include(r => r.Lines).FirstOrDefaultAsync(r => r.Occasion == key, cancellationToken);
        var cases = (await mediator.Send(new GetCases([.. run?.Lines.Select(l => l.CaseId) ?? []]), cancellationToken)).ToDictionary(c =>
            c.Id
        );
        var rows = (run?.Lines ?? []).Select(l => new SettlementDayRow(
            cases[l.CaseId].Number,
            cases[l.CaseId].Title,
            cases[l.CaseId].LeadUnitName,
            l.PeriodCost,
            l.Payable,
            l.Held,
            l.Overrun,
            l.GrantLeft,
            l.HeldBecause,
            l.Alerts,
            JsonSerializer.Deserialize<List<SettledCost>>(l.Costs, Platform.Api.ApiRoutes.Json)!
        ));
        var ended = StockholmTime.Today(time) > occasion.PeriodEnd;
        var open = run is not { ApprovedAt: not null };
        return new SettlementDay(
            key,
            occasion.NameInYear,
            occasion.PeriodStart,
            occasion.PeriodEnd,
            occasion.Due,
            ended,
            all.Exists(occasion),
            run is not null,
            run?.PreparedByName,
            run?.PreparedAt,
            run?.ApprovedByName,
            run?.ApprovedAt,
            run?.Lines.Select(l => l.Payable).Total() ?? Money.Zero,
            run?.VoucherFile is not null,
            ended && open && all.Exists(occasion) && actor.May(Permission.ManageFinance),
            run is not null && open && actor.May(Permission.ApproveFinance) && run.PreparedBy != actor.Person?.Value,
            [
                .. rows.OrderByDescending(r => r.HeldBecause is not null || r.Alerts.Count > 0 || r.Overrun.IsPositive)
                    .ThenBy(r => r.Title, SwedishText.Comparer),
            ]
        );
    }

    public async Task<StoredFile> Handle(SettlementVoucher request, CancellationToken cancellationToken)
    {
        var file =
            await db
                .Runs.AsNoTracking()
                .Where(r => r.Occasion == request.Occasion)
                .Select(r => r.VoucherFile)
                .FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotFound("Det finns ingen bokföringsfil för tillfället.");
        return await files.GetAsync(file, cancellationToken);
    }
}
