using Fund.Platform.Persistence;
using Fund.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Shouldly;
using Xunit;

namespace Architecture.Tests;

/// <summary>Every row that a person edits has a version, so that nobody overwrites what they have not seen.</summary>
public sealed class VersionTests
{
    // Each with why no person edits it, or whose version counts for it.
    private static readonly Dictionary<string, string> Without = new()
    {
        ["CaseCode"] = "its last day is said under the lock of the costs",
        ["CostFileHabit"] = "how a file was last read, under the lock of the costs",
        ["FileCode"] = "worked out of a file and made anew with it",
        ["FileVoucher"] = "worked out of a file and made anew with it",
        ["CaseUnit"] = "edited with its case, whose version counts",
        ["CaseAnswer"] = "edited with its case, whose version counts",
        ["Signature"] = "signed once and voided by the house",
        ["SignatureRefusal"] = "refused once and ended by the house",
        ["SignatureRequest"] = "asked once and closed by the house",
        ["OutboxMessage"] = "only the house delivers",
        ["AnsweredRequest"] = "only the house answers",
        ["Work"] = "given once, and only the house does and ends it",
        ["WorkStep"] = "only the house says how far it is",
        ["MailChoice"] = "the person's own, and what they said last holds",
        ["DigestEntry"] = "only the house adds and sends",
        ["CalendarFeed"] = "made by its person, and the last one holds",
        ["TaskItem"] = "only the house asks and finishes",
        ["NumberSeries"] = "counted under a lock",
        ["RoleAssignment"] = "edited with its person, whose version counts",
        ["ModuleOn"] = "there or not there",
        ["AccessToken"] = "made once, withdrawn once",
        ["CostSettled"] = "written by an approval, under the run's version",
        ["SettlementCost"] = "written by the preparing of a run, whose version counts",
        ["SettlementLine"] = "written by the preparing of a run, whose version counts",
        ["FundBalanceRow"] = "summed by the database",
        ["CaseBalanceRow"] = "summed by the database",
        ["CaseSumRow"] = "summed by the database",
        ["AgendaItem"] = "edited with its meeting, whose version counts",
        ["MeetingAttendance"] = "edited with its meeting, whose version counts",
        ["PointAbsence"] = "edited with its meeting, whose version counts",
        ["SavedView"] = "the person's own, and what they said last holds",
        ["FundLock"] = "what the house locks",
    };

    [Fact(DisplayName = "F-02 Every row that a person edits has a version; the others are only added to, or are the house's own")]
    public void Every_editable_row_has_a_version()
    {
        var entities = Fund
            .Host.Modules.All()
            .All.SelectMany(module => module.Contexts)
            .Append(typeof(PlatformDb))
            .SelectMany(EntitiesOf)
            .Where(entity => !entity.ClrType.IsDefined(typeof(GlobalAttribute), inherit: false))
            .ToList();
        entities.Count.ShouldBeGreaterThan(30);
        var bare = entities
            .Where(entity => !entity.GetProperties().Any(property => property.IsConcurrencyToken))
            .Where(entity => entity.GetComment()?.StartsWith("Insert only", StringComparison.Ordinal) != true)
            .Select(entity => entity.ClrType.Name)
            .ToList();
        bare.Except(Without.Keys).ShouldBeEmpty("each needs a version, to be insert-only, or a reason above");
        Without.Keys.Except(bare).ShouldBeEmpty("no reason is left that nothing needs");
    }

    private static List<IEntityType> EntitiesOf(Type context)
    {
        var factory = context
            .Assembly.GetTypes()
            .Single(t => typeof(IDesignTimeDbContextFactory<>).MakeGenericType(context).IsAssignableFrom(t));
        using var db = (DbContext)factory.GetMethod("CreateDbContext")!.Invoke(Activator.CreateInstance(factory), [Array.Empty<string>()])!;
        return [.. db.GetService<IDesignTimeModel>().Model.GetEntityTypes().Where(entity => !entity.IsOwned())];
    }
}
