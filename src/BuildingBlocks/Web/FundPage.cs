using Fund.Contracts.Messages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fund.Web;

/// <summary>
/// A page: one message a verb, no rules. It loads what it shows in <see cref="LoadAsync"/>; a refused POST loads again and shows every
/// finding at its field,
/// with what was typed still there.
/// </summary>
public abstract class FundPage : PageModel
{
    /// <summary>The id that makes a second click harmless; new for each shown form.</summary>
    [BindProperty]
    public string? RequestId { get; set; }

    /// <summary>Version of the row that the person saw; 0 when the page has none.</summary>
    [BindProperty(Name = "version")]
    public uint RowVersion { get; set; }

    /// <summary>The municipality's part of the address, for links in rows, where "~/" costs a tag helper each.</summary>
    public string Root => Request.PathBase;

    /// <summary>What was found when a POST was refused, or warned about when it went through.</summary>
    public IReadOnlyList<Finding> Findings { get; private set; } = [];

    /// <summary>Was a POST refused because somebody else had been there meanwhile?</summary>
    protected bool HasConflict { get; private set; }

    /// <summary>A sentence shown once after a redirect.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>What the guideline says should be and was not, shown once after a redirect: a sentence a line.</summary>
    [TempData]
    public string? Warned { get; set; }

    /// <summary>Loads what the page shows; called for GET and again after a refusal.</summary>
    public virtual Task LoadAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        RequestId = Guid.NewGuid().ToString("N");
        await LoadAsync(cancellation);
    }

    /// <summary>Shows what is wrong with what was asked for, on a page that is shown all the same.</summary>
    protected void Tell(IReadOnlyList<Finding> findings)
    {
        Findings = findings;
        PageFindings.Add(HttpContext, findings);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    internal async Task<IActionResult> ShowAsync(IReadOnlyList<Finding> findings, int status, CancellationToken cancellation)
    {
        Findings = findings;
        HasConflict = status == StatusCodes.Status409Conflict;
        PageFindings.Add(HttpContext, findings);
        // Binding faults say the same in worse words; what was refused, with its rule, is what the fields and the summary show.
        foreach (var key in ModelState.Keys.Where(key => ModelState[key]!.Errors.Count > 0).ToList())
        {
            ModelState[key]!.Errors.Clear();
        }
        // A refused request has not been done: the next try is a new one.
        RequestId = Guid.NewGuid().ToString("N");
        ModelState.Remove(nameof(RequestId));
        await LoadAsync(cancellation);
        return new PageResult { StatusCode = status };
    }
}
