using System.Reflection;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Process;
using Fund.Process.Calendar;
using MediatR;

namespace Fund.Platform.Pipeline;

/// <summary>
/// 10. Before the handler, when the municipality's own rules have been asked: nothing was done to a case before it was opened, nor will
/// have been done (F-08). What a day must not lie before besides, the handler knows.
/// </summary>
internal sealed class KeepDaysInOrder<TRequest, TResponse>(ProcessContext process, IMediator mediator, TimeProvider time)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand<TResponse>
{
    private static readonly PropertyInfo[] Days =
    [
        .. typeof(TRequest).GetProperties().Where(property => property.IsDefined(typeof(DoneOnAttribute))),
    ];

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (Days.Length > 0 && request is IAboutCase { CaseNumber: { } number })
        {
            var about =
                process.Locked is { } locked && locked.Number == number
                    ? locked
                    : await mediator.Send(new GetCase(number), cancellationToken);
            var findings = Days.Select(day => Against(day, request, about.OpenedOn)).OfType<Finding>().ToList();
            if (findings.Count > 0)
            {
                throw new Refused(findings);
            }
        }

        return await next();
    }

    private Finding? Against(PropertyInfo property, TRequest request, DateOnly opened) =>
        property.GetValue(request) switch
        {
            DateOnly day when day < opened => new Finding(
                T($"Ärendet öppnades {opened:yyyy-MM-dd}. Ange en dag som inte ligger före det."),
                Field: JsonNameOf(property)
            ),
            DateOnly day when day > StockholmTime.Today(time) => new Finding(
                T("Dagen ligger i framtiden. Registrera när det är gjort."),
                Field: JsonNameOf(property)
            ),
            _ => null,
        };

    private static string JsonNameOf(PropertyInfo property) => char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
}
