using System.Text.Json;
using Fund.Applications.Forms;
using Fund.Host.Seeding;
using Fund.Platform.Persistence;
using Fund.Process.Profiles;
using Fund.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fund.Tests.Journeys;

/// <summary>A house of its own for the journeys, since they move its clock: both demonstration municipalities on one host.</summary>
public class JourneyFixture : IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private FundApplication? application;

    internal FundApplication Application => application!;

    /// <summary>Settings of the house beside the usual ones.</summary>
    private protected virtual IReadOnlyList<string> Settings => [];

    public virtual async ValueTask InitializeAsync()
    {
        await database.CreateAsync();
        application = new FundApplication(database, [.. Settings]);
        await application.Services.GetRequiredService<Migrator>().RunAsync(database.Owner, CancellationToken.None);
        await application.StartAsync();
    }

    internal TestDatabase Database => database;

    /// <summary>A municipality from a document.</summary>
    internal async Task<MunicipalityInTest> StartDocumentAsync(string document) =>
        new(Application, await MunicipalityStart.RunAsync(Application.Services, document, CancellationToken.None));

    /// <summary>A demonstration municipality as its package starts it.</summary>
    internal virtual async Task<MunicipalityInTest> StartAsync(string plugin)
    {
        var package = Directory.GetDirectories(Path.Combine(Documents.PluginFolder, plugin)).Single();
        return new MunicipalityInTest(
            Application,
            await MunicipalityStart.RunAsync(
                Application.Services,
                DemonstrationSeed.WithProfiles(Path.Combine(package, "demonstration.json")),
                CancellationToken.None
            )
        );
    }

    internal Task ItIsAsync(int year, int month, int day) =>
        Application.MoveClockAsync(new DateTimeOffset(year, month, day, 7, 0, 0, TimeSpan.Zero));

    /// <summary>Answers for every question of a form, so that a test states only the ones it is about.</summary>
    internal static Dictionary<string, string?> AnswersTo(CaseFormView form, params (string Key, string Value)[] own)
    {
        var answers = form
            .Sections.SelectMany(s => s.Fields)
            .ToDictionary(f => f.Field.Key, f => (string?)Some(f.Field, form.Units[0].Key));
        foreach (var (key, value) in own)
        {
            answers[key] = value;
        }

        return answers;
    }

    public virtual async ValueTask DisposeAsync()
    {
        try
        {
            if (application is not null)
            {
                await application.ProveAsync();
            }
        }
        finally
        {
            if (application is not null)
            {
                await application.DisposeAsync();
            }

            await database.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    private static string Some(Field field, string unit) =>
        field.Kind switch
        {
            FieldKind.Amount => "1 200 000",
            FieldKind.Date => "2026-06-01",
            FieldKind.Year => "2026",
            FieldKind.Number => "3",
            FieldKind.YesNo => "no",
            FieldKind.Choice => field.Choices[0].Key,
            FieldKind.Choices => JsonSerializer.Serialize(new[] { field.Choices[0].Key }),
            FieldKind.Rows => JsonSerializer.Serialize(new[] { field.Columns.ToDictionary(c => c.Key, c => Cell(c, unit)) }),
            _ => "Vi beskriver det här med några ord.",
        };

    private static string Cell(Column column, string unit) =>
        column.Kind switch
        {
            ColumnKind.Amount => "100 000",
            ColumnKind.Year => "2027",
            ColumnKind.Number => "10",
            ColumnKind.Date => "2026-03-01",
            ColumnKind.Unit => unit,
            ColumnKind.Choice => column.Choices[0].Key,
            _ => "text",
        };
}
