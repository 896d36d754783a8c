using Fund.Contracts.Applications;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Plugins;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.Platform.Plugins;

/// <summary>
/// Completes what a command says of itself to plugins with what only guideline and organisation know: the occasion's days, the body that
/// decides, the names of units.
/// </summary>
internal static class WholeOperations
{
    public static async ValueTask<Operation> OfAsync(
        Operation told,
        CaseHeaderView? about,
        Profile rules,
        FundCalendar calendar,
        IMediator mediator,
        CancellationToken cancellation
    )
    {
        switch (told)
        {
            case RecordDecision decision:
                return new RecordDecision
                {
                    Outcome = decision.Outcome,
                    Body = rules.BodyFor(about?.Track),
                    Paragraph = decision.Paragraph,
                    DecidedOn = decision.DecidedOn,
                    GrantedOre = decision.GrantedOre,
                };
            case SubmitPlan { RepaymentRows.Count: > 0 } plan:
                var units = (await mediator.Send(new Units(), cancellation)).ToDictionary(unit => unit.Key);
                return new SubmitPlan { Plan = plan.Plan, RepaymentRows = [.. plan.RepaymentRows.Select(row => Named(row, units))] };
            case ConfirmAdherence word:
                var confirmed = OccasionOf(word.Occasion, calendar);
                return new ConfirmAdherence
                {
                    Occasion = word.Occasion,
                    Year = confirmed.Year,
                    PeriodEnd = confirmed.PeriodEnd,
                    IsYearEnd = confirmed.IsYearEnd,
                    FollowsPlan = word.FollowsPlan,
                    Comment = word.Comment,
                };
            case SettlePeriod settlement:
                var settled = OccasionOf(settlement.Occasion, calendar);
                return new SettlePeriod
                {
                    Occasion = settlement.Occasion,
                    Year = settled.Year,
                    PeriodEnd = settled.PeriodEnd,
                    IsYearEnd = settled.IsYearEnd,
                };
            case ApproveSettlement approval:
                var approved = OccasionOf(approval.Occasion, calendar);
                return new ApproveSettlement
                {
                    Occasion = approval.Occasion,
                    Year = approved.Year,
                    PeriodEnd = approved.PeriodEnd,
                    IsYearEnd = approved.IsYearEnd,
                    TotalOre = approval.TotalOre,
                };
            case CompilePortfolio compilation:
                var compiled = OccasionOf(compilation.Occasion, calendar);
                return new CompilePortfolio
                {
                    Occasion = compilation.Occasion,
                    Year = compiled.Year,
                    PeriodEnd = compiled.PeriodEnd,
                    IsYearEnd = compiled.IsYearEnd,
                };
            default:
                return told;
        }
    }

    private static RepaymentRowView Named(RepaymentRowView row, Dictionary<string, Contracts.MunicipalityProfiles.UnitView> units)
    {
        // A unit that does not exist is refused by the command itself, in words.
        var unit = units.GetValueOrDefault(row.UnitKey);
        return new RepaymentRowView
        {
            UnitKey = row.UnitKey,
            UnitName = unit?.Name ?? row.UnitKey,
            UnitKind = unit?.Kind ?? "",
            Year = row.Year,
            AmountOre = row.AmountOre,
        };
    }

    // An occasion that the calendar does not have is refused by the command itself, in words.
    private static (int Year, DateOnly PeriodEnd, bool IsYearEnd) OccasionOf(string key, FundCalendar calendar) =>
        calendar.Find(key) is { } found ? (found.Year.Year, found.PeriodEnd, found.Is(OccasionKinds.YearEnd)) : default;
}
