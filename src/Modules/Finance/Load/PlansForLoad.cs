using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Finance.Repayments;
using Fund.Platform.Load;
using Fund.Platform.Setup;
using Fund.Process.Profiles;

namespace Fund.Finance.Load;

/// <summary>
/// The plans of what has been granted, approved where the initiative has started; where money comes back, the instalments.
/// </summary>
internal sealed class PlansForLoad(LoadTables tables, CurrentSetup setup)
{
    public async Task FillAsync(IReadOnlyList<LoadCase> cases, CancellationToken cancellation)
    {
        var units = (await setup.GetAsync(cancellation)).Units;
        var plans = cases
            .Where(made => made.Granted.Count > 0)
            .SelectMany(made =>
                made.Rules.Plans.Where(kind => IsAsked(made, kind)).Select(kind => new Plan(made, kind, BearerOf(made, units)))
            )
            .ToList();
        await tables.InsertAsync("finance.case_plans", plans.Select(PlanRow), cancellation);
        await tables.InsertAsync("finance.plan_rows", plans.SelectMany(AmountRows), cancellation);
        await tables.InsertAsync(
            "finance.repayment_instalments",
            plans.Where(plan => plan.IsApproved).SelectMany(InstalmentRows),
            cancellation
        );
    }

    private static bool IsAsked(LoadCase made, PlanKind kind) =>
        kind.Content != PlanContent.RepaymentPerUnitAndYear
        || made.Rules.Repayment.ModelOn(made.StartedOn ?? made.OpenedOn) != RepaymentModel.None;

    private static UnitView BearerOf(LoadCase made, IReadOnlyList<UnitView> units)
    {
        var kinds = made.Rules.Repayment.BeneficiaryKinds;
        return kinds.Count == 0 || kinds.Contains(made.Lead.Kind)
            ? made.Lead
            : units.FirstOrDefault(unit => kinds.Contains(unit.Kind)) ?? made.Lead;
    }

    private static object PlanRow(Plan plan)
    {
        var manager = plan.Case.People.With(Role.ProjectManager, plan.Case.Lead.Key);
        var coordinator = plan.Case.People.With(Role.Coordinator);
        var at = LoadCase.At((plan.Case.Reached(StageKind.Granted) ?? plan.Case.Moves[^1]).On);
        return new
        {
            plan.Id,
            CaseId = plan.Case.Id.Value,
            Plan = plan.Kind.Key,
            Version = 1,
            Content = plan.Kind.Content.ToString(),
            Text = plan.Kind.Content == PlanContent.Text ? "Arbetet följs upp varje halvår med de mått som står i ansökan." : null,
            Act = Guid.CreateVersion7(),
            SubmittedBy = manager.Id.Value,
            SubmittedByName = manager.Name,
            SubmittedAt = at,
            ApprovalAct = plan.IsApproved ? Guid.CreateVersion7() : (Guid?)null,
            ApprovedBy = plan.IsApproved ? coordinator.Id.Value : (Guid?)null,
            ApprovedByName = plan.IsApproved ? coordinator.Name : null,
            ApprovedAt = plan.IsApproved ? at : (DateTimeOffset?)null,
        };
    }

    private static IEnumerable<object> AmountRows(Plan plan) =>
        plan.PerYear()
            .Select(
                (year, place) =>
                    new
                    {
                        PlanId = plan.Id,
                        Position = place + 1,
                        Unit = plan.Bearer?.Key,
                        UnitName = plan.Bearer?.Name,
                        UnitKind = plan.Bearer?.Kind,
                        Year = year.Year,
                        Amount = year.Ore,
                    }
            );

    private static IEnumerable<object> InstalmentRows(Plan plan) =>
        plan.Bearer is not { } bearer
            ? []
            : plan.PerYear()
                .Select(year => new
                {
                    Id = Guid.CreateVersion7(),
                    Fund = plan.Case.Rules.Fund.Key,
                    CaseId = plan.Case.Id.Value,
                    Unit = bearer.Key,
                    UnitName = bearer.Name,
                    year.Year,
                    Amount = year.Ore,
                    State = nameof(RepaymentState.Planned),
                    Version = 1,
                });

    private sealed record Plan(LoadCase Case, PlanKind Kind, UnitView Beneficiary)
    {
        public Guid Id { get; } = Guid.CreateVersion7();

        public bool IsApproved => Case.StartedOn is not null;

        /// <summary>The unit whose frame is reduced; null where the plan is of something else.</summary>
        public UnitView? Bearer => Kind.Content == PlanContent.RepaymentPerUnitAndYear ? Beneficiary : null;

        /// <summary>Öre per year: repayments begin two years after the money, payouts follow the grant.</summary>
        public IEnumerable<(int Year, long Ore)> PerYear() =>
            Kind.Content == PlanContent.Text ? [] : Case.Granted.Select(year => (year.Key + (Bearer is null ? 0 : 2), year.Value.Ore));
    }
}
