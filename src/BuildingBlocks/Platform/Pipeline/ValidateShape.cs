using FluentValidation;
using Fund.Contracts.Messages;
using MediatR;

namespace Fund.Platform.Pipeline;

/// <summary>4. The command's shape: lengths, ranges, encodings. No rule of a guideline belongs here.</summary>
internal sealed class ValidateShape<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        TextShape.Check(request);
        if (MessageKind.IsCommand(typeof(TRequest)))
        {
            YearShape.Check(request);
        }

        var findings = new List<Finding>();
        foreach (var validator in validators)
        {
            var result = await validator.ValidateAsync(request, cancellationToken);
            findings.AddRange(result.Errors.Select(error => new Finding(error.ErrorMessage, Field: FieldName(error.PropertyName))));
        }

        return findings.Count > 0 ? throw new Refused(findings) : await next();
    }

    private static string FieldName(string property) =>
        property.Length == 0 ? property : char.ToLowerInvariant(property[0]) + property[1..];
}
