using Autofac;
using Fund.Platform.Audit;
using Fund.Platform.Jobs;
using Fund.Platform.Persistence;
using Fund.Tests.Running;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Fund.Tests.Platform.Persistence;

/// <summary>A context goes from one request to the next, and nothing of the first goes along.</summary>
public sealed class ContextPoolTests(FundFixture fund)
{
    [Fact]
    public async Task What_is_taken_back_has_neither_connection_nor_municipality_nor_rows()
    {
        var (first, second) = (await fund.StartLingonbyAsync(), await fund.StartLingonbyAsync());
        var pool = new ContextPool<PlatformDb>(first.Application.Root.Resolve<DbContextOptions<PlatformDb>>());

        PlatformDb used;
        await using (var scope = MunicipalityJobRunner.Begin(first.Application.Root, first.Municipality, "test"))
        {
            var transaction = scope.Resolve<TenantTransaction>();
            used = pool.Rent(transaction);
            await transaction.OpenAsync(CancellationToken.None);
            (await used.Audit.CountAsync()).ShouldBeGreaterThan(0);
            (await used.Audit.FirstAsync()).ShouldNotBeNull();
            used.CurrentMunicipalityId.ShouldBe(first.Municipality.Id.Value);
            ContextPool<PlatformDb>.GiveBack(used);
        }

        await using var other = MunicipalityJobRunner.Begin(second.Application.Root, second.Municipality, "test");
        var again = pool.Rent(other.Resolve<TenantTransaction>());
        again.ShouldBeSameAs(used);
        again.ChangeTracker.Entries().ShouldBeEmpty();
        again.CurrentMunicipalityId.ShouldBe(second.Municipality.Id.Value);
        await other.Resolve<TenantTransaction>().OpenAsync(CancellationToken.None);
        var own = second.Municipality.Id.Value;
        (await again.Audit.Select(a => EF.Property<int>(a, ModuleDb.MunicipalityProperty)).Distinct().ToListAsync()).ShouldBe([own]);
        ContextPool<PlatformDb>.GiveBack(again);
    }

    [Fact]
    public async Task One_that_was_not_taken_out_of_its_request_cannot_be_lent()
    {
        var here = await fund.StartLingonbyAsync();
        await using var scope = MunicipalityJobRunner.Begin(here.Application.Root, here.Municipality, "test");
        var pool = new ContextPool<PlatformDb>(scope.Resolve<DbContextOptions<PlatformDb>>());

        var forgotten = pool.Rent(scope.Resolve<TenantTransaction>());
        forgotten.Dispose();

        Should.Throw<InvalidOperationException>(() => pool.Rent(scope.Resolve<TenantTransaction>()));
    }

    [Fact]
    public async Task A_question_past_the_telling_of_the_municipality_sees_no_row()
    {
        var here = await fund.StartLingonbyAsync();
        await using var scope = MunicipalityJobRunner.Begin(here.Application.Root, here.Municipality, "test");
        var transaction = scope.Resolve<TenantTransaction>();
        await transaction.OpenAsync(CancellationToken.None);

        await using var past = transaction.Connection.CreateCommand();
        past.CommandText = "select count(*) from platform.audit";
        (await past.ExecuteScalarAsync()).ShouldBe(0L);

        var told = 0L;
        var reads = scope.Resolve<ReadBatch>();
        reads.Ask("select count(*) from platform.audit where municipality_id = $1", row => told = row.GetInt64(0));
        await reads.ReadAsync(CancellationToken.None);
        told.ShouldBeGreaterThan(0);
    }
}
