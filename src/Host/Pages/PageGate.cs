using System.Collections.Concurrent;
using System.Reflection;
using Fund.Contracts.Messages;
using Fund.Platform.Admission;
using Fund.Platform.Modules;
using Fund.Platform.Pipeline;
using Fund.Platform.Process;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fund.Host.Pages;

/// <summary>
/// Before a page runs: is it a page of this address (a municipality's, or the operator's), is its module switched on, may this person open
/// it?
/// Also hands the form's request id to the pipeline, fills the frame around the page, and brings what was warned about along to the next
/// page.
/// </summary>
internal sealed class PageGate(
    CurrentMunicipality municipality,
    Admission admission,
    CurrentSetup setup,
    ModuleList modules,
    MessageScope scope,
    ProcessContext process,
    FrameBuilder frame
) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var page = ((CompiledPageActionDescriptor)context.ActionDescriptor).HandlerTypeInfo;
        if (context.HandlerMethod is null)
        {
            // Nothing on the page takes what was sent; to show it would be to show it unread.
            throw new NotFound(T("Sidan tar inte emot det som skickades."));
        }

        var cancellation = context.HttpContext.RequestAborted;
        var permission = Declared.Of(page).Permission;

        if (permission != Permission.Public || municipality.IsKnown)
        {
            await AdmitAsync(page, permission, cancellation);
            await AdmitToStepAsync(page, context, cancellation);
        }

        if (context.HandlerInstance is FundPage fundPage)
        {
            scope.RequestId = fundPage.RequestId;
            scope.SomebodyWaits = true;
        }

        await frame.FillAsync(context.HttpContext, cancellation);
        var executed = await next();
        if (
            executed is { Exception: null, Result: RedirectResult }
            && context.HandlerInstance is FundPage done
            && process.Warnings.Count > 0
        )
        {
            done.Warned = string.Join(
                '\n',
                process.Warnings.Select(w => w.Rule is null ? w.Message : $"{w.Message} ({w.Rule})").Distinct()
            );
        }
    }

    private async Task AdmitAsync(TypeInfo page, Permission permission, CancellationToken cancellation)
    {
        var ofOperator = permission == Permission.Operate;
        if (municipality.IsKnown == ofOperator)
        {
            throw new NotFound(T("Sidan finns inte."));
        }

        admission.Require(permission);
        using (scope.Inside())
        {
            if (modules.Of(page) is { Optional: true } module && !await setup.HasModuleAsync(module.Key, cancellation))
            {
                throw new NotFound(T("Sidan finns inte."));
            }
        }
    }

    // A page that does one thing is shown to those who may do it (F-22); what it sends is asked again by the pipeline.
    private async Task AdmitToStepAsync(TypeInfo page, PageHandlerExecutingContext context, CancellationToken cancellation)
    {
        if (
            Declared.Of(page).Does is { } does
            && HttpMethods.IsGet(context.HttpContext.Request.Method)
            && context.RouteData.Values["caseNumber"] is string caseNumber
        )
        {
            using (scope.Inside())
            {
                await admission.RequireAsync(does.Message, caseNumber, null, cancellation);
            }
        }
    }

    /// <summary>What a page declares; read once.</summary>
    private sealed record Declared(Permission Permission, DoesAttribute? Does)
    {
        private static readonly ConcurrentDictionary<TypeInfo, Declared> Known = new();

        public static Declared Of(TypeInfo page) =>
            Known.GetOrAdd(page, static type => new Declared(
                type.GetCustomAttribute<RequiresAttribute>()?.Permission
                    ?? throw new InvalidOperationException($"Page {type.Name} declares no permission."),
                type.GetCustomAttribute<DoesAttribute>()
            ));
    }
}
