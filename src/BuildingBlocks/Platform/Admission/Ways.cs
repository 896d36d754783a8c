using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;

namespace Fund.Platform.Admission;

/// <summary>
/// Where what is missing is mended, for the person who reads of it: a line leads only to a page that opens for them (F-27). To others it
/// says what is missing, and the page says whose turn it is.
/// </summary>
public sealed class Ways(CasePages pages, Admission admission, Actor actor)
{
    /// <summary>The findings, without the links to what only another may open.</summary>
    public async Task<IReadOnlyList<Finding>> ForReaderAsync(
        CaseHeaderView about,
        IReadOnlyList<Finding> findings,
        CancellationToken cancellation
    )
    {
        var open = new Dictionary<string, bool>();
        foreach (var path in findings.Select(PathOf).OfType<string>().Distinct())
        {
            open[path] = pages.Find(path) is not { } page || await OpensAsync(page, about, cancellation);
        }

        return
        [
            .. findings.Select(finding =>
                PathOf(finding) is { } path && !open[path] ? finding with { Link = null, Field = null } : finding
            ),
        ];
    }

    private async Task<bool> OpensAsync(CasePage page, CaseHeaderView about, CancellationToken cancellation) =>
        actor.May(page.Permission) && (page.Does is null || await admission.AdmitsAsync(page.Does, about, cancellation));

    private static string? PathOf(Finding finding) => finding.Link?.Split('?', '#')[0];
}
