using System.Text.Json;
using Fund.Applications.Answers;
using Fund.Process.Profiles;
using Fund.Tests.Process;
using Shouldly;
using Xunit;

namespace Fund.Tests.Applications.Answers;

/// <summary>What is stored is read as people write it, whatever the question and in whatever form.</summary>
public sealed class AnswerWordsTests
{
    [Theory]
    [InlineData(ColumnKind.Number, "10.5", "10,5")]
    [InlineData(ColumnKind.Number, "10.50", "10,50")]
    [InlineData(ColumnKind.Number, "12400", "12\u00A0400")]
    [InlineData(ColumnKind.Number, "-3", "\u22123")]
    [InlineData(ColumnKind.Amount, "1200000.00", "1\u00A0200\u00A0000\u00A0kr")]
    [InlineData(ColumnKind.Year, "2027", "2027")]
    [InlineData(ColumnKind.Unit, "kultur", "Kulturnämnden")]
    [InlineData(ColumnKind.Unit, "nedlagd", "nedlagd")]
    [InlineData(ColumnKind.Choice, "quarterly", "Varje kvartal")]
    [InlineData(ColumnKind.Text, "10.5", "10.5")]
    [InlineData(ColumnKind.Number, null, "")]
    public void A_cell_is_read_as_it_is_written(ColumnKind kind, string? stored, string read) =>
        AnswerWords
            .Of(
                new Column("a", "A", kind) { Choices = [new Choice("quarterly", "Varje kvartal")] },
                stored,
                new Dictionary<string, string> { ["kultur"] = "Kulturnämnden" }
            )
            .ShouldBe(read);

    // Every choice of every form of every profile, asked for or in a table: no key is ever read.
    [Fact]
    public void No_key_of_a_choice_is_read()
    {
        var seen = 0;
        foreach (var profile in Profiles())
        {
            foreach (var field in profile.Forms.SelectMany(form => form.Fields))
            {
                foreach (var choice in field.Choices)
                {
                    var stored = field.Kind == FieldKind.Choices ? JsonSerializer.Serialize(new[] { choice.Key }) : choice.Key;
                    AnswerWords.Of(field, stored).ShouldBe(choice.Label);
                    seen++;
                }

                foreach (var column in field.Columns)
                {
                    foreach (var choice in column.Choices)
                    {
                        AnswerWords.Of(column, choice.Key, new Dictionary<string, string>()).ShouldBe(choice.Label);
                        seen++;
                    }
                }
            }
        }

        seen.ShouldBeGreaterThan(20);
    }

    internal static IEnumerable<Profile> Profiles() =>
        [Guidelines.Alvesta, Guidelines.Uppsala, .. Guidelines.MadeUp.Values.Select(json => ProfileReader.ReadValid(json))];
}
