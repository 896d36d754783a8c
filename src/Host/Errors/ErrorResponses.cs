using System.Text.Json;
using Fund.Contracts.Messages;
using Fund.Documents.Pdf;
using Fund.Platform.Admission;
using Fund.Plugins.Runtime.Running;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Fund.Host.Errors;

/// <summary>
/// Turns what the house says no with into answers: problem details for the API, status pages for people. What is left is a fault: logged,
/// and told without a detail.
/// </summary>
internal sealed class ErrorResponses(RequestDelegate next, ILogger<ErrorResponses> log)
{
    /// <summary>Where the page that tells of a fault finds what was refused, and why.</summary>
    public static readonly object RefusedBecause = new();

    /// <summary>Where the number of a fault of ours waits for the page that tells it.</summary>
    internal const string NumberItem = "fault";

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            await TellOtherSystemAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The person has gone.
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, error);
        }
    }

    private async Task AnswerAsync(HttpContext context, Exception error)
    {
        var isApi = IsApi(context);
        if (error is NotSignedIn && !isApi)
        {
            await context.ChallengeAsync();
            return;
        }

        var (status, title) = Meaning(error);
        if (status >= 500)
        {
            var number = FaultNumber.New();
            context.Items[NumberItem] = number;
            log.LogError(error, "Unhandled in {Path}, number {Number}", context.Request.Path, number);
        }

        context.Response.Clear();
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = "5";
        }

        if (!isApi)
        {
            context.Items[RefusedBecause] = (error as Refused)?.Findings;
            return;
        }

        var problem = Problem(status, title);
        if (context.Items[NumberItem] is string told)
        {
            problem.Detail = FaultNumber.Asked(told);
        }

        problem.Extensions["traceId"] = System.Diagnostics.Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        if (error is Refused refused)
        {
            problem.Extensions["findings"] = refused.Findings.Select(f => new
            {
                rule = f.Rule,
                message = f.Message,
                field = f.Field,
                severity = f.Severity.ToString().ToLowerInvariant(),
                link = f.Link,
            });
        }

        await context.Response.WriteAsJsonAsync(problem, (JsonSerializerOptions?)null, "application/problem+json");
    }

    // What no route takes is told by the server with a number alone; another system reads JSON, not a page for people.
    private static async Task TellOtherSystemAsync(HttpContext context)
    {
        var response = context.Response;
        if (response.StatusCode < 400 || response.HasStarted || response.ContentType is not null || !IsApi(context))
        {
            return;
        }

        var title = response.StatusCode switch
        {
            StatusCodes.Status404NotFound => T("Det finns inte."),
            StatusCodes.Status405MethodNotAllowed => T("Adressen finns, men tar inte emot den metoden."),
            StatusCodes.Status415UnsupportedMediaType => T("Skicka innehållet som JSON, med Content-Type application/json."),
            _ => T("Begäran går inte att läsa."),
        };
        await response.WriteAsJsonAsync(Problem(response.StatusCode, title), (JsonSerializerOptions?)null, "application/problem+json");
    }

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api");

    private static ProblemDetails Problem(int status, string title) =>
        new()
        {
            Status = status,
            Title = title,
            Type = $"https://www.rfc-editor.org/rfc/rfc9110#status.{status}",
        };

    private static (int Status, string Title) Meaning(Exception error) =>
        error switch
        {
            Refused => (StatusCodes.Status422UnprocessableEntity, T("Det går inte än. Se vad som saknas.")),
            NotFound => (StatusCodes.Status404NotFound, T("Det finns inte.")),
            Forbidden => (StatusCodes.Status403Forbidden, error.Message),
            Conflict => (StatusCodes.Status409Conflict, error.Message),
            NotSignedIn => (StatusCodes.Status401Unauthorized, T("Ange en giltig åtkomstnyckel.")),
            BadHttpRequestException bad => (
                bad.StatusCode,
                bad.StatusCode == StatusCodes.Status413PayloadTooLarge
                    ? T("Innehållet är för stort, högst 25 MB.")
                    : T("Begäran går inte att läsa.")
            ),
            AntiforgeryValidationException => (StatusCodes.Status400BadRequest, T("Sidan har legat öppen för länge. Läs in den igen.")),
            JsonException json => (StatusCodes.Status400BadRequest, JsonFault(json)),
            InvalidDataException => (StatusCodes.Status400BadRequest, T("Begäran går inte att läsa.")),
            _ when IsLineBroken(error) => (
                StatusCodes.Status503ServiceUnavailable,
                T("Tjänsten är tillfälligt otillgänglig. Försök igen om en stund.")
            ),
            PdfUnavailable => (
                StatusCodes.Status503ServiceUnavailable,
                T("PDF-filen kan inte skapas just nu. Försök igen om en stund, eller hämta innehållet utan /pdf i adressen.")
            ),
            _ => (StatusCodes.Status500InternalServerError, T("Något gick fel hos oss. Inget har sparats.")),
        };

    // EF Core wraps it in one or two exceptions of its own.
    private static bool IsLineBroken(Exception? error)
    {
        while (error is not null and not TimeoutException and not NpgsqlException { IsTransient: true })
        {
            error = error.InnerException;
        }

        return error is not null;
    }

    private static string JsonFault(JsonException error) =>
        error.Path is { Length: > 0 } path ? T($"Innehållet går inte att läsa vid {path}.")
        : error.InnerException is null && error.LineNumber is null ? error.Message
        : T("Innehållet är inte giltig JSON.");
}
