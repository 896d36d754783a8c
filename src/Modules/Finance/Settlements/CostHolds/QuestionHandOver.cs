using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Finance.Adherence;
using Fund.Finance.Costs;
using Fund.Finance.Persistence;
using Fund.Platform.Outbox;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements.CostHolds;

/// <summary>
/// A question goes from whoever settles to those who run the initiative, and the answer back (F-10, F-21). The text of a cost can be a
/// name, and stays where it is masked: a mail names the voucher.
/// </summary>
internal sealed class QuestionHandOver(
    CurrentAct act,
    FinanceDb db,
    HandOvers handOvers,
    TaskBoard tasks,
    Notices notices,
    IMediator mediator
)
{
    /// <summary>Asks for the answer.</summary>
    public async Task AskedAsync(CaseHeaderView about, CostQuestion question, CostLine cost, CancellationToken cancellation)
    {
        // Asked again: it is the answer that is waited for, not whoever settles.
        await tasks.DoneAsync(about.Number, ReleaseOf(question.HoldId), cancellation);
        await handOvers.AskAsync(
            new TaskItem
            {
                CaseNumber = about.Number,
                Kind = TaskOf(question.Id),
                Title = T($"Svara på frågan om en kostnad: {about.Title}"),
                Why = T(
                    $"{question.AskedByName} frågar om verifikation {$"{cost.Series} {cost.Number}".Trim()}, "
                        + $"{SwedishDate.ForPage(cost.Date)}, {cost.Amount}. Kostnaden betalas inte medan frågan är "
                        + $"öppen:\n\n{question.Text}"
                ),
                Role = Role.ProjectManager,
                Unit = about.LeadUnit,
                Due = question.AnswerBy,
                Link = $"/arenden/{about.Number}/ekonomi/fraga/{question.Id}",
                AskedAt = question.AskedAt,
            },
            cancellation
        );
    }

    /// <summary>Tells whoever asked, and asks those who settle: the cost is held until one of them releases it.</summary>
    public async Task AnsweredAsync(CaseHeaderView about, CostQuestion question, CancellationToken cancellation)
    {
        await tasks.DoneAsync(about.Number, TaskOf(question.Id), cancellation);
        var cost = CostHandOver.Named(await db.CostLines.AsNoTracking().FirstAsync(c => c.Id == question.CostLineId, cancellation));
        var word = question.Belongs == true ? T("Kostnaden hör hit.") : T("Kostnaden hör inte hit.");
        await tasks.AskAsync(
            new TaskItem
            {
                CaseNumber = about.Number,
                Kind = ReleaseOf(question.HoldId),
                Title = T($"Ta ställning till kostnaden som du fick svar om: {about.Title}"),
                Why = T(
                    $"{question.AnsweredByName} har svarat om {cost}: {word} Släpp kostnaden, eller bekräfta att den "
                        + $"fortsätter hållas inne."
                ),
                Role = Role.Controller,
                Link = LinkOf(about, question),
                AskedAt = question.AnsweredAt!.Value,
            },
            cancellation
        );
        if (question.AskedBy is not { } asker)
        {
            return;
        }

        await notices.TellAsync(
            new Notice(
                MailKind.News,
                T($"Svar om en kostnad: {about.Title}"),
                T(
                    $"{question.AnsweredByName} har svarat på din fråga om {cost}. {word}\n\n{question.Answer}\n\n"
                        + $"Släpp kostnaden om den ska med i avräkningen, eller bekräfta att den fortsätter hållas inne."
                ),
                LinkOf(about, question)
            ),
            await mediator.Send(new Persons([asker]), cancellation),
            cancellation
        );
    }

    /// <summary>The answer is read, and the cost stays held: nobody is asked to decide on it any more.</summary>
    public Task KeptAsync(CaseHeaderView about, Guid hold, CancellationToken cancellation) =>
        tasks.DoneAsync(about.Number, ReleaseOf(hold), cancellation);

    /// <summary>The cost is released: nothing is asked about it any more.</summary>
    public Task ReleasedAsync(Guid hold, CancellationToken cancellation) => EndAsync([hold], cancellation);

    /// <summary>Costs have been taken back, or decided at the year-end: what is held of them waits for nobody.</summary>
    public async Task SweepAsync(CancellationToken cancellation)
    {
        var now = act.Now;
        foreach (
            var hold in await db
                .CostHolds.Where(hold => hold.ReleasedAt == null && db.Set<CostLine>().Any(back => back.Corrects == hold.CostLineId))
                .ToListAsync(cancellation)
        )
        {
            hold.Release(T("Kostnaden är tillbakatagen."), now);
        }

        await db.SaveChangesAsync(cancellation);
        await EndAsync(
            await db
                .CostHolds.AsNoTracking()
                .Where(hold =>
                    db.Set<CostLine>().Any(back => back.Corrects == hold.CostLineId)
                    || (hold.ReleasedAt == null && db.Set<CostSettled>().Any(settled => settled.CostLineId == hold.CostLineId))
                )
                .Select(hold => hold.Id)
                .ToListAsync(cancellation),
            cancellation
        );
    }

    private async Task EndAsync(List<Guid> holds, CancellationToken cancellation)
    {
        if (holds.Count == 0)
        {
            return;
        }

        var asked = await db
            .CostQuestions.AsNoTracking()
            .Where(question => holds.Contains(question.HoldId))
            .Select(question => question.Id)
            .ToListAsync(cancellation);
        foreach (var kind in holds.Select(ReleaseOf).Concat(asked.Select(TaskOf)))
        {
            await tasks.DoneEverywhereAsync(kind, cancellation);
        }
    }

    private static string LinkOf(CaseHeaderView about, CostQuestion question) =>
        $"/arenden/{about.Number}/ekonomi/kostnad/{question.CostLineId}";

    private static string ReleaseOf(Guid hold) => $"costAnswer:{hold:N}";

    private static string TaskOf(Guid question) => $"costQuestion:{question:N}";
}
