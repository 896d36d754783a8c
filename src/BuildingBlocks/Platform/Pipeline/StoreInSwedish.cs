using Fund.Contracts.Languages;
using Fund.Contracts.Messages;
using MediatR;

namespace Fund.Platform.Pipeline;

/// <summary>
/// What a command stores, sends and logs is Swedish, whoever gives it: others read it. What it refuses is told in the reader's language.
/// </summary>
internal sealed class StoreInSwedish<TRequest, TResponse> : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (ReadersLanguage.Current == Language.Swedish)
        {
            return await next();
        }

        using var writing = ReadersLanguage.Write();
        try
        {
            return await next();
        }
        catch (Refused refused)
        {
            throw new Refused([.. refused.Findings.Select(finding => finding with { Message = ReadersLanguage.AsRead(finding.Message) })]);
        }
        catch (Conflict conflict)
        {
            throw new Conflict(ReadersLanguage.AsRead(conflict.Message));
        }
        catch (NotFound missing)
        {
            throw new NotFound(ReadersLanguage.AsRead(missing.Message));
        }
        catch (Forbidden forbidden)
        {
            throw new Forbidden(ReadersLanguage.AsRead(forbidden.Message));
        }
    }
}
