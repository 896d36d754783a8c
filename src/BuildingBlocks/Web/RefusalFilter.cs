using Fund.Contracts.Messages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Fund.Web;

/// <summary>Shows a refused POST on the page it came from: every finding at once, 422; a conflict as 409 with what was typed.</summary>
public sealed class RefusalFilter : IAsyncPageFilter
{
    /// <inheritdoc/>
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (
            !context.ModelState.IsValid
            && !HttpMethods.IsGet(context.HttpContext.Request.Method)
            && context.HandlerInstance is FundPage asked
        )
        {
            // A version or a sum that cannot be read must not become none: then a stale save or another amount would go through.
            // People type text, which each page reads; what is bound as something else is the page's own and has no field to point at.
            context.Result = await asked.ShowAsync(
                [new Finding(T("Sidan gick inte att läsa. Läs in den igen och gör om det."))],
                StatusCodes.Status422UnprocessableEntity,
                context.HttpContext.RequestAborted
            );
            return;
        }

        var done = await next();
        if (
            done.Exception is null
            || done.ExceptionHandled
            || context.HandlerInstance is not FundPage page
            || HttpMethods.IsGet(context.HttpContext.Request.Method)
        )
        {
            return;
        }

        var cancellation = context.HttpContext.RequestAborted;
        (var findings, var status) = done.Exception switch
        {
            Refused refused => (refused.Findings, StatusCodes.Status422UnprocessableEntity),
            Conflict conflict => ([new Finding(conflict.Message)], StatusCodes.Status409Conflict),
            _ => ((IReadOnlyList<Finding>?)null, 0),
        };
        if (findings is null)
        {
            return;
        }

        done.ExceptionHandled = true;
        done.Result = await page.ShowAsync(findings, status, cancellation);
    }
}
