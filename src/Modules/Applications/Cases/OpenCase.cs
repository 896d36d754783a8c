using FluentValidation;
using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Platform.Numbers;
using Fund.Platform.Plugins;
using Fund.Platform.Process;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;
using RuleVersionFor = Fund.Plugins.RuleVersionFor;

namespace Fund.Applications.Cases;

/// <summary>What opening a case gives.</summary>
internal sealed record OpenedCase(string CaseNumber);

/// <summary>
/// Opens a case as a draft under the rule version in force. From then on it is handled under that version for life (W-09).
/// </summary>
[Requires(Permission.WriteApplications)]
[LoggedAs("Ärendet öppnades")]
internal sealed record OpenCase(string Title, string LeadUnit) : ICommand<OpenedCase>;

internal sealed class OpenCaseShape : AbstractValidator<OpenCase>
{
    public OpenCaseShape()
    {
        RuleFor(c => c.Title)
            .NotEmpty()
            .WithMessage("Ge satsningen ett namn.")
            .MaximumLength(200)
            .WithMessage("Namnet är för långt, högst 200 tecken.");
        RuleFor(c => c.LeadUnit).NotEmpty().WithMessage("Välj vilken enhet som söker.");
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
        var profile = await RulesForAsync(today, cancellationToken);
        if (profile.InForce(today, "Ärendet") is { Severity: Contracts.Messages.Severity.Refusal } expired)
        {
            throw new Refused([expired]);
        }

        var unit =
            (await mediator.Send(new Units(), cancellationToken)).FirstOrDefault(u => u.Key == request.LeadUnit)
            ?? throw new Refused("Enheten finns inte.", field: "leadUnit");
        if (!profile.Applicants.LeadKinds.Contains(unit.Kind))
        {
            throw new Refused(profile.Applicants.Message, profile.Applicants.Rule, "leadUnit");
        }

        var running = await numbers.NextAsync($"case:{today.Year}", cancellationToken);
        var first = profile.Stages[0];
        var opened = Case.Open(
            today.Year,
            running,
            request.Title.Trim(),
            profile.Code,
            first.Key,
            actor.Person!.Value,
            today,
            CaseUnit.Of(unit, lead: true, byResult: true, byCost: true)
        );
        db.Cases.Add(opened);
        await db.SaveChangesAsync(cancellationToken);
        process.Enter(CaseHeaders.Of(opened), profile, process.Facts);
        await clock.StartAsync(opened.Number, profile, first.Key, null, cancellationToken);
        return new OpenedCase(opened.Number);
    }

    private async Task<Profile> RulesForAsync(DateOnly today, CancellationToken cancellation)
    {
        var known = await setup.GetAsync(cancellation);
        var standard =
            known.ProfileOn(today)
            ?? throw new Refused("Kommunen har ingen riktlinje som gäller idag. En administratör behöver anta " + "en.");
        var code = await plugins.CalculateAsync<RuleVersionFor, string>(
            new RuleVersionFor { OpenedOn = today, Standard = standard.Code },
            null,
            null,
            cancellation
        );
        return known.ProfileOf(code);
    }
}

/// <summary>What the page for a new case offers.</summary>
/// <param name="Units">Units that may lead an application.</param>
/// <param name="Explanation">Who may apply, in the guideline's words.</param>
/// <param name="GuidelineTitle">The guideline in force.</param>
internal sealed record NewCaseView(IReadOnlyList<UnitView> Units, string Explanation, string GuidelineTitle);

/// <summary>What the page for a new case offers.</summary>
[Requires(Permission.WriteApplications)]
internal sealed record NewCase : IQuery<NewCaseView>;

internal sealed class NewCaseHandler(CurrentSetup setup, IMediator mediator, TimeProvider time) : IRequestHandler<NewCase, NewCaseView>
{
    public async Task<NewCaseView> Handle(NewCase request, CancellationToken cancellationToken)
    {
        var profile =
            (await setup.GetAsync(cancellationToken)).ProfileOn(StockholmTime.Today(time)) ?? throw new NotFound("Ingen riktlinje gäller.");
        var units = (await mediator.Send(new Units(), cancellationToken))
            .Where(u => profile.Applicants.LeadKinds.Contains(u.Kind))
            .ToList();
        return new NewCaseView(units, profile.Applicants.Message, profile.Guideline.Title);
    }
}
