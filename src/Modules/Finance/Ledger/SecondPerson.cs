using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Finance.Settlements;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.Finance.Ledger;

/// <summary>
/// The person who approves what another has registered of the fund's money: whoever approves its settlements in the municipality.
/// </summary>
internal sealed class SecondPerson(OperationDoers doers, Actor actor, IMediator mediator)
{
    /// <summary>The roles that may, the one that is asked first.</summary>
    public IReadOnlyList<Role> RolesToAsk(Profile rules) =>
        doers.Of(rules, nameof(ApproveSettlement)) is { Count: > 0 } roles ? roles : Permissions.RolesFor(Permission.ApproveFinance);

    /// <summary>May the one who acts approve what somebody registered?</summary>
    public bool May(Profile rules, PersonId? registeredBy) => MayApprove(rules) && !IsSame(registeredBy);

    /// <summary>Names of those who may, but for the one who registered.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(Profile rules, PersonId? registeredBy, CancellationToken cancellation)
    {
        foreach (var role in RolesToAsk(rules))
        {
            var others = (await mediator.Send(new PersonsWithRole(role), cancellation)).Where(person => person.Id != registeredBy).ToList();
            if (others.Count > 0)
            {
                return [.. others.Select(person => person.Name)];
            }
        }

        return [];
    }

    /// <summary>Refuses whoever registered it, and whoever does not approve the fund's money here.</summary>
    /// <exception cref="Refused">The same person.</exception>
    /// <exception cref="Forbidden">The municipality has others approve.</exception>
    public void Require(Profile rules, PersonId? registeredBy, string name)
    {
        if (!MayApprove(rules))
        {
            throw new Forbidden(T("Det är de som godkänner fondens avräkningar som attesterar."));
        }

        if (IsSame(registeredBy))
        {
            throw new Refused(T($"{name} registrerade och kan inte själv attestera. En annan person behöver göra det."));
        }
    }

    private bool IsSame(PersonId? registeredBy) => registeredBy is not null && registeredBy == actor.Person;

    private bool MayApprove(Profile rules)
    {
        var roles = doers.Of(rules, nameof(ApproveSettlement));
        return actor.May(Permission.ApproveFinance) && (roles.Count == 0 || actor.Roles.Any(role => roles.Contains(role)));
    }
}
