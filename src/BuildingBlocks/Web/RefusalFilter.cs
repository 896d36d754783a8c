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
        var done = await next();
        if (done.Exception is null || done.ExceptionHandled || context.HandlerInstance is not FundPage page || HttpMethods.IsGet(context.HttpContext.Request.Method))
            return;
        var cancellation = context.HttpContext.RequestAborted;
        (var findings, var status) = done.Exception switch
        {
            Refused refused => (refused.Findings, StatusCodes.Status422UnprocessableEntity),
            Conflict conflict => ([new Finding(conflict.Message)], StatusCodes.Status409Conflict),
            _ => ((IReadOnlyList<Finding>?)null, 0),
        };
        if (findings is null)
            return;
        done.ExceptionHandled = true;
        done.Result = await page.ShowAsync(findings, status, cancellation);
    }
}
