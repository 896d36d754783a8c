using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Adherence;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Finance.Plans;
using Fund.Finance.Settlements.CostHolds;
using Fund.Platform.Admission;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Notes;

/// <summary>
/// What Finance has in writing about a case: why payouts were held and released, whether the plans were followed, the plans and who
/// approved
/// them.
/// </summary>
internal sealed class PutUpNotes(FinanceDb db, CurrentSetup setup, Admission admission, Actor actor, IMediator mediator)
    : INotificationHandler<GatherNotes>
{
    private const string MoneyPage = "ekonomi";
    private const string PlanPage = "planer";

    public async Task Handle(GatherNotes notification, CancellationToken cancellationToken)
    {
        var about = notification.Case;
        var holds = await db.Holds.AsNoTracking().Where(h => h.CaseId == about).ToListAsync(cancellationToken);
        var words = await db.AdherenceWords.AsNoTracking().Where(w => w.CaseId == about).ToListAsync(cancellationToken);
        var plans = await db.Plans.AsNoTracking().Where(p => p.CaseId == about).ToListAsync(cancellationToken);
        // The page that these stand on is for those who may read finance; so are they here.
        if (actor.May(Permission.ReadFinance))
        {
            notification.Notes.AddRange(holds.Select(Held));
            notification.Notes.AddRange(holds.Where(h => h.ReleasedAt is not null).Select(Released));
            var costs = await db.CostHolds.AsNoTracking().Where(h => h.CaseId == about).ToListAsync(cancellationToken);
            notification.Notes.AddRange(costs.Select(Held));
            notification.Notes.AddRange(costs.Where(h => h.ReleasedAt is not null).Select(Released));
            notification.Notes.AddRange(await QuestionsAsync(about, cancellationToken));
            notification.Notes.AddRange(await AdherenceAsync(about, words, cancellationToken));
        }

        notification.Notes.AddRange(await PlansAsync(about, plans, cancellationToken));
    }

    private static CaseNote Held(PayoutHold hold) =>
        new(hold.Act, T("Utbetalningen hölls inne"), StockholmTime.DateOf(hold.HeldAt), hold.HeldByName, hold.Reason, MoneyPage);

    private static CaseNote Held(CostHold hold) =>
        new(hold.Act, T("En kostnad hölls inne"), StockholmTime.DateOf(hold.HeldAt), hold.HeldByName, hold.Reason, MoneyPage);

    private static CaseNote Released(CostHold hold) =>
        new(
            hold.ReleaseAct!.Value,
            T("En kostnad släpptes"),
            StockholmTime.DateOf(hold.ReleasedAt!.Value),
            hold.ReleasedByName!,
            hold.ReleaseReason,
            MoneyPage
        );

    // What was asked about a cost is read by those whom it concerns (F-10).
    private async Task<IEnumerable<CaseNote>> QuestionsAsync(CaseId about, CancellationToken cancellation)
    {
        var questions = await db.CostQuestions.AsNoTracking().Where(q => q.CaseId == about).ToListAsync(cancellation);
        if (questions.Count == 0 || !QuestionsOfCase.Concern(actor, admission.RolesIn(await HeaderAsync(about, cancellation))))
        {
            return [];
        }

        return questions
            .Select(q => Note(q.Act, T("En fråga ställdes om en kostnad"), q.AskedAt, q.AskedByName, q.Text))
            .Concat(
                from q in questions
                where q.AnsweredAt is not null
                select Note(q.AnswerAct!.Value, T("En fråga om en kostnad besvarades"), q.AnsweredAt!.Value, q.AnsweredByName!, q.Answer)
            );

        static CaseNote Note(Guid act, string title, DateTimeOffset at, string who, string? text) =>
            new(act, title, StockholmTime.DateOf(at), who, text, MoneyPage, Minor: true);
    }

    private static CaseNote Released(PayoutHold hold) =>
        new(
            hold.ReleaseAct!.Value,
            T("Utbetalningen släpptes"),
            hold.ReleaseDecidedOn!.Value,
            hold.ReleasedByName!,
            hold.ReleaseReason,
            MoneyPage
        );

    private async Task<IEnumerable<CaseNote>> AdherenceAsync(CaseId about, List<AdherenceWord> words, CancellationToken cancellation)
    {
        if (words.Count == 0)
        {
            return [];
        }

        var calendar = (await setup.GetAsync(cancellation)).CalendarOf((await HeaderAsync(about, cancellation)).Fund);
        return words.Select(word => new CaseNote(
            word.Act,
            $"{OccasionNames.Of(calendar, word.Occasion)}: " + $"{(word.FollowsPlan ? T("planerna följs") : T("planerna följs inte"))}",
            StockholmTime.DateOf(word.At),
            word.Who,
            word.Comment,
            MoneyPage
        ));
    }

    private async Task<IEnumerable<CaseNote>> PlansAsync(CaseId about, List<CasePlan> plans, CancellationToken cancellation)
    {
        if (plans.Count == 0)
        {
            return [];
        }

        var profile = (await setup.GetAsync(cancellation)).ProfileOf((await HeaderAsync(about, cancellation)).RuleVersion);
        var names = profile.Plans.ToDictionary(plan => plan.Key, plan => plan.Name);
        return plans.SelectMany(plan => Told(plan, names.GetValueOrDefault(plan.Plan, plan.Plan)));
    }

    private static IEnumerable<CaseNote> Told(CasePlan plan, string name)
    {
        var version = T($"{name}, version {plan.Version}.");
        yield return new CaseNote(
            plan.Act,
            T($"{name} lämnades in"),
            StockholmTime.DateOf(plan.SubmittedAt),
            plan.SubmittedByName,
            string.IsNullOrWhiteSpace(plan.Text) ? version : $"{version}\n\n{plan.Text}",
            PlanPage
        );
        if (plan is { ApprovedAt: { } at, ApprovalAct: { } act })
        {
            yield return new CaseNote(act, T($"{name} godkändes"), StockholmTime.DateOf(at), plan.ApprovedByName!, version, PlanPage);
        }
    }

    private async Task<CaseHeaderView> HeaderAsync(CaseId about, CancellationToken cancellation) =>
        (await mediator.Send(new GetCases([about]), cancellation))[0];
}
