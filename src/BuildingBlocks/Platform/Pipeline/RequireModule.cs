using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Platform.Modules;
using Fund.Platform.Setup;
using MediatR;

namespace Fund.Platform.Pipeline;

/// <summary>2. A message of a module that the municipality has switched off does not exist for it.</summary>
internal sealed class RequireModule<TRequest, TResponse>(ModuleList modules, CurrentSetup setup) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        // Reading the setup must not ask for the setup; modules that cannot be switched off need no question.
        if (
            request is not LoadSetup
            && modules.Of(typeof(TRequest)) is { Optional: true } module
            && !await setup.HasModuleAsync(module.Key, cancellationToken)
        )
        {
            throw new NotFound(T($"Modulen {module.Name} används inte av kommunen."));
        }

        return await next();
    }
}
