using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Finance.Adherence;
using Fund.Finance.Costs;
using Fund.Platform.Outbox;
using Fund.Platform.Tasks;
using MediatR;

namespace Fund.Finance.Settlements.CostHolds;

/// <summary>
/// A question goes from whoever settles to those who run the initiative, and the answer back (F-10, F-21). The text of a cost can be a
/// name, and stays where it is masked: a mail names the voucher.
/// </summary>
internal sealed class QuestionHandOver(HandOvers handOvers, TaskBoard tasks, Notices notices, IMediator mediator)
{
    /// <summary>Asks for the answer.</summary>
    public Task AskedAsync(CaseHeaderView about, CostQuestion question, CostLine cost, CancellationToken cancellation) =>
        handOvers.AskAsync(
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

    /// <summary>Tells whoever asked.</summary>
    public async Task AnsweredAsync(CaseHeaderView about, CostQuestion question, CancellationToken cancellation)
    {
        await tasks.DoneAsync(about.Number, TaskOf(question.Id), cancellation);
        if (question.AskedBy is not { } asker)
        {
            return;
        }

        var word = question.Belongs == true ? T("Kostnaden hör hit.") : T("Kostnaden hör inte hit.");
        await notices.TellAsync(
            new Notice(
                MailKind.News,
                T($"Svar om en kostnad: {about.Title}"),
                T(
                    $"{question.AnsweredByName} har svarat på din fråga. {word}\n\n{question.Answer}\n\n"
                        + $"Släpp kostnaden om den ska med i avräkningen. Annars hålls den inne."
                ),
                $"/arenden/{about.Number}/ekonomi/kostnad/{question.CostLineId}"
            ),
            await mediator.Send(new Persons([asker]), cancellation),
            cancellation
        );
    }

    /// <summary>The cost is released: what was asked and not answered is asked no more.</summary>
    public async Task ReleasedAsync(CaseHeaderView about, IEnumerable<Guid> open, CancellationToken cancellation)
    {
        foreach (var question in open)
        {
            await tasks.DoneAsync(about.Number, TaskOf(question), cancellation);
        }
    }

    private static string TaskOf(Guid question) => $"costQuestion:{question:N}";
}
