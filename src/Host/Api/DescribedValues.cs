using Fund.Contracts.Values;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Fund.Host.Api;

/// <summary>Describes values that are written in one word: an amount is a whole number of öre, an identity a UUID.</summary>
internal sealed class DescribedValues : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(Money))
        {
            (schema.Type, schema.Format, schema.Description) = (JsonSchemaType.Integer, "int64", T("Hela öre."));
        }
        else if (type == typeof(CaseId) || type == typeof(PersonId))
        {
            (schema.Type, schema.Format) = (JsonSchemaType.String, "uuid");
        }

        return Task.CompletedTask;
    }
}
