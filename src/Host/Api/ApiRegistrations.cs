using Fund.Contracts.Messages;
using Fund.Platform.Admission;
using Fund.Platform.Api;
using Fund.Platform.Modules;
using Fund.Platform.Tenancy;
using Scalar.AspNetCore;

namespace Fund.Host.Api;

/// <summary>
/// /api/v1: the modules' messages for other systems, with a token of the municipality; described by OpenAPI and a page to browse.
/// </summary>
internal static class ApiRegistrations
{
    public static void AddFundApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            foreach (var converter in ApiRoutes.Json.Converters)
            {
                json.SerializerOptions.Converters.Add(converter);
            }
        });
        services.AddOpenApi("v1", openApi =>
        {
            openApi.AddOperationTransformer(new DescribedParameters());
            openApi.AddSchemaTransformer(new DescribedValues());
            openApi.AddDocumentTransformer(
                (document, _, _) =>
                {
                    document.Info.Title = "Fund";
                    document.Info.Version = "v1";
                    document.Info.Description = T(
                        "Kommunens fond för sociala investeringar. Skicka åtkomstnyckeln som Authorization: Bearer. Belopp är hela "
                            + "öre. Idempotency-Key gör att en begäran utförs en gång."
                    );
                    return Task.CompletedTask;
                }
            );
        });
    }

    public static void MapFundApi(this WebApplication app, ModuleList modules)
    {
        foreach (var module in modules.All)
        {
            var group = app.MapGroup("/api/v1");
            group.AddEndpointFilter(RequireMunicipalityAndPermission);
            (module as IModuleApi)?.Map(new ApiRoutes(group, module.Name));
        }

        app.MapOpenApi("/api/{documentName}/openapi.json")
            .AddEndpointFilter(RequireMunicipality)
            .WithMetadata(new RequiresAttribute(Permission.Public));
        app.MapScalarApiReference("/api/referens", (scalar, context) =>
                scalar.WithOpenApiRoutePattern($"{context.Request.PathBase}/api/v1/openapi.json").DisableAgent().DisableTelemetry()
            )
            .AddEndpointFilter(RequireMunicipality)
            .WithMetadata(new RequiresAttribute(Permission.Public));
    }

    // Before the body is even read, so that a stranger learns nothing from how a request is refused.
    private static ValueTask<object?> RequireMunicipalityAndPermission(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var services = context.HttpContext.RequestServices;
        if (!services.GetRequiredService<CurrentMunicipality>().IsKnown)
        {
            throw new NotFound(T("Adressen hör inte till någon kommun."));
        }

        var actor = services.GetRequiredService<Actor>();
        if (!actor.IsKnown)
        {
            throw new NotSignedIn();
        }

        var permission = context.HttpContext.GetEndpoint()!.Metadata.GetRequiredMetadata<RequiresAttribute>().Permission;
        return actor.May(permission) ? next(context) : throw new Forbidden(T("Åtkomstnyckelns roller räcker inte till det här."));
    }

    private static ValueTask<object?> RequireMunicipality(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.RequestServices.GetRequiredService<CurrentMunicipality>().IsKnown
            ? next(context)
            : throw new NotFound(T("Adressen hör inte till någon kommun."));
}
