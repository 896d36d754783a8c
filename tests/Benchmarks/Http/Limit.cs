using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Benchmarks.Http;

/// <summary>
/// The limit: what the same machine does when somebody writes these four answers by hand and nothing else. Kestrel, Npgsql with as large a
/// pool and as the same role, the municipality set, everything read in one batch that is one transaction, and as much HTML or JSON written.
/// It knows who asks without being told, has no pipeline, no profile and no pages.
/// </summary>
internal sealed class Limit : IAsyncDisposable
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.Default, SkipValidation = true };

    private readonly WebApplication app;
    private readonly NpgsqlDataSource database;
    private readonly int municipality;
    private readonly Patterns patterns;

    private Limit(string connectionString, int municipality, Patterns patterns)
    {
        (this.municipality, this.patterns) = (municipality, patterns);
        database = new NpgsqlDataSourceBuilder(
            new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 50, ApplicationName = "Limit" }.ConnectionString
        ).Build();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapGet("/list", ListPageAsync);
        app.MapGet("/cases", ListAsync);
        app.MapGet("/cases/{number}", CaseAsync);
        app.MapGet("/fund", FundPageAsync);
    }

    public Uri Address => new(app.Urls.First());

    public static async Task<Limit> StartAsync(string connectionString, int municipality, Patterns patterns)
    {
        var limit = new Limit(connectionString, municipality, patterns);
        await limit.app.StartAsync();
        return limit;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await database.DisposeAsync();
    }

    private async Task ListPageAsync(HttpContext context)
    {
        await using var rows = await ReadAsync(
            context,
            HandWrittenSql.PersonBySubject,
            Product.Coordinator,
            HandWrittenSql.Board,
            Product.Coordinator
        );
        await rows.NextResultAsync();
        var persons = new List<(string Name, string Role)>();
        while (await rows.ReadAsync())
        {
            persons.Add((rows.GetString(1), rows.GetString(2)));
        }

        await rows.NextResultAsync();
        await rows.NextResultAsync();
        var page = new StringWriter();
        page.Write(patterns.ListPage.Before);
        while (await rows.ReadAsync())
        {
            WriteRow(page, rows, persons);
        }

        page.Write(patterns.ListPage.After);
        await AnswerAsync(context, "text/html; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(page.ToString()));
    }

    private static void WriteRow(StringWriter page, NpgsqlDataReader row, List<(string Name, string Role)> persons)
    {
        var number = row.GetString(0);
        var role = row.GetString(4);
        page.Write(
            "<tr role=\"row\"><td role=\"cell\" data-label=\"Välj\"><input class=\"ds-input\" type=\"checkbox\" name=\"chosen\" value=\""
        );
        page.Write(number);
        page.Write("\"\n                                aria-label=\"Välj ");
        page.Write(number);
        page.Write(", ");
        Html.Encode(page, row.GetString(1));
        page.Write("\" /></td>\n                            <th scope=\"row\" role=\"rowheader\"><a class=\"ds-link\"");
        page.Write("\n                                href=\"/lingonby/arenden/");
        page.Write(number);
        page.Write("\">");
        Html.Encode(page, row.GetString(1));
        page.Write("</a> <span class=\"fund-muted\">");
        page.Write(number);
        page.Write("</span></th>\n                                ");
        Cell(page, "Enhet", row.GetString(2));
        Cell(page, "Läge", row.GetString(3), "<span class=\"ds-tag\" data-color=\"success\">", "</span>");
        Cell(page, "Vems tur", persons.First(person => person.Role == role).Name);
        var due = row.GetFieldValue<DateOnly>(5).ToString("yyyy-MM-dd", null);
        Cell(page, "Senast", due, $"<span class=\"fund-late\"><time datetime=\"{due}\">", "</time> <span>försenat</span></span>");
        for (var column = 6; column < 9; column++)
        {
            Cell(page, "Sökt", row.IsDBNull(column) ? "–" : (row.GetInt64(column) / 100).ToString("N0", null));
        }

        page.Write("</tr>\n                    ");
    }

    private static void Cell(StringWriter page, string label, string text, string before = "", string after = "")
    {
        page.Write("<td role=\"cell\" data-label=\"");
        page.Write(label);
        page.Write("\" class=\"\">");
        page.Write(before);
        Html.Encode(page, text);
        page.Write(after);
        page.Write("</td>\n                                ");
    }

    private async Task FundPageAsync(HttpContext context)
    {
        await using var rows = await ReadAsync(context, HandWrittenSql.PersonBySubject, Product.Coordinator, HandWrittenSql.Fund, null);
        var balances = new List<(string Kind, long Amount)>();
        var available = 0L;
        while (await rows.ReadAsync())
        {
            balances.Add((rows.GetString(0), rows.GetInt64(1)));
            available += rows.GetString(2) == "Available" ? rows.GetInt64(1) : 0;
        }

        await rows.NextResultAsync();
        await rows.ReadAsync();
        await rows.NextResultAsync();
        var page = new StringWriter();
        page.Write(patterns.FundPage.Before);
        for (var n = 0; n < 50 && await rows.ReadAsync(); n++)
        {
            var day = rows.GetFieldValue<DateTimeOffset>(0).ToString("yyyy-MM-dd", null);
            var amount = rows.GetInt64(5) / 100;
            page.Write("<tr><td><time datetime=\"");
            page.Write(day);
            page.Write("\">");
            page.Write(day);
            page.Write("</time></td><td>");
            Html.Encode(page, rows.GetString(1));
            page.Write("</td><td><a class=\"ds-link\" href=\"/lingonby/arenden/");
            page.Write(rows.IsDBNull(6) ? "" : rows.GetString(6));
            page.Write("/ekonomi\">");
            Html.Encode(page, rows.IsDBNull(7) ? "" : rows.GetString(7));
            page.Write("</a><span class=\"fund-sub\">");
            page.Write(rows.IsDBNull(6) ? "" : rows.GetString(6));
            page.Write("</span></td><td>");
            page.Write(rows.GetInt32(2));
            page.Write("</td><td>");
            Html.Encode(page, rows.GetString(3));
            page.Write("</td><td>");
            Html.Encode(page, rows.GetString(4));
            page.Write("</td><td class=\"fund-number\">-");
            page.Write(amount);
            page.Write("&#xA0;kr</td><td class=\"fund-number\">");
            page.Write(available / 100);
            page.Write("&#xA0;kr</td></tr>\n");
            available += amount;
        }

        page.Write(balances.Count > 0 ? patterns.FundPage.After : "");
        await AnswerAsync(context, "text/html; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(page.ToString()));
    }

    private async Task ListAsync(HttpContext context)
    {
        await using var rows = await ReadAsync(context, HandWrittenSql.PersonByToken, patterns.TokenHash, HandWrittenSql.List, null);
        using var body = new MemoryStream();
        await using (var json = new Utf8JsonWriter(body, Plain))
        {
            json.WriteStartObject();
            json.WriteStartArray("rows");
            var last = "";
            for (var n = 0; n < 50 && await rows.ReadAsync(); n++)
            {
                last = rows.GetString(0);
                json.WriteStartObject();
                json.WriteString("caseNumber", last);
                json.WriteString("registryNumber", rows.IsDBNull(1) ? null : rows.GetString(1));
                json.WriteString("title", rows.GetString(2));
                json.WriteString("leadUnit", rows.GetString(3));
                json.WriteString("stage", rows.GetString(4));
                json.WriteString("stageName", rows.GetString(4));
                json.WriteString("stageKind", "Running");
                json.WriteString("openedOn", rows.GetFieldValue<DateOnly>(5).ToString("yyyy-MM-dd", null));
                json.WriteString("receivedOn", rows.IsDBNull(6) ? null : rows.GetFieldValue<DateOnly>(6).ToString("yyyy-MM-dd", null));
                json.WriteString("ruleVersion", rows.GetString(7));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("next", last);
            json.WriteEndObject();
        }

        await AnswerAsync(context, "application/json; charset=utf-8", body.ToArray());
    }

    private async Task CaseAsync(HttpContext context)
    {
        await using var rows = await ReadAsync(
            context,
            HandWrittenSql.PersonByToken,
            patterns.TokenHash,
            HandWrittenSql.Case,
            (string)context.Request.RouteValues["number"]!
        );
        await rows.ReadAsync();
        using var body = new MemoryStream();
        await using (var json = new Utf8JsonWriter(body, Plain))
        {
            json.WriteStartObject();
            json.WriteString("caseNumber", rows.GetString(1));
            json.WriteString("registryNumber", rows.IsDBNull(2) ? null : rows.GetString(2));
            json.WriteString("title", rows.GetString(3));
            json.WriteString("stage", rows.GetString(4));
            json.WriteString("stageKind", rows.GetString(5));
            json.WriteString("ruleVersion", rows.GetString(6));
            json.WriteString("openedOn", rows.GetFieldValue<DateOnly>(7).ToString("yyyy-MM-dd", null));
            json.WriteString("receivedOn", rows.IsDBNull(8) ? null : rows.GetFieldValue<DateOnly>(8).ToString("yyyy-MM-dd", null));
            json.WriteString("projectCode", rows.IsDBNull(9) ? null : rows.GetString(9));
            json.WriteNumber("version", rows.GetFieldValue<uint>(10));
            json.WriteStartArray("participants");
            await rows.NextResultAsync();
            while (await rows.ReadAsync())
            {
                json.WriteStartObject();
                json.WriteString("unitKey", rows.GetString(0));
                json.WriteString("name", rows.GetString(1));
                json.WriteString("kind", rows.GetString(2));
                json.WriteBoolean("lead", rows.GetBoolean(3));
                json.WriteBoolean("byResult", rows.GetBoolean(4));
                json.WriteBoolean("byCost", rows.GetBoolean(5));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            while (await rows.NextResultAsync())
            {
                while (await rows.ReadAsync())
                {
                    for (var column = 0; column < rows.FieldCount; column++)
                    {
                        if (!rows.IsDBNull(column))
                        {
                            rows.GetValue(column);
                        }
                    }
                }
            }

            // What the product works out of its rules, as it would be kept ready.
            json.WriteRawValue(patterns.CaseRest, skipInputValidation: true);
            json.WriteEndObject();
        }

        await AnswerAsync(context, "application/json; charset=utf-8", body.ToArray());
    }

    // The municipality, who asks, and the data: one batch, which is one transaction.
    private async Task<NpgsqlDataReader> ReadAsync(
        HttpContext context,
        string person,
        string known,
        IReadOnlyList<string> statements,
        string? about
    )
    {
        var connection = await database.OpenConnectionAsync(context.RequestAborted);
        context.Response.RegisterForDisposeAsync(connection);
        var batch = new NpgsqlBatch(connection);
        context.Response.RegisterForDisposeAsync(batch);
        batch.BatchCommands.Add(
            new NpgsqlBatchCommand(HandWrittenSql.SetMunicipality)
            {
                Parameters =
                {
                    new NpgsqlParameter<string> { TypedValue = municipality.ToString(null, null) },
                    new NpgsqlParameter<int> { TypedValue = municipality },
                },
            }
        );
        batch.BatchCommands.Add(new NpgsqlBatchCommand(person) { Parameters = { new NpgsqlParameter<string> { TypedValue = known } } });
        foreach (var statement in statements)
        {
            var command = new NpgsqlBatchCommand(statement);
            if (about is not null && statement.Contains("$1", StringComparison.Ordinal))
            {
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = about });
            }

            batch.BatchCommands.Add(command);
        }

        var rows = await batch.ExecuteReaderAsync(context.RequestAborted);
        await rows.NextResultAsync();
        if (!await rows.ReadAsync())
        {
            throw new InvalidOperationException("The coordinator is not there.");
        }

        await rows.NextResultAsync();
        return rows;
    }

    private static Task AnswerAsync(HttpContext context, string type, byte[] body)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body).AsTask();
    }
}

/// <summary>What the hand-written answers have around their rows, taken from the product's own so that equally much is sent.</summary>
/// <param name="TokenHash">What is kept of the coordinator's token.</param>
/// <param name="ListPage">The list's page around its rows.</param>
/// <param name="FundPage">The fund's page around its rows.</param>
/// <param name="CaseRest">What a case's answer has that is worked out of the rules.</param>
internal sealed record Patterns(string TokenHash, Around ListPage, Around FundPage, string CaseRest);

/// <summary>A page before and after the rows of its table.</summary>
internal sealed record Around(string Before, string After)
{
    public static Around Of(string page)
    {
        var begins = page.IndexOf('>', page.LastIndexOf("<tbody", StringComparison.Ordinal)) + 1;
        return new Around(page[..begins], page[page.LastIndexOf("</tbody>", StringComparison.Ordinal)..]);
    }
}
