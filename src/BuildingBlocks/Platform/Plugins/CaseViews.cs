using Fund.Contracts.Applications;
using Fund.Contracts.Values;
using Fund.Plugins;

namespace Fund.Platform.Plugins;

/// <summary>
/// A case as plugins see it, from what the modules have said of it. The view copies what it is given, so that nothing a plugin does to it
/// reaches the host or the next step.
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
            Fund = header.Fund,
            Track = header.Track,
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
            Answers = facts.Answers,
            Documents = [.. facts.Documents],
            Dates = facts.Dates,
            Criteria = facts.Criteria,
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
            Flags = facts.Flags,
            Decision = facts.Decision,
        };
}
