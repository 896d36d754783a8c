using System.Reflection;
using Autofac;
using Fund.Applications.Cases;
using Fund.Applications.Forms;
using Fund.Applications.Overview;
using Fund.Assessment.Recusals;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Host.Pages;
using Fund.Platform.Modules;
using Fund.Platform.Pipeline;
using Fund.Platform.Tenancy;
using Fund.Tests.Running;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Fund.Tests.Platform.Admission;

/// <summary>One admission for every message about a case, found by enumeration.</summary>
public sealed class AdmissionTests(FundFixture fund)
{
    [Fact(DisplayName = "F-23 A role for one unit does nothing to another unit's case, whatever the message")]
    public async Task A_role_for_another_unit_is_not_let_in()
    {
        var here = await fund.StartLingonbyAsync();
        var about = await LingonbyCase.AssessedAsync(here, "Kulturens eget", 100_000);
        var before = await fund.Database.FingerprintAsync();
        var asked = 0;
        foreach (var message in await CommandsAboutACaseAsync())
        {
            var rule = message.GetCustomAttribute<InCaseAttribute>();
            if (rule is null or { Part: CasePart.Sees })
            {
                continue;
            }

            asked++;
            var told = await Record.ExceptionAsync(() => SendAsync(here, "lingonby-annan", Blank(message, about.Number)));
            (told is Forbidden or NotFound).ShouldBeTrue($"{message.Name}: {told?.Message ?? "was done"}");
        }

        asked.ShouldBeGreaterThan(15);
        (await fund.Database.FingerprintAsync()).ShouldBe(before, "nothing is stored");
    }

    [Fact(DisplayName = "F-23 The unit's own project manager is let in by the same messages")]
    public async Task The_units_own_are_let_in()
    {
        var here = await fund.StartLingonbyAsync();
        var about = await LingonbyCase.AssessedAsync(here, "Kulturens eget", 100_000);
        var letIn = 0;
        foreach (var message in await CommandsAboutACaseAsync())
        {
            // Refused for what is blank, which comes after admission.
            if (
                await Record.ExceptionAsync(() => SendAsync(here, "lingonby-projektledare", Blank(message, about.Number)))
                is Refused
                    or Conflict
            )
            {
                letIn++;
            }
        }

        letIn.ShouldBeGreaterThan(4);
    }

    [Fact(DisplayName = "F-23 W-22 Who has declared a conflict of interest neither assesses, recommends, ranks nor records the decision")]
    public async Task The_recused_take_no_part()
    {
        var here = await fund.StartLingonbyAsync();
        var about = await LingonbyCase.AssessedAsync(here, "Jävigt", 100_000);
        foreach (var subject in new[] { "lingonby-styrgrupp", "lingonby-sekreterare", "lingonby-samordnare" })
        {
            await here.SendAsync(subject, new DeclareConflict(about.Number, "Min syster leder satsningen."));
        }

        var commands = await CommandsAboutACaseAsync();
        foreach (var message in commands.Where(m => m.GetCustomAttribute<InCaseAttribute>()?.Impartial == true))
        {
            foreach (var subject in new[] { "lingonby-styrgrupp", "lingonby-sekreterare", "lingonby-samordnare" })
            {
                (await Record.ExceptionAsync(() => SendAsync(here, subject, Blank(message, about.Number)))).ShouldBeOfType<Forbidden>(
                    $"{subject} {message.Name}"
                );
            }
        }
    }

    [Fact(DisplayName = "W-22 Preparing, deciding to apply, meeting, assessing, recommending and deciding are all closed to the recused")]
    public async Task What_is_closed_to_the_recused()
    {
        var closed = (await CommandsAboutACaseAsync())
            .Where(m => m.GetCustomAttribute<InCaseAttribute>()?.Impartial == true)
            .Select(m => m.Name);
        string[] all =
        [
            "PrepareApplication",
            "DecideToApply",
            "RecordMeeting",
            "AssessCriterion",
            "LodgeAssessment",
            "RecommendApplication",
            "RecordDecision",
        ];
        all.Except(closed).ShouldBeEmpty();
    }

    [Fact(DisplayName = "W-22 Who has declared a conflict of interest reads nothing that is closed to them, though they see the case")]
    public async Task The_recused_read_nothing_impartial()
    {
        var here = await fund.StartLingonbyAsync();
        var about = await LingonbyCase.AssessedAsync(here, "Jävigt", 100_000);
        await here.SendAsync("lingonby-styrgrupp", new Fund.Assessment.Criteria.SideBySide(about.Number));
        await here.SendAsync("lingonby-styrgrupp", new DeclareConflict(about.Number, "Min syster leder satsningen."));
        await Should.ThrowAsync<Forbidden>(() =>
            here.SendAsync("lingonby-styrgrupp", new Fund.Assessment.Criteria.SideBySide(about.Number))
        );
        await Should.ThrowAsync<Forbidden>(() =>
            here.OverTheApi().SendAsync("lingonby-styrgrupp", new Fund.Assessment.Criteria.SideBySide(about.Number))
        );
    }

