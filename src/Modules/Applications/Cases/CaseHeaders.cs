using Fund.Applications.Persistence;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Cases;

/// <summary>Answers the other modules' questions about cases.</summary>
internal sealed class CaseHeaders(ApplicationsDb db, CaseFinder cases)
    : IRequestHandler<GetCase, CaseHeaderView>,
        IRequestHandler<GetCases, IReadOnlyList<CaseHeaderView>>,
        IRequestHandler<VisibleCases, IReadOnlySet<string>>,
        IRequestHandler<CasesIn, IReadOnlyList<CaseHeaderView>>,
        IRequestHandler<CaseAnswers, IReadOnlyDictionary<string, string?>>
{
    public async Task<CaseHeaderView> Handle(GetCase request, CancellationToken cancellationToken) =>
        await db.Cases.AsNoTracking().Include(c => c.Units).FirstOrDefaultAsync(c => c.Number == request.Number, cancellationToken)
            is { } found
            ? Of(found)
            : throw new NotFound("Ärendet finns inte.");

    public async Task<IReadOnlyList<CaseHeaderView>> Handle(GetCases request, CancellationToken cancellationToken) =>
        [
            .. (
                await db.Cases.AsNoTracking().Include(c => c.Units).Where(c => request.Ids.Contains(c.Id)).ToListAsync(cancellationToken)
            ).Select(Of),
        ];

    public async Task<IReadOnlySet<string>> Handle(VisibleCases request, CancellationToken cancellationToken)
    {
        var visible = new HashSet<string>(StringComparer.Ordinal);
        foreach (
            var found in await db
                .Cases.AsNoTracking()
                .Include(c => c.Units)
                .Where(c => request.Numbers.Contains(c.Number))
                .ToListAsync(cancellationToken)
        )
        {
            if (await cases.MaySeeAsync(found, cancellationToken))
            {
                visible.Add(found.Number);
            }
        }

        return visible;
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
