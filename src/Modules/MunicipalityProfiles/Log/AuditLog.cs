using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Audit;
using Fund.Platform.Persistence;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.MunicipalityProfiles.Log;

/// <summary>
/// A line of the log: who, when, from where, what, under which rule version. <paramref name="Content"/> is null where the case is a draft
/// that the reader may not see, and where it is <paramref name="Working"/> material and the reader is not the auditor.
/// </summary>
internal sealed record AuditRow(
    Guid Id,
    DateTimeOffset At,
    string Who,
    string Roles,
    string From,
    string Message,
    string What,
    string? CaseNumber,
    string? RuleVersion,
    string? Content,
    string? TraceId,
    bool Working
);

/// <summary>A page of the log; <paramref name="Next"/> is the line to go on after, null at the end.</summary>
internal sealed record AuditPage(IReadOnlyList<AuditRow> Rows, Guid? Next);

/// <summary>What has been done in the municipality, the latest first.</summary>
/// <param name="Who">Part of the name of who did it; null for all.</param>
/// <param name="Message">Name of the message, "RecordDecision"; null for all.</param>
/// <param name="CaseNumber">The case's number; null for all, also what is about no case.</param>
/// <param name="FirstDay">From this Swedish day.</param>
/// <param name="LastDay">To this Swedish day, itself included.</param>
/// <param name="After">Go on after this line; null from the latest.</param>
/// <param name="Most">How many lines at the most, 1 to 5,000; 100 where not given.</param>
[Requires(Permission.ReadAudit)]
internal sealed record AuditLog(
    string? Who = null,
    string? Message = null,
    string? CaseNumber = null,
    DateOnly? FirstDay = null,
    DateOnly? LastDay = null,
    Guid? After = null,
    int? Most = null
) : IQuery<AuditPage>;

internal sealed class AuditLogHandler(PlatformDb db, CommandNames names, Actor actor, IMediator mediator)
    : IRequestHandler<AuditLog, AuditPage>
{
    private const int PageSize = 100;
    private const int MostEver = 5_000;

    public async Task<AuditPage> Handle(AuditLog request, CancellationToken cancellationToken)
    {
        var most = request.Most ?? PageSize;
        if (most is < 1 or > MostEver)
        {
            throw new Refused(T("Loggen kan visa mellan 1 och 5 000 rader."), field: "most");
        }

        var found = await Filtered(request)
            .OrderByDescending(a => a.At)
            .ThenByDescending(a => a.Id)
            .Take(most + 1)
            .ToListAsync(cancellationToken);
        var visible = await mediator.Send(
            new VisibleCases([.. found.Select(a => a.CaseNumber).OfType<string>().Distinct()]),
            cancellationToken
        );
        var audits = actor.Roles.Any(role => role is Role.Auditor or Role.System);
        var rows = found
            .Take(most)
            .Select(a => new AuditRow(
                a.Id,
                a.At,
                a.Who,
                a.Roles,
                a.From,
                a.What,
                names.Of(a.What),
                a.CaseNumber,
                a.RuleVersion,
                (audits || !names.IsWorking(a.What)) && (a.CaseNumber is null || visible.ContainsKey(a.CaseNumber)) ? a.Content : null,
                a.TraceId,
                !audits && names.IsWorking(a.What)
            ))
            .ToList();
        return new AuditPage(rows, found.Count > most ? rows[^1].Id : null);
    }

    private IQueryable<AuditEntry> Filtered(AuditLog request)
    {
        var query = db.Audit.AsNoTracking();
        if (request.Who is { Length: > 0 } who)
        {
            var pattern = SearchText.Anywhere(who, "who");
            query = query.Where(a => EF.Functions.ILike(a.Who, pattern, "\\"));
        }

        if (request.Message is { Length: > 0 } message)
        {
            query = query.Where(a => a.What == message);
        }

        if (request.CaseNumber is { Length: > 0 } number)
        {
            query = query.Where(a => a.CaseNumber == number.Trim());
        }

        if (request.FirstDay is { } first)
        {
            var start = StockholmTime.StartOf(first).ToUniversalTime();
            query = query.Where(a => a.At >= start);
        }

        if (request.LastDay is { } last && last < DateOnly.MaxValue)
        {
            var end = StockholmTime.StartOf(last.AddDays(1)).ToUniversalTime();
            query = query.Where(a => a.At < end);
        }

        // By the instant, not the key: a demonstration's clock goes back and forth.
        if (request.After is { } after)
        {
            query = query.Where(a =>
                db.Set<AuditEntry>().Any(seen => seen.Id == after && (a.At < seen.At || (a.At == seen.At && a.Id.CompareTo(seen.Id) < 0)))
            );
        }

        return query;
    }
}