    [Fact(DisplayName = "F-23 A new case is opened for one's own unit only")]
    public async Task A_case_is_opened_for_ones_own_unit()
    {
        var here = await fund.StartLingonbyAsync();
        await Should.ThrowAsync<Forbidden>(() => here.SendAsync("lingonby-projektledare", new OpenCase("Deras", "omsorg")));
        (await here.SendAsync("lingonby-projektledare", new NewCase())).Units.Select(u => u.Key).ShouldBe(["kultur"]);
        await here.SendAsync("lingonby-samordnare", new OpenCase("För omsorgen", "omsorg"));
    }

    [Fact(DisplayName = "F-22 Nobody is shown a form or a button of what they may not do")]
    public async Task Only_those_who_may_are_shown_a_form()
    {
        var here = await fund.StartLingonbyAsync();
        var about = await LingonbyCase.WrittenAsync(here, "Bara för dem", 100_000);
        (await here.SendAsync("lingonby-projektledare", new CaseForm(about.Number, "application"))).Editable.ShouldBeTrue();
        (await here.SendAsync("lingonby-chef", new CaseForm(about.Number, "application"))).Editable.ShouldBeFalse();
        (await here.SendAsync("lingonby-chef", new CaseOverview(about.Number)))
            .Operations.Where(o => o.Mine)
            .Select(o => o.Key)
            .ShouldBe(["SignApplication"]);
    }

    [Fact(DisplayName = "F-22 A task is asked of the unit's own people, by the case's name")]
    public async Task Tasks_are_asked_of_the_units_own()
    {
        var here = await fund.StartLingonbyAsync();
        await LingonbyCase.AllocateAsync(here, 3_000_000);
        await LingonbyCase.GrantedAsync(here, "Läsande barn", 100_000);
        var own = await here.SendAsync("lingonby-projektledare", new MyStart());
        var other = await here.SendAsync("lingonby-annan", new MyStart());
        own.Tasks.ShouldContain(task => task.Title.EndsWith(": Läsande barn", StringComparison.Ordinal));
        other.Tasks.ShouldNotContain(task => task.Title.EndsWith(": Läsande barn", StringComparison.Ordinal));
    }

    private async Task<List<Type>> CommandsAboutACaseAsync() =>
        [
            .. (await fund.StartedAsync())
                .Services.GetRequiredService<ModuleList>()
                .All.SelectMany(module => module.GetType().Assembly.GetTypes())
                .Where(type =>
                    type is { IsAbstract: false }
                    && type.IsAssignableTo(typeof(IAboutCase))
                    && MessageKind.IsCommand(type)
                    && type.GetCustomAttribute<RequiresAttribute>() is not null
                    && type.GetConstructors().Any(c => c.GetParameters().Any(p => p.Name == "CaseNumber"))
                ),
        ];

    // Nothing filled in but the case: whoever is let in is told what is missing.
    private static object Blank(Type message, string caseNumber) =>
        message
            .GetConstructors()[0]
            .Invoke([
                .. message
                    .GetConstructors()[0]
                    .GetParameters()
                    .Select(p =>
                        p.Name == "CaseNumber" ? caseNumber
                        : p.ParameterType == typeof(string) ? ""
                        : p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType)
                        : p.ParameterType.IsArray ? Array.CreateInstance(p.ParameterType.GetElementType()!, 0)
                        : Empty(p.ParameterType)
                    ),
            ]);

    private static object? Empty(Type type)
    {
        var arguments = type.GetGenericArguments();
        return arguments.Length switch
        {
            1 => Array.CreateInstance(arguments[0], 0),
            2 => Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments)),
            _ => null,
        };
    }

    private static async Task SendAsync(MunicipalityInTest here, string subject, object message)
    {
        await using var scope = here.Application.Root.BeginLifetimeScope();
        scope.Resolve<CurrentMunicipality>().Enter(here.Municipality);
        var mediator = scope.Resolve<IMediator>();
        using (scope.Resolve<MessageScope>().Inside())
        {
            scope.Resolve<Actor>().Become((await mediator.Send(new PersonBySubject(subject)))!);
        }

        var answer = message.GetType().GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>));
        await (Task)
            typeof(IMediator)
                .GetMethods()
                .Single(m => m.Name == nameof(IMediator.Send))
                .MakeGenericMethod(answer.GetGenericArguments())
                .Invoke(mediator, [message, CancellationToken.None])!;
    }
}
