using Fund.Contracts.Applications;
using Fund.Finance.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Costs.Codes;

/// <summary>A project code and the case that its costs are of on some days.</summary>
/// <param name="Code">The code.</param>
/// <param name="Case">The case.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
internal sealed record KnownCode(string Code, CaseHeaderView Case, DateOnly From, DateOnly To)
{
    /// <summary>Can costs be booked on it: has it been granted money, and not ended?</summary>
    public bool Open => Case.StageKind is StageKind.Granted or StageKind.Running;
}

/// <summary>Which case a cost on a project code is of: the cases' own codes, and the further ones that have been said here.</summary>
internal sealed class KnownCodes(FinanceDb db, IMediator mediator)
{
    /// <summary>
    /// All that are known. A case's own code is its on any day but those on which the code has been given to another; a code that an ended
    /// case had is that of the one that has it now.
    /// </summary>
    public async Task<IReadOnlyList<KnownCode>> AllAsync(CancellationToken cancellation)
    {
        var cases = (
            await mediator.Send(new CasesIn([StageKind.Handling, StageKind.Granted, StageKind.Running, StageKind.Ended]), cancellation)
        ).ToDictionary(about => about.Id);
        var said = (await db.CaseCodes.AsNoTracking().ToListAsync(cancellation))
            .Where(code => cases.ContainsKey(code.CaseId))
            .Select(code => new KnownCode(code.Code, cases[code.CaseId], code.ValidFrom, code.ValidTo ?? DateOnly.MaxValue))
            .ToList();
        var elsewhere = said.ToLookup(code => code.Code, StringComparer.Ordinal);
        var own = cases
            .Values.Where(about => about.ProjectCode is not null)
            .GroupBy(about => about.ProjectCode!, StringComparer.Ordinal)
            .Select(of => of.OrderBy(about => about.StageKind == StageKind.Ended).ThenByDescending(about => about.OpenedOn).First())
            .SelectMany(about => Between(about, elsewhere[about.ProjectCode!]));
        return [.. said, .. own];
    }

    // The days that no other case has been given the code for.
    private static IEnumerable<KnownCode> Between(CaseHeaderView about, IEnumerable<KnownCode> taken)
    {
        var from = DateOnly.MinValue;
        foreach (var other in taken.OrderBy(code => code.From))
        {
            if (other.From > from)
            {
                yield return new KnownCode(about.ProjectCode!, about, from, other.From.AddDays(-1));
            }

            if (other.To == DateOnly.MaxValue)
            {
                yield break;
            }

            from = other.To.AddDays(1);
        }

        yield return new KnownCode(about.ProjectCode!, about, from, DateOnly.MaxValue);
    }
}
