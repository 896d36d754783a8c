using FluentValidation;
using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Platform.Numbers;
using Fund.Platform.Plugins;
using Fund.Platform.Process;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;
using RuleVersionFor = Fund.Plugins.RuleVersionFor;

namespace Fund.Applications.Cases;

/// <summary>What opening a case gives.</summary>
internal sealed record OpenedCase(string CaseNumber) : IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

/// <summary>
/// Opens a case as a draft under the rule version in force. From then on it is handled under that version for life (W-09).
/// </summary>
/// <param name="Title">The initiative's name.</param>
/// <param name="LeadUnit">Key of the unit that applies.</param>
/// <param name="Fund">Key of the fund; null where the municipality has one.</param>
/// <param name="Track">Key of the track; null where the fund has none.</param>
[Requires(Permission.WriteApplications)]
[LoggedAs("Ärendet öppnades")]
internal sealed record OpenCase(string Title, string LeadUnit, string? Fund = null, string? Track = null)
    : ICommand<OpenedCase>,
        IAboutFund;

internal sealed class OpenCaseShape : AbstractValidator<OpenCase>
{
    public OpenCaseShape()
    {
        RuleFor(c => c.Title)
            .NotEmpty()
            .WithMessage(_ => T("Skriv ett namn."))
            .Must(SwedishText.IsName)
            .WithMessage(_ => T("Namnet ska vara en rad med bokstäver eller siffror."))
            .MaximumLength(200)
            .WithMessage(_ => T("Namnet är för långt, högst 200 tecken."));
        RuleFor(c => c.LeadUnit).NotEmpty().WithMessage(_ => T("Välj vilken enhet som söker."));
    }
}

internal sealed class OpenCaseHandler(
    ApplicationsDb db,
    CurrentSetup setup,
    PluginHost plugins,
    ProcessContext process,
    StageClock clock,
    Numbers numbers,
    Actor actor,
    IMediator mediator,
    TimeProvider time
) : IRequestHandler<OpenCase, OpenedCase>
{
    public async Task<OpenedCase> Handle(OpenCase request, CancellationToken cancellationToken)
    {
        var today = StockholmTime.Today(time);
        var profile = await RulesForAsync(request.Fund, today, cancellationToken);
        if (profile.InForce(today, T("Ärendet")) is { Severity: Contracts.Messages.Severity.Refusal } expired)
        {
            throw new Refused([expired]);
        }

        var unit =
            (await mediator.Send(new Units(), cancellationToken)).FirstOrDefault(u => u.Key == request.LeadUnit)
            ?? throw new Refused(T("Enheten finns inte."), field: "leadUnit");
        if (!profile.Applicants.LeadKinds.Contains(unit.Kind))
        {
            throw new Refused(profile.Applicants.Message, profile.Applicants.Rule, "leadUnit");
        }

        if (!MayApplyFor(unit))
        {
            throw new Forbidden(T($"Du kan bara öppna ärenden för enheter där du är projektledare, och {unit.Name} är inte en av dem."));
        }

        // Sent again from a page that was gone back to: the draft that was opened then is the one that is meant (F-30).
        if (await SameDraftAsync(request, profile, cancellationToken) is { } known)
        {
            return new OpenedCase(known);
        }

        var running = await numbers.NextAsync($"case:{today.Year}", cancellationToken);
        var first = profile.Stages[0];
        var opened = Case.Open(
            today.Year,
            running,
            request.Title.Trim(),
            new RuleChoice(
                profile.Code,
                profile.Fund.Key,
                TrackOf(profile, request.Track),
                (await setup.GetAsync(cancellationToken)).Plugins.Number
            ),
            first.Key,
            actor.Person!.Value,
            today,
            CaseUnit.Of(unit, lead: true, byResult: true, byCost: true)
        );
        db.Cases.Add(opened);
        await db.SaveChangesAsync(cancellationToken);
        var header = CaseHeaders.Of(opened);
        process.Enter(header, profile, process.Facts);
        await clock.StartAsync(header, profile, first.Key, null, cancellationToken);
        return new OpenedCase(opened.Number);
    }

    private Task<string?> SameDraftAsync(OpenCase request, Profile profile, CancellationToken cancellation)
    {
        var (title, me, today) = (request.Title.Trim(), actor.Person!.Value, StockholmTime.Today(time));
        return db
            .Cases.Where(c =>
                c.Owner == me
                && c.Title == title
                && c.Fund == profile.Fund.Key
                && c.StageKind == Contracts.Applications.StageKind.Draft
                && c.OpenedOn == today
                && c.Answers.Count == 0
                && c.Units.Any(unit => unit.Lead && unit.UnitKey == request.LeadUnit)
            )
            .Select(c => c.Number)
            .FirstOrDefaultAsync(cancellation);
    }

    // F-23: for one's own unit, or as the coordinator who supports whoever applies.
    private bool MayApplyFor(UnitView unit) => actor.Holds(Role.ProjectManager, unit.Key) || actor.Holds(Role.Coordinator);

    private async Task<Profile> RulesForAsync(string? fund, DateOnly today, CancellationToken cancellation)
    {
        var known = await setup.GetAsync(cancellation);
        var applied = known.FundOf(fund).Key;
        var standard =
            known.ProfileOn(today, applied)
            ?? throw new Refused(T("Kommunen har ingen riktlinje som gäller idag. En administratör behöver anta en."));
        var code = await plugins.CalculateAsync<RuleVersionFor, string>(
            new RuleVersionFor { OpenedOn = today, Standard = standard.Code },
            null,
            null,
            cancellation
        );
        var chosen = known.ProfileOf(code);
        return chosen.Fund.Key == applied ? chosen : standard;
    }

    private static string? TrackOf(Profile profile, string? wanted) =>
        (profile.Fund.Tracks.Count, wanted) switch
        {
            (0, null or "") => null,
            (0, _) => throw new Refused(T("Fonden har inga spår att välja."), field: "track"),
            (_, null or "") => throw new Refused(T("Välj vilket spår ansökan gäller."), field: "track"),
            _ => profile.Fund.Tracks.FirstOrDefault(track => track.Key == wanted)?.Key
                ?? throw new Refused(T("Spåret finns inte."), field: "track"),
        };
}
