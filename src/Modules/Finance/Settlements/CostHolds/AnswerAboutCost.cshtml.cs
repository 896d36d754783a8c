using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Settlements.CostHolds;

/// <summary>What was asked about a cost is answered.</summary>
[Requires(Permission.Report)]
[Does(typeof(AnswerAboutCost))]
public sealed class AnswerAboutCostModel(IMediator mediator) : FundPage
{
    private const string Yes = "yes";
    private const string No = "no";

    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    /// <summary>The question.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Does it belong, as chosen?</summary>
    [BindProperty]
    public string? Belongs { get; set; }

    /// <summary>The answer.</summary>
    [BindProperty]
    public string? Answer { get; set; }

    internal QuestionsOfCaseView View { get; private set; } = null!;

    internal CostQuestionRow Row { get; private set; } = null!;

    /// <summary>Answers to choose.</summary>
    public IReadOnlyList<Option> Choices { get; } = [new(Yes, T("Ja, den hör hit")), new(No, T("Nej, den hör inte hit"))];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        View = await mediator.Send(new QuestionsOfCase(CaseNumber), cancellation);
        Row = View.Questions.FirstOrDefault(question => question.Id == Id) ?? throw new NotFound(T("Frågan finns inte."));
    }

    /// <summary>Answers.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        bool? belongs = Belongs switch
        {
            Yes => true,
            No => false,
            _ => null,
        };
        await mediator.Send(new AnswerAboutCost(CaseNumber, Id, belongs, Answer ?? ""), cancellation);
        Done = T("Svaret är skickat.");
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/ekonomi");
    }
}
