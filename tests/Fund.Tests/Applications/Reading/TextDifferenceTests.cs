using System.Diagnostics;
using CsCheck;
using Fund.Applications.Reading;
using Fund.Documents.Content;
using Shouldly;
using Xunit;

namespace Fund.Tests.Applications.Reading;

/// <summary>Two texts, and two tables, against each other: nothing is lost, and what is marked is what differs.</summary>
public sealed class TextDifferenceTests
{
    private static readonly string[] Pieces = ["värd", "möter", "å", " ", "  ", "\n", ".", "😀", "1 200", "-"];

    [Theory]
    [InlineData(
        "Två värdar möter hyresgäster.",
        "Två trygghetsvärdar möter hyresgäster tidigt.",
        "Två [-värdar][+trygghetsvärdar] möter hyresgäster[+ tidigt]."
    )]
    [InlineData("Samma text.", "Samma text.", "Samma text.")]
    [InlineData("", "Ny text.", "[+Ny text.]")]
    [InlineData("Gammal text.", "", "[-Gammal text.]")]
    [InlineData("Helt annan mening här.", "Nya ord.", "[-Helt annan mening här][+Nya ord].")]
    [InlineData("Rad ett\nRad två", "Rad ett\nRad tre", "Rad ett\nRad [-två][+tre]")]
    [InlineData("gamla orden står", "nya ting står", "[-gamla orden][+nya ting] står")]
    public void Words_that_differ_are_marked_in_their_place(string older, string newer, string expected) =>
        Written(TextDifference.Of(older, newer)).ShouldBe(expected);

    [Fact]
    public void Whatever_is_compared_both_texts_can_be_read_out_of_it() =>
        Gen.Select(Text(), Text())
            .Sample(
                (older, newer) =>
                {
                    var runs = TextDifference.Of(older, newer);
                    string.Concat(runs.Where(run => run.Mark != PaperMark.Removed).Select(run => run.Text)).ShouldBe(newer);
                    string.Concat(runs.Where(run => run.Mark != PaperMark.Added).Select(run => run.Text)).ShouldBe(older);
                }
            );

    [Fact]
    public void The_longest_texts_that_have_nothing_in_common_are_compared_in_a_moment()
    {
        var (older, newer) = (Words("å", 50_000), Words("ö", 50_000));
        var clock = Stopwatch.StartNew();

        var runs = TextDifference.Of(older, newer);

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        string.Concat(runs.Where(run => run.Mark != PaperMark.Removed).Select(run => run.Text)).ShouldBe(newer);

        static string Words(string letter, int count) =>
            string.Join(' ', Enumerable.Range(0, count / 2).Select(n => n % 20 == 19 ? $"{letter}{n}\n" : $"{letter}{n}"));
    }

    [Fact]
    public void Rows_are_the_same_new_gone_or_changed_in_a_cell()
    {
        var rows = RowsDifference.Of(
            [
                ["Värdar", "430 000"],
                ["Lokaler", "180 000"],
                ["Resor", "10 000"],
            ],
            [
                ["Värdar", "430 000"],
                ["Lokaler", "130 000"],
                ["Utbildning", "60 000"],
            ]
        );

        rows.Select(row => row.Mark).ShouldBe([PaperMark.Same, PaperMark.Changed, PaperMark.Removed, PaperMark.Added]);
        Written(rows[1].Cells[0]).ShouldBe("Lokaler");
        Written(rows[1].Cells[1]).ShouldBe("[-180 000] [+130 000]");
        Written(rows[2].Cells[0]).ShouldBe("[-Resor]");
        Written(rows[3].Cells[1]).ShouldBe("[+60 000]");
    }

    [Fact]
    public void Whatever_rows_are_compared_both_tables_can_be_read_out_of_it()
    {
        var cell = Gen.Int[0, 4].Select(n => new[] { "a", "b", "c", "", "d\ne" }[n]);
        var table = Gen.Select(cell, cell, (x, y) => (IReadOnlyList<string>)["x" + x, y]).Array[0, 6];
        Gen.Select(table, table)
            .Sample(
                (older, newer) =>
                {
                    var rows = RowsDifference.Of(older, newer);
                    Told(rows, PaperMark.Removed).ShouldBe(newer.Select(row => string.Join('|', row)));
                    Told(rows, PaperMark.Added).ShouldBe(older.Select(row => string.Join('|', row)));
                }
            );

        // The rows as one of the two versions has them; between two values of a cell stands a blank that is neither's.
        static IEnumerable<string> Told(IReadOnlyList<PaperRow> rows, PaperMark without) =>
            rows.Where(row => row.Mark != without)
                .Select(row =>
                    string.Join(
                        '|',
                        row.Cells.Select(cell =>
                            string.Concat(
                                cell.Where(run => run.Mark != without && !(cell.Count == 3 && run.Text == " ")).Select(run => run.Text)
                            )
                        )
                    )
                );
    }

    private static Gen<string> Text() =>
        Gen.Int[0, Pieces.Length - 1].Array[0, 30].Select(chosen => string.Concat(chosen.Select(n => Pieces[n])));

    private static string Written(IReadOnlyList<PaperRun> runs) =>
        string.Concat(
            runs.Select(run =>
                run.Mark switch
                {
                    PaperMark.Added => $"[+{run.Text}]",
                    PaperMark.Removed => $"[-{run.Text}]",
                    _ => run.Text,
                }
            )
        );
}
