using Fund.Contracts.Messages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fund.Web;

/// <summary>The base of every page model.</summary>
public abstract class FundPage : PageModel
{
    /// <summary>Shows the page again with what is missing or wrong, at the fields and in the summary. 422; what was typed stays.</summary>
    protected IActionResult Show(Refused refused)
    {
        ArgumentNullException.ThrowIfNull(refused);
        PageFindings.Add(HttpContext, refused.Findings);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
