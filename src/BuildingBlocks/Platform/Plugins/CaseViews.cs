using Fund.Contracts.Applications;
using Fund.Contracts.Values;
using Fund.Plugins;

namespace Fund.Platform.Plugins;

/// <summary>
/// A case as plugins see it: plain data, copied from what the modules have said of it, so that nothing a plugin does to it reaches the
/// host.
/// </summary>
internal static class CaseViews
{
    public static CaseView Of(CaseHeaderView header, CaseFacts facts) =>
        new()
        {
            Number = header.Number,
            Title = header.Title,
            Stage = header.Stage,
            RuleVersion = header.RuleVersion,
            Participants =
            [
                .. facts.Participants.Select(unit => new UnitView
                {
                    Key = unit.UnitKey,
                    Name = unit.Name,
                    Kind = unit.Kind,
                    IsLead = unit.Lead,
                    AffectedByResult = unit.ByResult,
                    AffectedByCost = unit.ByCost,
                    HasSigned = facts.SignedBy.Contains(unit.UnitKey),
                }),
            ],
            Answers = facts.Answers.ToDictionary(),
            Documents = [.. facts.Documents],
            Dates = facts.Dates.ToDictionary(),
            Criteria = facts.Criteria.ToDictionary(),
            ApprovedPlans = [.. facts.PlansApproved],
            Evaluations = [.. facts.Evaluations],
            Repayments =
            [
                .. facts.Repayments.Select(row => new RepaymentRowView
                {
                    UnitKey = row.UnitKey,
                    UnitName = row.UnitName,
                    UnitKind = row.UnitKind,
                    Year = row.Year,
                    AmountOre = row.Amount.Ore,
                }),
            ],
            AmountsOre = facts.Amounts.ToDictionary(amount => amount.Key, amount => amount.Value.Ore),
            Flags = facts.Flags.ToDictionary(),
            Decision = facts.Decision,
        };
}
