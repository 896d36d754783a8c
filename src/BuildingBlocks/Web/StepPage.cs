using System.Reflection;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Web;

/// <summary>
/// The page of one step of the process: one thing to do, one button. It says what stands in the way before anybody writes, in the very
/// words of
/// the refusal. The page bears <see cref="DoesAttribute"/> with the step's message.
/// </summary>
public abstract class StepPage(IMediator mediator) : FundPage
{
    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    /// <summary>The step.</summary>
    public StepView Step { get; private set; } = new("", "", "", []);

    /// <summary>The way back.</summary>
    public IReadOnlyList<Crumb> Crumbs => [new(T("Ärenden"), "~/arenden"), new(CaseNumber, $"~/arenden/{CaseNumber}")];

    /// <summary>What stands before each link of <see cref="StepView.Missing"/>.</summary>
    public string CaseBase => $"~/arenden/{CaseNumber}/";

    /// <summary>What stands in the way; nothing after a refusal, which says it all.</summary>
    public IReadOnlyList<Finding> InTheWay => Findings.Count == 0 ? Step.Missing : [];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        Step = await mediator.Send(new StepOf(CaseNumber, GetType().GetCustomAttribute<DoesAttribute>()!.Message.Name), cancellation);

    /// <summary>Does it, and goes back to the case.</summary>
    protected async Task<IActionResult> DoAsync(ICommand command, string done, CancellationToken cancellation)
    {
        await mediator.Send(command, cancellation);
        Done = done;
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}");
    }

    /// <summary>A Swedish calendar date as typed.</summary>
    /// <exception cref="Refused">It cannot be read; the field says why.</exception>
    protected static DateOnly Day(string? typed, string field) =>
        SwedishDate.TryRead(typed, out var day, out var unreadable) ? day : throw new Refused(unreadable!.Reason, field: field);
}
