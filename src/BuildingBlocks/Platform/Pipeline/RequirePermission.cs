using System.Reflection;
using Fund.Contracts.Messages;
using Fund.Platform.Tenancy;
using MediatR;

namespace Fund.Platform.Pipeline;

/// <summary>
/// 3. The outermost message asks for the permission that it declares; what only modules send cannot be sent from outside.
/// </summary>
internal sealed class RequirePermission<TRequest, TResponse>(MessageScope scope, Actor actor) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    private static readonly Permission? Declared = typeof(TRequest).GetCustomAttribute<RequiresAttribute>()?.Permission;

    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (scope.IsNested)
        {
            return next();
        }

        if (Declared is not { } permission)
        {
            throw new InvalidOperationException($"{typeof(TRequest).Name} is sent between modules only.");
        }

        if (permission != Permission.Public && !actor.IsSignedIn)
        {
            throw new NotSignedIn();
        }

        if (permission != Permission.Public && permission != Permission.Operate && !actor.IsKnown)
        {
            throw new NotFound("Kommunen känner inte den som är inloggad.");
        }

        if (!actor.May(permission))
        {
            throw new Forbidden($"Det här får {string.Join(", ", Permissions.RolesFor(permission))} göra.");
        }

        return next();
    }
}

/// <summary>Nobody is signed in: the page sends to sign-in, the API answers 401.</summary>
public sealed class NotSignedIn() : Exception("Logga in först.");
