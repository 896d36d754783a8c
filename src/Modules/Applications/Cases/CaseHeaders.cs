using Fund.Applications.Persistence;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Cases;

/// <summary>Answers the other modules' questions about cases.</summary>
internal sealed class CaseHeaders(ApplicationsDb db, CasesInSight sight, TenantTransaction transaction)
    : IRequestHandler<GetCase, CaseHeaderView>,
        IRequestHandler<SeenCase, CaseHeaderView>,
        IRequestHandler<LockCase, CaseHeaderView>,
        IRequestHandler<GetCases, IReadOnlyList<CaseHeaderView>>,
        IRequestHandler<VisibleCases, IReadOnlyDictionary<string, string>>,
        IRequestHandler<CasesIn, IReadOnlyList<CaseHeaderView>>,
        IRequestHandler<CaseAnswers, IReadOnlyDictionary<string, string?>>
{
    public Task<CaseHeaderView> Handle(GetCase request, CancellationToken cancellationToken) =>
        ReadAsync(db.Cases, request.Number, cancellationToken);

    public async Task<CaseHeaderView> Handle(SeenCase request, CancellationToken cancellationToken) =>
        await ReadAsync(await sight.CasesAsync(cancellationToken), request.Number, cancellationToken);

    public async Task<CaseHeaderView> Handle(LockCase request, CancellationToken cancellationToken)
    {
        // Two statements: the second one sees what was committed while the first one waited.
        var own = transaction.Municipality.Value;
        await db.Database.ExecuteSqlAsync(
            $"select 1 from applications.cases where municipality_id = {own} and number = {request.Number} for update",
            cancellationToken
        );
        return await ReadAsync(db.Cases, request.Number, cancellationToken);
    }

    public async Task<IReadOnlyList<CaseHeaderView>> Handle(GetCases request, CancellationToken cancellationToken) =>
        [
            .. (
                await db.Cases.AsNoTracking().Include(c => c.Units).Where(c => request.Ids.Contains(c.Id)).ToListAsync(cancellationToken)
            ).Select(Of),
        ];

    public async Task<IReadOnlyDictionary<string, string>> Handle(VisibleCases request, CancellationToken cancellationToken)
    {
        var cases = await sight.CasesAsync(cancellationToken);
        return await cases
            .AsNoTracking()
            .Where(c => request.Numbers.Contains(c.Number))
            .Select(c => new { c.Number, c.Title })
            .ToDictionaryAsync(c => c.Number, c => c.Title, cancellationToken);
    }

    public async Task<IReadOnlyList<CaseHeaderView>> Handle(CasesIn request, CancellationToken cancellationToken) =>
        [
            .. (
                await db
                    .Cases.AsNoTracking()
                    .Include(c => c.Units)
                    .Where(c => request.Kinds.Contains(c.StageKind))
                    .OrderBy(c => c.OpenedOn)
                    .ThenBy(c => c.Number)
                    .ToListAsync(cancellationToken)
            ).Select(Of),
        ];

    public async Task<IReadOnlyDictionary<string, string?>> Handle(CaseAnswers request, CancellationToken cancellationToken) =>
        await db
            .Answers.AsNoTracking()
            .Where(a => a.CaseId == request.Case)
            .ToDictionaryAsync(a => a.Field, a => a.Value, cancellationToken);

    private static async Task<CaseHeaderView> ReadAsync(IQueryable<Case> cases, string number, CancellationToken cancellation) =>
        await cases.AsNoTracking().Include(c => c.Units).FirstOrDefaultAsync(c => c.Number == number, cancellation) is { } found
            ? Of(found)
            : throw new NotFound(T("Ärendet finns inte."));

    public static CaseHeaderView Of(Case c) =>
        new()
        {
            Id = c.Id,
            Number = c.Number,
            RegistryNumber = c.RegistryNumber,
            Title = c.Title,
            Stage = c.Stage,
            StageKind = c.StageKind,
            RuleVersion = c.RuleVersion,
            PluginRevision = c.PluginRevision,
            Fund = c.Fund,
            Track = c.Track,
            LeadUnit = c.Lead.UnitKey,
            LeadUnitName = c.Lead.Name,
            Owner = c.Owner,
            OpenedOn = c.OpenedOn,
            ReceivedOn = c.ReceivedOn,
            StartedOn = c.StartedOn,
            ProjectCode = c.ProjectCode,
            Participants = [.. c.Units.OrderByDescending(u => u.Lead).ThenBy(u => u.Name).Select(u => u.AsFact())],
        };
}
