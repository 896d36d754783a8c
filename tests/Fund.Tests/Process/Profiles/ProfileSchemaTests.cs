using System.Text.Json.Nodes;
using Fund.Host.Api;
using Fund.Process.Profiles;
using Json.Schema;
using Shouldly;
using Xunit;

namespace Fund.Tests.Process.Profiles;

/// <summary>The published schema says the same as the reading.</summary>
public sealed class ProfileSchemaTests
{
    private static readonly string Text = ProfileSchemaDocument.Text(Fund.Host.Modules.All());
    private static readonly JsonSchema Schema = JsonSchema.FromText(Text);

    public static readonly TheoryData<string, string> Misspelt = new()
    {
        { "\"severity\": \"warning\"", "\"severty\": \"warning\"" },
        { "\"kind\": \"longText\"", "\"kind\": \"longtext\"" },
        { "\"is\": \"signedByAllAffected\"", "\"is\": \"signedByAllAfected\"" },
        { "\"SubmitIdea\": {", "\"SubmitIdee\": {" },
        { "\"severity\": \"warning\"", "\"severity\": \"warnin\"" },
        { "\"date\": \"meetingOn\"", "\"date\": \"metingOn\"" },
        { "\"turn\": \"coordinator\"", "\"turn\": \"koordinator\"" },
        { "\"code\": \"2015\",", "" },
        { "\"required\": true", "\"required\": \"ja\"" },
    };

    [Fact(DisplayName = "F-42 Every guideline that the product reads is valid under the published schema")]
    public void What_is_read_is_valid()
    {
        foreach (var json in new[] { Guidelines.AlvestaJson, Guidelines.UppsalaJson }.Concat(Guidelines.MadeUp.Values))
        {
            ProfileReader.Read(json).Errors.ShouldBeEmpty();
            var result = Evaluate(json);
            result.IsValid.ShouldBeTrue(
                string.Join(
                    '\n',
                    result
                        .Details!.Where(d => d.Errors is not null)
                        .Select(d => $"{d.InstanceLocation} {string.Join(' ', d.Errors!.Values)}")
                        .Take(10)
                )
            );
        }
    }

    [Theory(DisplayName = "F-42 A misspelt guideline is not valid under the published schema, and is not read")]
    [MemberData(nameof(Misspelt))]
    public void What_is_misspelt_is_not_valid(string right, string wrong)
    {
        var at = Guidelines.UppsalaJson.IndexOf(right, StringComparison.Ordinal);
        at.ShouldBeGreaterThan(0);
        var document = Guidelines.UppsalaJson.Remove(at, right.Length).Insert(at, wrong);
        Evaluate(document).IsValid.ShouldBeFalse();
        ProfileReader.Read(document, ProductWordsTests.Product).Profile.ShouldBeNull();
    }

    [Theory(DisplayName = "F-48 A rule version with its own voucher file is valid under the published schema; a misspelt one is not")]
    [MemberData(nameof(VoucherFileTests.Right), MemberType = typeof(VoucherFileTests))]
    public void A_voucher_file_is_valid(string file)
    {
        Evaluate(VoucherFileTests.With(file)).IsValid.ShouldBeTrue();
        Evaluate(VoucherFileTests.With(file.Replace("\"kind\"", "\"slag\"", StringComparison.Ordinal))).IsValid.ShouldBeFalse();
        Evaluate(VoucherFileTests.With(file.Replace("\"kind\": \"", "\"kind\": \"x", StringComparison.Ordinal))).IsValid.ShouldBeFalse();
    }

    [Fact(DisplayName = "F-42 The schema explains every type and condition, and every key that its type's sentence does not")]
    public void Everything_is_explained()
    {
        var shapes = JsonNode.Parse(Text)!["$defs"]!
            .AsObject()
            .SelectMany(type => (type.Value!["oneOf"]?.AsArray().Select(kind => kind!) ?? [type.Value!]).Select(shape => (type.Key, shape)))
            .ToList();
        shapes.Count.ShouldBeGreaterThan(50);
        shapes.Where(s => s.shape["description"] is null).Select(s => s.Key).ShouldBeEmpty();

        // A type of a few keys tells of them in its own sentence; one that tells of any key by itself tells of all.
        var silent =
            from s in shapes
            let keys = s.shape["properties"]!.AsObject().Where(key => key.Value!["const"] is null).ToList()
            where keys.Exists(key => key.Value!["description"] is not null)
            from key in keys
            where key.Value!["description"] is null
            select $"{s.Key}.{key.Key}";
        silent.ShouldBeEmpty();
    }

    private static EvaluationResults Evaluate(string json) =>
        Schema.Evaluate(
            System.Text.Json.JsonDocument.Parse(json).RootElement,
            new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true }
        );
}
