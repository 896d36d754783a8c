using System.Runtime.CompilerServices;
using Fund.Plugins;
using Fund.Process.Profiles;

namespace Fund.Platform.Plugins;

/// <summary>What plugins may read of a rule version; made once for each.</summary>
internal static class RulesViews
{
    private static readonly ConditionalWeakTable<Profile, RulesView> Known = [];

    public static RulesView Of(Profile profile) =>
        Known.GetValue(
            profile,
            static rules => new RulesView
            {
                Code = rules.Code,
                InForceFrom = rules.Guideline.InForceFrom,
                InForceTo = rules.Guideline.InForceTo,
                InDepthAfterMonths = rules.Evaluation.InDepthAfterMonths,
                Fields = [.. rules.Forms.SelectMany(form => form.Fields).Select(field => field.Key).Distinct()],
            }
        );
}
