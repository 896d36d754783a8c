using System.Globalization;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process.Profiles;

namespace Fund.Finance.Costs;

/// <summary>
/// Texts of costs as a reader may see them: one of a salary can be a person's name, and only those who handle the fund's money have to do
/// with it.
/// </summary>
/// <param name="actor">Who reads.</param>
/// <param name="rules">The rules that say which accounts' texts are hidden.</param>
internal sealed class CostTexts(Actor actor, SettlementRules rules)
{
    private readonly bool mayReadAll = actor.May(Permission.ManageFinance);

    private readonly AccountRanges hidden = new([
        .. rules.HiddenTexts.Select(span => new AccountRange(
            span.From.ToString(CultureInfo.InvariantCulture),
            span.To.ToString(CultureInfo.InvariantCulture)
        )),
    ]);

    /// <summary>Texts by the rule version that a case is handled by.</summary>
    public static IReadOnlyDictionary<string, CostTexts> ByVersion(Actor actor, Setup here, IEnumerable<CaseHeaderView> cases) =>
        cases
            .Select(header => header.RuleVersion)
            .Distinct()
            .ToDictionary(version => version, version => new CostTexts(actor, here.ProfileOf(version).Settlement));

    /// <summary>What stands instead of a text that is hidden.</summary>
    public static string Hidden => T("Personalkostnad, texten är dold");

    /// <summary>Who sees such texts, and why: said where one is hidden.</summary>
    public static string WhoSees => T("Texter på personalkostnader kan vara namn. De visas bara för ekonomen.");

    /// <summary>The text of a cost on an account, or what stands instead of it.</summary>
    public string Of(string account, string text) => account.Length > 0 && !mayReadAll && hidden.Contains(account) ? Hidden : text;
}
