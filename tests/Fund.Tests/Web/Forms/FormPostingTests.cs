using CsCheck;
using Fund.Contracts.Messages;
using Fund.Web.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Shouldly;
using Xunit;

namespace Fund.Tests.Web.Forms;

public sealed class FormPostingTests
{
    private static readonly FormView Definition = new([
        new(
            "s",
            "Avsnitt",
            [
                new()
                {
                    Key = "purpose",
                    Label = "Syfte",
                    Kind = FormViewKind.LongText,
                    Value = "sparat",
                },
                new()
                {
                    Key = "amount",
                    Label = "Belopp",
                    Kind = FormViewKind.Amount,
                },
                new()
                {
                    Key = "groups",
                    Label = "Målgrupp",
                    Kind = FormViewKind.Choices,
                    Choices = [new("barn", "Barn"), new("unga", "Unga")],
                    Values = ["barn"],
                },
                new()
                {
                    Key = "costs",
                    Label = "Kostnader",
                    Kind = FormViewKind.Rows,
                    Columns = [new("what", "Vad"), new("amount", "Belopp", FormViewKind.Amount)],
                },
                new()
                {
                    Key = "hidden",
                    Label = "Frågas inte",
                    Kind = FormViewKind.Text,
                    Value = "kvar",
                    Visible = false,
                },
                new()
                {
                    Key = "file",
                    Label = "Bilaga",
                    Kind = FormViewKind.Document,
                },
            ]
        ),
    ]);

    [Fact]
    public void Answers_are_what_was_typed_and_rows_are_json()
    {
        var posted = Post(
            ("answers[purpose]", " två\r\nrader "),
            ("answers[amount]", " 1 200 000 "),
            ("answers[groups]", "unga"),
            ("answers[costs][0][what]", "Lön"),
            ("answers[costs][0][amount]", "600 000"),
            ("answers[costs][1][what]", " "),
            ("answers[costs][1][amount]", "")
        );

        var read = FormPosting.Read(Definition, posted);

        read.Answers["purpose"].ShouldBe(" två\r\nrader ");
        read.Answers["amount"].ShouldBe("1 200 000");
        read.Answers["groups"].ShouldBe("""["unga"]""");
        read.Answers["costs"].ShouldBe("""[{"what":"Lön","amount":"600 000"}]""");
    }

    [Fact]
    public void What_is_not_asked_or_not_in_the_form_is_not_read()
    {
        var read = FormPosting.Read(Definition, Post(("answers[hidden]", "smuget in"), ("answers[granted]", "1"), ("answers[file]", "x")));

        read.Answers.Keys.ShouldBe(["purpose", "amount", "groups", "costs"], ignoreOrder: true);
        read.Form.Fields.Single(field => field.Key == "hidden").Value.ShouldBe("kvar");
    }

    [Fact]
    public void Unticking_everything_clears_the_answer()
    {
        FormPosting.Read(Definition, Post()).Answers["groups"].ShouldBeNull();
    }

    [Fact]
    public void Request_id_and_version_come_back()
    {
        var id = Guid.NewGuid();
        var read = FormPosting.Read(Definition, Post(("requestId", id.ToString()), ("version", "17")));

        (read.RequestId, read.Version).ShouldBe((id, "17"));
    }

    [Fact]
    public void A_row_is_added_and_taken_away_without_losing_the_others()
    {
        var typed = FormPosting.Read(Definition, Post(("answers[costs][0][what]", "Lön"), ("answers[costs][1][what]", "Resor"))).Form;

        var added = FormPosting.AddRow(typed, "costs");
        added.Fields.Single(field => field.Key == "costs").Rows.Count.ShouldBe(3);
        var removed = FormPosting.RemoveRow(added, "costs", 0);
        removed.Fields.Single(field => field.Key == "costs").Rows.Select(row => row.GetValueOrDefault("what")).ShouldBe(["Resor", null]);
    }

    [Fact]
    public void The_first_added_row_comes_after_the_empty_one_that_the_page_already_shows()
    {
        FormPosting.AddRow(Definition, "costs").Fields.Single(field => field.Key == "costs").Rows.Count.ShouldBe(2);
    }

    [Fact]
    public void Findings_stand_at_their_fields_and_cells()
    {
        var form = FormPosting.WithFindings(
            Definition,
            [new Finding("Skriv syftet.", "A-24", "purpose"), new Finding("Skriv beloppet.", Field: "costs[0][amount]")]
        );

        form.Fields.Single(field => field.Key == "purpose").Error.ShouldBe("Skriv syftet.");
        form.Fields.Single(field => field.Key == "costs").CellErrors["0.amount"].ShouldBe("Skriv beloppet.");
        form.Errors().Select(error => error.Id).ShouldBe(["purpose", "costs_0_amount"]);
    }

    [Fact]
    public void An_answer_in_an_unknown_shape_shows_an_empty_field_and_no_fault()
    {
        foreach (var broken in new[] { "inte json", "{}", "[1", "[[]]" })
        {
            FormPosting
                .Fill(Definition, new Dictionary<string, string?> { ["costs"] = broken })
                .Fields.Single(field => field.Key == "costs")
                .Rows.ShouldBeEmpty();
        }
    }

    [Fact]
    public void Any_rows_survive_store_show_and_post()
    {
        Gen.Select(Gen.String, Gen.String)
            .Array[1, 6]
            .Sample(
                cells =>
                {
                    var fields = cells.SelectMany(
                        (cell, row) =>
                            new[] { ($"answers[costs][{row}][what]", cell.Item1), ($"answers[costs][{row}][amount]", cell.Item2) }
                    );
                    var read = FormPosting.Read(Definition, Post([.. fields]));
                    var shown = FormPosting.Fill(Definition, read.Answers).Fields.Single(field => field.Key == "costs").Rows;
                    var expected = cells
                        .Where(cell => cell.Item1.Trim().Length + cell.Item2.Trim().Length > 0)
                        .Select(cell => (cell.Item1.Trim(), cell.Item2.Trim()));
                    shown.Select(row => (row["what"], row["amount"])).ShouldBe(expected);
                },
                iter: 10_000
            );
    }

    private static FormCollection Post(params (string Name, string Value)[] fields) =>
        new(fields.ToDictionary(field => field.Name, field => new StringValues(field.Value)));
}
