using Fund.Contracts.Messages;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Platform.Process;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Adherence;

/// <summary>
/// Confirms, or not, that an initiative follows its plans at an occasion ("2026-T2"). "No" needs a comment and holds the payout.
/// </summary>
[InCase(CasePart.Acts, Impartial = true)]
[DoneAt("ekonomi")]
[Requires(Permission.ConfirmAdherence)]
[LoggedAs("Det svarades om planen följs")]
internal sealed record ConfirmAdherence(string CaseNumber, string Occasion, bool FollowsPlan, string? Comment) : ICommand, IOperation
{
    string? IAboutCase.CaseNumber => CaseNumber;

    public Fund.Plugins.Operation ForPlugins() =>
        new Fund.Plugins.ConfirmAdherence
        {
            Occasion = Occasion,
            FollowsPlan = FollowsPlan,
            Comment = Comment,
        };
}

internal sealed class ConfirmAdherenceHandler(
    FinanceDb db,
    ProcessContext process,
    FundOccasions occasions,
    TaskBoard tasks,
    HoldHandOver handOver,
    CurrentAct act
) : IRequestHandler<ConfirmAdherence, Unit>
{
    public async Task<Unit> Handle(ConfirmAdherence request, CancellationToken cancellationToken)
    {
        var occasion = (await occasions.OfAsync(process.Case.Fund, cancellationToken)).GetExisting(request.Occasion).Id.ToString();
        if (!request.FollowsPlan && string.IsNullOrWhiteSpace(request.Comment))
        {
            throw new Refused(T("Skriv på vilket sätt planerna inte följs."), process.Profile.Settlement.AdherenceRule, "comment");
        }

        var fund = process.Case.Fund;
        if (await db.Runs.AnyAsync(r => r.Fund == fund && r.Occasion == occasion && r.State == SettlementState.Approved, cancellationToken))
        {
            throw new Conflict(T("Avräkningen är redan godkänd."));
        }

        var about = process.Case.Id;
        var latest = await db
            .AdherenceWords.AsNoTracking()
            .Where(a => a.CaseId == about && a.Occasion == occasion)
            .OrderByDescending(a => a.At)
            .FirstOrDefaultAsync(cancellationToken);
        if (
            latest is not null
            && (latest.FollowsPlan, latest.Comment, latest.PersonId) == (request.FollowsPlan, request.Comment, act.Now.Person)
        )
        {
            throw new Conflict(T("Du har redan svarat så för det tillfället."));
        }

        db.AdherenceWords.Add(
            new AdherenceWord
            {
                CaseId = about,
                Occasion = occasion,
                FollowsPlan = request.FollowsPlan,
                Comment = request.Comment,
                Act = act.Now.Id,
                PersonId = act.Now.Person,
                Who = act.Now.Who,
                At = act.Now.At,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        await tasks.DoneAsync(process.Case.Number, AdherenceQuestions.TaskOf(fund, occasion), cancellationToken);
        if (!request.FollowsPlan)
        {
            await handOver.DeviatesAsync(request.Comment!, cancellationToken);
        }

        return default;
    }
}
