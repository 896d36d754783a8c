using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.MunicipalityProfiles.People;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.MunicipalityProfiles.People;

public sealed class PeopleTests(FundFixture fund)
{
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task The_last_administrator_cannot_lock_the_municipality_out(bool active, bool keepsTheRole)
    {
        var here = await fund.StartLingonbyAsync();
        var leaving = new SavePerson(
            "lingonby-admin",
            "Ada Admin",
            "ada@lingonby.example",
            active,
            keepsTheRole ? [new HeldRole(Role.TenantAdministrator, null)] : [new HeldRole(Role.Auditor, null)],
            await SeenAsync(here, "lingonby-admin")
        );
        (await here.RefusedAsync("lingonby-admin", leaving)).Findings.Single().Field.ShouldBe("roles");

        await here.SendAsync(
            "lingonby-admin",
            new SavePerson(
                "lingonby-revisor",
                "Rut Revisor",
                "rut@lingonby.example",
                true,
                [new HeldRole(Role.TenantAdministrator, null)],
                await SeenAsync(here, "lingonby-revisor")
            )
        );
        await here.SendAsync("lingonby-admin", leaving);
        (await here.SendAsync("lingonby-revisor", new PersonList()))
            .Count(p => p.Active && p.Roles.Any(r => r.Role == Role.TenantAdministrator))
            .ShouldBe(1);
    }

    [Fact(DisplayName = "F-02 Of two who change a person at once the second is told, and nothing of the first is lost")]
    public async Task A_person_is_not_overwritten_unseen()
    {
        var here = await fund.StartLingonbyAsync();
        var seen = await SeenAsync(here, "lingonby-chef");
        var first = new SavePerson(
            "lingonby-chef",
            "Cajsa Chef",
            "cajsa@lingonby.example",
            true,
            [new HeldRole(Role.HeadOfAdministration, "kultur"), new HeldRole(Role.Auditor, null)],
            seen
        );
        await here.SendAsync("lingonby-admin", first);
        var second = first with { Roles = [new HeldRole(Role.HeadOfAdministration, "kultur")] };
        await Should.ThrowAsync<Conflict>(() => here.SendAsync("lingonby-admin", second));
        await Should.ThrowAsync<Conflict>(() => here.SendAsync("lingonby-admin", second with { Version = 0 }));
        (await here.SendAsync("lingonby-admin", new PersonList())).Single(p => p.Subject == "lingonby-chef").Roles.Count.ShouldBe(2);
    }

    private static async Task<uint> SeenAsync(MunicipalityInTest here, string subject) =>
        (await here.SendAsync("lingonby-admin", new PersonList())).FirstOrDefault(p => p.Subject == subject)?.Version ?? 0;

    [Fact(DisplayName = "F-71 A role for a unit that is not there is refused, with the units that are")]
    public async Task A_role_names_a_unit_that_exists()
    {
        var here = await fund.StartLingonbyAsync();
        var refused = await here.RefusedAsync(
            "lingonby-admin",
            new SavePerson("lingonby-ny", "Nils Ny", "nils@lingonby.example", true, [new HeldRole(Role.ProjectManager, "kultr")])
        );
        refused.Findings.ShouldHaveSingleItem().Field.ShouldBe("roles");
        refused.Message.ShouldContain("Menade du ”kultur”?");
        (await here.SendAsync("lingonby-admin", new PersonList())).ShouldNotContain(p => p.Subject == "lingonby-ny");
    }
}
