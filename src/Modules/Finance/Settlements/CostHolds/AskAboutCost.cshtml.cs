using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Settlements.CostHolds;

/// <summary>Something is asked about a cost, with what has been asked before beneath.</summary>
[Requires(Permission.ManageFinance)]
[Does(typeof(AskAboutCost))]
public sealed class AskAboutCostModel(IMediator mediator) : FundPage
{
    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    /// <summary>The cost.</summary>
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Cost { get; set; }

    /// <summary>What is asked.</summary>
    [BindProperty]
    public string? Question { get; set; }

    /// <summary>The last day for an answer, as typed.</summary>
    [BindProperty]
    public string? AnswerBy { get; set; }

    internal CostHeldView View { get; private set; } = null!;

    internal IReadOnlyList<CostQuestionRow> Asked { get; private set; } = [];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        View = await mediator.Send(new CostHeld(CaseNumber, Cost), cancellation);
        var all = await mediator.Send(new QuestionsOfCase(CaseNumber), cancellation);
        Asked = [.. all.Questions.Where(question => question.Cost == Cost)];
    }

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        DateOnly? by =
            string.IsNullOrWhiteSpace(AnswerBy) ? null
            : SwedishDate.TryRead(AnswerBy, out var day, out var unreadable) ? day
            : throw new Refused(unreadable!.Reason, field: "answerBy");
        await mediator.Send(new AskAboutCost(CaseNumber, Cost, Question ?? "", by), cancellation);
        Done = T("Frågan är skickad, och kostnaden hålls inne. Är avräkningen redan förberedd behöver den förberedas på nytt.");
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/ekonomi");
    }
}
