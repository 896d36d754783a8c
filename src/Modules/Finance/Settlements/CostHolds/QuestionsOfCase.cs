using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Adherence;
using Fund.Finance.Costs;
using Fund.Finance.Persistence;
using Fund.Platform.Admission;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements.CostHolds;

/// <summary>What was asked about a cost of a case, and answered. SEK.</summary>
/// <param name="Id">Key of the question.</param>
/// <param name="Cost">Key of the cost.</param>
/// <param name="Voucher">Its voucher.</param>
/// <param name="Date">The day it arose.</param>
/// <param name="Account">Its account; empty when typed by hand.</param>
/// <param name="CostText">What it is, as the reader may see it.</param>
/// <param name="Amount">How much.</param>
/// <param name="Text">What was asked.</param>
/// <param name="AskedBy">Who asked.</param>
/// <param name="AskedAt">When.</param>
/// <param name="AnswerBy">The last day that an answer is asked for; null for none.</param>
/// <param name="Belongs">Does it belong to the initiative? Null until answered.</param>
/// <param name="Answer">In words.</param>
/// <param name="AnsweredBy">Who answered.</param>
/// <param name="AnsweredAt">When.</param>
/// <param name="IsOpen">It waits for an answer: neither answered nor released.</param>
internal sealed record CostQuestionRow(
    Guid Id,
    Guid Cost,
    string Voucher,
    DateOnly Date,
    string Account,
    string CostText,
    Money Amount,
    string Text,
    string AskedBy,
    DateTimeOffset AskedAt,
    DateOnly? AnswerBy,
    bool? Belongs,
    string? Answer,
    string? AnsweredBy,
    DateTimeOffset? AnsweredAt,
    bool IsOpen
);

/// <summary>What has been asked about a case's costs, and whether the reader answers.</summary>
/// <param name="CaseNumber">Number of the case.</param>
/// <param name="CaseTitle">Its title.</param>
/// <param name="Questions">The newest first; none to those whom they do not concern.</param>
/// <param name="MayAnswer">Is the reader one of those who are asked?</param>
internal sealed record QuestionsOfCaseView(string CaseNumber, string CaseTitle, IReadOnlyList<CostQuestionRow> Questions, bool MayAnswer);

/// <summary>
/// What has been asked about a case's costs: for those who run it, the coordinator, those who settle, and the auditor.
/// </summary>
[InCase(CasePart.Sees)]
[Requires(Permission.ReadFinance)]
internal sealed record QuestionsOfCase(string CaseNumber) : IQuery<QuestionsOfCaseView>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;

    /// <summary>Those who run the case, and the coordinator: who answers.</summary>
    public static bool Answer(IEnumerable<Role> inCase) => inCase.Any(role => role is Role.ProjectManager or Role.Coordinator);

    /// <summary>Does what was asked concern them?</summary>
    public static bool Concern(Actor reader, IEnumerable<Role> inCase) => reader.May(Permission.ReadCostFiles) || Answer(inCase);
}

internal sealed class QuestionsOfCaseHandler(FinanceDb db, Admission admission, CurrentSetup setup, Actor actor)
    : IRequestHandler<QuestionsOfCase, QuestionsOfCaseView>
{
    public async Task<QuestionsOfCaseView> Handle(QuestionsOfCase request, CancellationToken cancellationToken)
    {
        var header = await admission.CaseAsync(request.CaseNumber, cancellationToken);
        var roles = admission.RolesIn(header).ToList();
        if (!QuestionsOfCase.Concern(actor, roles))
        {
            return new QuestionsOfCaseView(header.Number, header.Title, [], false);
        }

        var about = header.Id;
        var asked = await (
            from question in db.CostQuestions.AsNoTracking()
            join cost in db.CostLines.AsNoTracking() on question.CostLineId equals cost.Id
            join hold in db.CostHolds.AsNoTracking() on question.HoldId equals hold.Id
            where question.CaseId == about
            orderby question.AskedAt descending
            select new
            {
                Question = question,
                Cost = cost,
                IsOpen = question.AnsweredAt == null && hold.ReleasedAt == null,
            }
        ).ToListAsync(cancellationToken);
        var texts = new CostTexts(actor, (await setup.GetAsync(cancellationToken)).ProfileOf(header.RuleVersion).Settlement);
        return new QuestionsOfCaseView(
            header.Number,
            header.Title,
            [
                .. asked.Select(q => new CostQuestionRow(
                    q.Question.Id,
                    q.Cost.Id,
                    $"{q.Cost.Series} {q.Cost.Number}".Trim(),
                    q.Cost.Date,
                    q.Cost.Account,
                    texts.Of(q.Cost.Account, q.Cost.Text),
                    q.Cost.Amount,
                    q.Question.Text,
                    q.Question.AskedByName,
                    q.Question.AskedAt,
                    q.Question.AnswerBy,
                    q.Question.Belongs,
                    q.Question.Answer,
                    q.Question.AnsweredByName,
                    q.Question.AnsweredAt,
                    q.IsOpen
                )),
            ],
            QuestionsOfCase.Answer(roles)
        );
    }
}
