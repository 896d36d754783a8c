using Fund.Assessment.Bodies;
using Fund.Assessment.Meetings;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Platform.Process;
using Fund.Platform.Setup;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.Assessment.Agendas;

/// <summary>A case as a point of a body's agenda.</summary>
/// <param name="Case">The case.</param>
/// <param name="Operation">The step that is to be done at the meeting; null where the case's next step is not this body's.</param>
/// <param name="OperationName">Its name in the municipality's process.</param>
/// <param name="Requested">Applied for, SEK; null where nothing is.</param>
/// <param name="InTheWay">What stands in the way of the step; empty when the case is ready.</param>
internal sealed record PointOfBody(
    CaseHeaderView Case,
    string? Operation,
    string? OperationName,
    Money? Requested,
    IReadOnlyList<Finding> InTheWay
);

/// <summary>
/// Which cases a body has to do with, and what stands in the way of their next step: what is known of all of them is read at once.
/// </summary>
internal sealed class PointsOfBody(CaseProcess process, CurrentSetup setup, IMediator mediator)
{
    /// <summary>The cases that the reader sees and whose next step is the body's.</summary>
    /// <param name="body">The body; null for the first meetings on applications.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<IReadOnlyList<PointOfBody>> WaitingAsync(Body? body, CancellationToken cancellation)
    {
        var known = await setup.GetAsync(cancellation);
        var open = (await mediator.Send(new CasesIn([StageKind.Draft, StageKind.Handling]), cancellation))
            .Where(about => NextOf(about, known.ProfileOf(about.RuleVersion), body, known.Units) is not null)
            .ToList();
        var seen = await mediator.Send(new VisibleCases([.. open.Select(about => about.Number)]), cancellation);
        return await OfAsync(body, [.. open.Where(about => seen.ContainsKey(about.Number))], cancellation);
    }

    /// <summary>These cases as points of the body's agenda.</summary>
    public async Task<IReadOnlyList<PointOfBody>> OfAsync(Body? body, IReadOnlyList<CaseHeaderView> cases, CancellationToken cancellation)
    {
        var known = await setup.GetAsync(cancellation);
        var facts = await process.FactsAsync([.. cases.Select(about => about.Id)], cancellation);
        var points = new List<PointOfBody>();
        foreach (var about in cases)
        {
            var profile = known.ProfileOf(about.RuleVersion);
            var own = facts[about.Id];
            Money? requested = own.Amounts.TryGetValue(FactAmounts.Requested, out var amount) ? amount : null;
            var next = NextOf(about, profile, body, known.Units);
            points.Add(
                new PointOfBody(
                    about,
                    next,
                    next is null ? null : profile.Operations[next].Name,
                    requested,
                    next is null ? [] : await process.InTheWayAsync(about, profile, own, next, cancellation)
                )
            );
        }

        return points;
    }

    private static string? NextOf(CaseHeaderView about, Profile profile, Body? body, IReadOnlyList<UnitView> units) =>
        profile.StageOf(about.Stage).Next is { } next
        && profile.Operations.ContainsKey(next)
        && BodyTasks.Handles(body, next, about, profile, units)
            ? next
            : null;
}
