using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;

namespace Fund.Applications.Cases;

/// <summary>A fund that can be applied to.</summary>
/// <param name="Key">Key of the fund.</param>
/// <param name="Name">Its name.</param>
/// <param name="Explanation">Who may apply, in the guideline's words.</param>
/// <param name="GuidelineTitle">The guideline in force.</param>
/// <param name="Tracks">Tracks to choose; empty where the fund has none.</param>
internal sealed record NewCaseFund(
    string Key,
    string Name,
    string Explanation,
    string GuidelineTitle,
    IReadOnlyList<Process.Profiles.Track> Tracks
);

/// <summary>What the page for a new case offers.</summary>
/// <param name="Units">Units that the person may apply for.</param>
/// <param name="Funds">Funds that can be applied to; with one nobody chooses.</param>
internal sealed record NewCaseView(IReadOnlyList<UnitView> Units, IReadOnlyList<NewCaseFund> Funds);

/// <summary>What the page for a new case offers.</summary>
[Requires(Permission.WriteApplications)]
internal sealed record NewCase : IQuery<NewCaseView>;

internal sealed class NewCaseHandler(CurrentSetup setup, Actor actor, IMediator mediator, TimeProvider time)
    : IRequestHandler<NewCase, NewCaseView>
{
    public async Task<NewCaseView> Handle(NewCase request, CancellationToken cancellationToken)
    {
        var known = await setup.GetAsync(cancellationToken);
        var today = StockholmTime.Today(time);
        var rules = known.Funds.Select(fund => known.ProfileOn(today, fund.Key)).OfType<Process.Profiles.Profile>().ToList();
        if (rules.Count == 0)
        {
            throw new NotFound(T("Ingen riktlinje gäller."));
        }

        var leads = rules.SelectMany(profile => profile.Applicants.LeadKinds).ToHashSet();
        var units = (await mediator.Send(new Units(), cancellationToken))
            .Where(u => leads.Contains(u.Kind) && (actor.Holds(Role.ProjectManager, u.Key) || actor.Holds(Role.Coordinator)))
            .ToList();
        return new NewCaseView(
            units,
            [
                .. rules.Select(profile => new NewCaseFund(
                    profile.Fund.Key,
                    profile.Fund.Name,
                    profile.Applicants.Message,
                    profile.Guideline.Title,
                    profile.Fund.Tracks
                )),
            ]
        );
    }
}
