using System.Text.Json;
using Fund.Applications.Forms;
using Fund.Host.Demonstrations;
using Fund.Process.Profiles;
using Fund.Tests.Running;
using Xunit;

namespace Fund.Tests.Journeys;

/// <summary>A house to itself for a class of journeys, since they move its clock: both demonstration municipalities on one host.</summary>
public class JourneyFixture(FundFixture fund) : IAsyncLifetime
{
    private House? house;

    internal FundApplication Application => house!.Application;

    internal TestDatabase Database => house!.Database;

    /// <summary>Settings of the house beside the usual ones; with any, the house is built for this class alone.</summary>
    private protected virtual IReadOnlyList<string> Settings => [];

    public virtual async ValueTask InitializeAsync() => house = await fund.Houses.BorrowAsync(Settings);

    /// <summary>A municipality from a document.</summary>
    internal Task<MunicipalityInTest> StartDocumentAsync(string document) => house!.StartMunicipalityAsync(document);

    /// <summary>A demonstration municipality as its package starts it.</summary>
    internal virtual Task<MunicipalityInTest> StartAsync(string plugin)
    {
        var package = Directory.GetDirectories(Path.Combine(TestFiles.PluginFolder, plugin)).Single();
        return StartDocumentAsync(DemonstrationSeed.WithProfiles(Path.Combine(package, "demonstration.json")));
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
        if (house is not null)
        {
            await fund.Houses.GiveBackAsync(house, forOthers: Settings.Count == 0);
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
