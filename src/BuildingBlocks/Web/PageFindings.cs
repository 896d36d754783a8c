using Fund.Contracts.Messages;
using Microsoft.AspNetCore.Http;

namespace Fund.Web;

/// <summary>The refusals of this request, with their rules: the error summary and the fields read them here.</summary>
internal static class PageFindings
{
    private static readonly object Key = new();

    /// <summary>The refusals so far.</summary>
    public static IReadOnlyList<Finding> Of(HttpContext context) => context.Items[Key] as List<Finding> ?? [];

    /// <summary>Adds refusals; warnings do not stop anything and are left out.</summary>
    public static void Add(HttpContext context, IEnumerable<Finding> findings)
    {
        var all = context.Items[Key] as List<Finding> ?? [];
        all.AddRange(findings.Where(finding => finding.Severity == Severity.Refusal));
        context.Items[Key] = all;
    }
}
