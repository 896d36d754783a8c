using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Evaluation.Persistence;

/// <summary>Texts by key that the profile decides, such as the sections of an evaluation, in one column.</summary>
internal static class TextColumns
{
    public static void IsTexts(this PropertyBuilder<Dictionary<string, string>> property) =>
        property
            .HasColumnType("jsonb")
            .HasConversion(
                texts => JsonSerializer.Serialize(texts, JsonSerializerOptions.Web),
                json => JsonSerializer.Deserialize<Dictionary<string, string>>(json, JsonSerializerOptions.Web)!,
                new ValueComparer<Dictionary<string, string>>(
                    (a, b) => a!.Count == b!.Count && !a.Except(b).Any(),
                    texts => texts.Count,
                    texts => texts.ToDictionary()
                )
            );
}
