using System.Reflection;
using System.Text.RegularExpressions;
using Fund.Contracts.Messages;
using Fund.Platform.Process;
using Fund.Web;
using Shouldly;
using Xunit;

namespace Architecture.Tests;

/// <summary>Every message about a case says what part in the case it asks for, and every step of the process has its page.</summary>
public sealed partial class CaseMessageTests
{
    private static readonly List<Type> Types =
    [
        .. Fund.Host.Modules.All().All.SelectMany(module => module.GetType().Assembly.GetTypes()),
        .. typeof(IOperation).Assembly.GetTypes(),
        .. typeof(RequiresAttribute).Assembly.GetTypes(),
    ];

    [Fact(DisplayName = "F-23 Every message about a case that can be sent from outside declares the part in the case that it asks for")]
    public void Every_message_about_a_case_declares_a_part()
    {
        var messages = Types
            .Where(t => t is { IsAbstract: false, IsInterface: false } && t.IsAssignableTo(typeof(IAboutCase)))
            .Where(t => t.IsDefined(typeof(RequiresAttribute)) && t.GetProperty("CaseNumber") is not null)
            .ToList();
        messages.Count.ShouldBeGreaterThan(35);
        messages.Where(m => !m.IsDefined(typeof(InCaseAttribute))).Select(m => m.FullName).ShouldBeEmpty();
    }

    [Fact(DisplayName = "F-27 Every step of the process on a case names the page where it is done, and the page is there")]
    public void Every_step_has_its_page()
    {
        var pages = Repository
            .Files("src", ".cshtml")
            .SelectMany(file => CasePage().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .ToHashSet();
        var steps = Types
            .Where(t => t is { IsAbstract: false, IsInterface: false } && t.IsAssignableTo(typeof(IOperation)))
            .Where(t => t.GetProperty("CaseNumber") is not null)
            .ToList();
        steps.Count.ShouldBeGreaterThan(18);
        steps
            .Select(step => (step.Name, step.GetCustomAttribute<DoneAtAttribute>()?.Page))
            .Where(step => step.Page is null || !pages.Contains(step.Page))
            .ShouldBeEmpty();
    }

    [Fact(DisplayName = "F-22 A page of one step says which message it does, so that only those who may do it are shown it")]
    public void Every_page_of_a_step_says_what_it_does()
    {
        var pages = Types.Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(StepPage))).ToList();
        pages.Count.ShouldBeGreaterThan(6);
        pages
            .Where(p => p.GetCustomAttribute<DoesAttribute>()?.Message.IsDefined(typeof(DoneAtAttribute)) != true)
            .Select(p => p.FullName)
            .ShouldBeEmpty();
    }

    [GeneratedRegex("@page \"/arenden/\\{caseNumber\\}/([a-z-]+)")]
    private static partial Regex CasePage();
}
