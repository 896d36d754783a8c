using System.Reflection;
using Fund.Contracts.Messages;
using Fund.Platform.Api;
using Fund.Platform.Modules;
using Fund.Platform.Persistence;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Architecture.Tests;

/// <summary>
/// Every message, page, endpoint and entity obeys the rules of the house: found by reflection, so that a new one cannot be forgotten.
/// </summary>
public sealed class MessageTests
{
    private static readonly ModuleList Modules = Fund.Host.Modules.All();

    private static readonly Assembly[] Ours =
    [
        .. Modules.All.Select(m => m.GetType().Assembly),
        typeof(ApiRoutes).Assembly,
        typeof(RequiresAttribute).Assembly,
        typeof(Fund.Host.Program).Assembly,
        typeof(Fund.Web.FundPage).Assembly,
    ];

    private static readonly string[] SharedTables = ["ClockShift", "Municipality", "PlatformOperator"];

    [Fact]
    public void Every_message_declares_one_permission_or_is_internal()
    {
        var messages = Ours.SelectMany(a => a.GetTypes())
            .Where(t =>
                t is { IsClass: true, IsAbstract: false }
                && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>))
            )
            .ToList();
        messages.Count.ShouldBeGreaterThan(60);
        messages
            .Where(m => m.IsDefined(typeof(RequiresAttribute)) == m.IsDefined(typeof(InternalAttribute)))
            .Select(m => m.FullName)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_message_is_a_command_or_a_query()
    {
        var messages = Ours.SelectMany(a => a.GetTypes())
            .Where(t =>
                t is { IsClass: true, IsAbstract: false }
                && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>))
            );
        messages
            .Where(m =>
                !m.GetInterfaces()
                    .Any(i =>
                        i.IsGenericType
                        && (i.GetGenericTypeDefinition() == typeof(ICommand<>) || i.GetGenericTypeDefinition() == typeof(IQuery<>))
                    )
            )
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_command_that_can_be_sent_from_outside_has_words_for_the_log()
    {
        var commands = Ours.SelectMany(a => a.GetTypes())
            .Where(t =>
                t is { IsClass: true, IsAbstract: false }
                && t.IsDefined(typeof(RequiresAttribute))
                && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICommand<>))
            )
            .ToList();
        commands.Count.ShouldBeGreaterThan(40);
        commands.Where(c => !c.IsDefined(typeof(LoggedAsAttribute))).Select(c => c.FullName).ShouldBeEmpty();
    }

    [Fact]
    public void Every_permission_is_held_by_somebody_or_is_the_systems_alone() =>
        Enum.GetValues<Permission>()
            .Where(p => p is not (Permission.Public or Permission.StartMunicipality) && Permissions.RolesFor(p).Count == 0)
            .ShouldBeEmpty();

    [Fact]
    public void Every_page_declares_a_permission()
    {
        var pages = Ours.SelectMany(a => a.GetTypes()).Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(PageModel))).ToList();
        pages.Count.ShouldBeGreaterThan(15);
        pages.Where(p => !p.IsDefined(typeof(RequiresAttribute))).Select(p => p.FullName).ShouldBeEmpty();
    }

    [Fact]
    public void In_a_module_only_its_front_door_its_pages_and_what_the_tools_make_are_public()
    {
        var open =
            from module in Modules.All
            from type in module.GetType().Assembly.GetExportedTypes()
            where
                !type.IsAssignableTo(typeof(IModule))
                && !type.IsSubclassOf(typeof(PageModel))
                && type.Namespace != "AspNetCoreGeneratedDocument"
                && !type.IsSubclassOf(typeof(Microsoft.EntityFrameworkCore.Migrations.Migration))
            select type.FullName;
        open.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_endpoint_is_reached_by_a_declared_permission_or_is_one_of_the_few_open_ones()
    {
        await using var app = Fund.Host.FundHost.Build([
            "--environment=Development",
            "--FUND_DATABASE=Host=nowhere",
            "--FUND_DATABASE_JOBS=",
            "--Demonstration:Enabled=true",
            "--SignIn:Authority=http://127.0.0.1:1/",
            "--SignIn:ClientId=x",
            "--SignIn:ClientSecret=x",
        ]);
        var endpoints = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().ToList();
        endpoints.Count.ShouldBeGreaterThan(60);
        endpoints.Count(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null).ShouldBeGreaterThan(20, "the pages are found");
        var open = endpoints
            .Where(e => e.Metadata.GetMetadata<RequiresAttribute>() is null && e.Metadata.GetMetadata<PageActionDescriptor>() is null)
            .Select(e => e.RoutePattern.RawText)
            .Distinct()
            .Order();
        open.ShouldBe(["/health/live", "/health/ready", "/logga-in", "/logga-ut", "/sprak/{language:regex(^(sv|en)$)}"]);
    }

    [Fact]
    public void Every_entity_belongs_to_a_municipality_first_in_key_index_and_reference_or_is_one_of_the_shared_few()
    {
        var contexts = Modules.All.SelectMany(m => m.Contexts).Append(typeof(PlatformDb)).ToList();
        contexts.Count.ShouldBe(6);
        var shared = new List<string>();
        foreach (var entity in contexts.SelectMany(EntitiesOf))
        {
            if (entity.ClrType.IsDefined(typeof(GlobalAttribute)))
            {
                shared.Add(entity.ClrType.Name);
                continue;
            }

            LeadsWithMunicipality(entity.FindPrimaryKey()!.Properties).ShouldBeTrue(entity.Name);
            entity.GetIndexes().Where(i => i.IsUnique && !LeadsWithMunicipality(i.Properties)).ShouldBeEmpty(entity.Name);
            entity
                .GetForeignKeys()
                .Where(f => !LeadsWithMunicipality(f.Properties) || !LeadsWithMunicipality(f.PrincipalKey.Properties))
                .ShouldBeEmpty(entity.Name);
            entity.GetDeclaredQueryFilters().ShouldNotBeEmpty(entity.Name);
        }

        shared.Order().ShouldBe(SharedTables);
    }

    private static IEnumerable<IEntityType> EntitiesOf(Type context)
    {
        var factory = context
            .Assembly.GetTypes()
            .Single(t =>
                typeof(Microsoft.EntityFrameworkCore.Design.IDesignTimeDbContextFactory<>).MakeGenericType(context).IsAssignableFrom(t)
            );
        using var db = (DbContext)factory.GetMethod("CreateDbContext")!.Invoke(Activator.CreateInstance(factory), [Array.Empty<string>()])!;
        return [.. db.GetService<IDesignTimeModel>().Model.GetEntityTypes().Where(e => !e.IsOwned())];
    }

    private static bool LeadsWithMunicipality(IReadOnlyList<IReadOnlyProperty> properties) =>
        properties[0].Name == ModuleDb.MunicipalityProperty;
}
