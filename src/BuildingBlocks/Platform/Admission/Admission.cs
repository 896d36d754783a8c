using Fund.Contracts.Applications;
using Fund.Contracts.Assessment;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.Platform.Admission;

/// <summary>
/// Who may: signed in, known here, permission, and the object: the draft, the unit's part in the case, conflict of interest, and what the
/// municipality's process narrows. The one answer for pages, API, jobs, forms that are shown and tasks that are asked (F-22, F-23).
/// </summary>
public sealed class Admission(Actor actor, CurrentSetup setup, IMediator mediator, TimeProvider time)
{
    private readonly Dictionary<CaseId, bool> recused = [];
    private CaseHeaderView? admittedTo;

    /// <summary>Requires a permission, whatever it is about.</summary>
    /// <exception cref="NotSignedIn">Nobody is signed in.</exception>
    /// <exception cref="NotFound">The municipality does not know the person.</exception>
    /// <exception cref="Forbidden">No role of the person holds it.</exception>
    public void Require(Permission permission)
    {
        if (permission == Permission.Public)
        {
            return;
        }

        if (!actor.IsSignedIn)
        {
            throw new NotSignedIn();
        }

        if (!actor.IsKnown)
        {
            throw new NotFound(T("Sidan finns inte."));
        }

        if (!actor.May(permission))
        {
            throw new Forbidden(T("Dina roller räcker inte till det här."));
        }
    }

    /// <summary>Requires all that a message declares, and what the profile says of who does it.</summary>
    /// <param name="message">The message's type.</param>
    /// <param name="caseNumber">The case it is about; null for none.</param>
    /// <param name="fund">The fund it is about, where it is about no case; null where none is named.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="NotFound">There is no such case for this person.</exception>
    /// <exception cref="Forbidden">The person may see the case, but not do this to it.</exception>
    public async Task RequireAsync(Type message, string? caseNumber, string? fund, CancellationToken cancellation)
    {
        var rule = AdmissionRule.Of(message);
        Require(rule.Permission ?? throw new InvalidOperationException($"{message.Name} is sent between modules only."));
        if (caseNumber is null)
        {
            await RequireRoleAsync(rule, fund, cancellation);
            return;
        }

        if (rule.Part is null)
        {
            return;
        }

        var about = await mediator.Send(new SeenCase(caseNumber), cancellation);
        if (await WhyNotAsync(rule, about, cancellation) is { } why)
        {
            throw new Forbidden(why);
        }

        admittedTo = about;
    }

    /// <summary>A case for what only reads: as it stood when the person was let in to it.</summary>
    /// <exception cref="NotFound">There is no such case here.</exception>
    public async ValueTask<CaseHeaderView> CaseAsync(string number, CancellationToken cancellation) =>
        admittedTo is { } known && known.Number == number ? known : await mediator.Send(new GetCase(number), cancellation);

    /// <summary>Would the person be let in with such a message about the case they see? For forms, buttons and tasks.</summary>
    public async Task<bool> AdmitsAsync(Type message, CaseHeaderView about, CancellationToken cancellation)
    {
        var rule = AdmissionRule.Of(message);
        return rule.Permission is { } permission && actor.May(permission) && await WhyNotAsync(rule, about, cancellation) is null;
    }

    /// <summary>The roles that the person holds for the whole municipality or for a unit that takes part in the case.</summary>
    public IEnumerable<Role> RolesIn(CaseHeaderView about) =>
        actor.Held.Where(held => held.Unit is null || about.Participants.Any(unit => unit.UnitKey == held.Unit)).Select(held => held.Role);

    private async Task<string?> WhyNotAsync(AdmissionRule rule, CaseHeaderView about, CancellationToken cancellation)
    {
        if (rule.Part == CasePart.Sees)
        {
            return await WhyNotImpartialAsync(rule, about, cancellation);
        }

        var roles = RolesIn(about).ToList();
        if (!Permissions.Allow(rule.Permission!.Value, roles))
        {
            return T("Det här gör bara den som har rollen i en enhet som deltar i ärendet.");
        }

        var profile = (await setup.GetAsync(cancellation)).ProfileOf(about.RuleVersion);
        if (rule.Operation is { } operation && !profile.AllowsRole(operation, roles))
        {
            return T("I kommunens process är det en annan roll som gör det här.");
        }

        if (rule.Part is CasePart.Leads && !Leads(about, roles))
        {
            return T("Det här gör den som öppnade ärendet, en projektledare i den sökande enheten eller samordnaren.");
        }

        if (rule.Part == CasePart.Writes && !Writes(rule, about, roles, profile))
        {
            return T("Ansökan skrivs av den som öppnade den, en projektledare i en deltagande enhet eller samordnaren.");
        }

        return await WhyNotImpartialAsync(rule, about, cancellation);
    }

    private async Task<string?> WhyNotImpartialAsync(AdmissionRule rule, CaseHeaderView about, CancellationToken cancellation) =>
        rule.Impartial && await IsRecusedAsync(about, cancellation) ? T("Du har anmält jäv i ärendet och deltar inte i det här.") : null;

    // Which fund is meant is the handler's to ask: what names none of several is refused there.
    private async Task RequireRoleAsync(AdmissionRule rule, string? fund, CancellationToken cancellation)
    {
        if (rule.Operation is not { } operation)
        {
            return;
        }

        var known = await setup.GetAsync(cancellation);
        var of = known.Funds.FirstOrDefault(each => fund is null || each.Key == fund);
        var profile = of is null ? null : known.ProfileOn(StockholmTime.Today(time), of.Key);
        if (profile?.AllowsRole(operation, actor.Roles) == false)
        {
            throw new Forbidden(T("I kommunens process är det en annan roll som gör det här."));
        }
    }

    private bool Leads(CaseHeaderView about, List<Role> roles) =>
        about.Owner == actor.Person
        || actor.Holds(Role.ProjectManager, about.LeadUnit)
        || roles.Exists(role => role is Role.Coordinator or Role.System);

    private bool Writes(AdmissionRule rule, CaseHeaderView about, List<Role> roles, Profile profile) =>
        about.Owner == actor.Person
        || roles.Exists(role => role is Role.Coordinator or Role.System or Role.ProjectManager)
        || (rule.Operation is { } operation && profile.Operations.TryGetValue(operation, out var own) && own.Roles.Count > 0);

    private async Task<bool> IsRecusedAsync(CaseHeaderView about, CancellationToken cancellation)
    {
        if (actor.Person is not { } person)
        {
            return false;
        }

        if (!recused.TryGetValue(about.Id, out var known))
        {
            known =
                await setup.HasModuleAsync("assessment", cancellation)
                && await mediator.Send(new IsRecused(about.Id, person), cancellation);
            recused[about.Id] = known;
        }

        return known;
    }
}
