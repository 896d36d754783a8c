using Fund.Contracts.Values;
using Fund.Finance.Costs;
using Fund.Finance.Costs.Sie;
using Fund.Process.Profiles;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Costs.Sie;

public sealed class SieCostsTests
{
    private const string Vouchers = """
        #DIM 20 "Verksamhet"
        #VER A 17 20260214 "Hyra"
        {
        #TRANS 5010 {6 "P17" 1 "4711" 20 "650"} 1200.50 20260215 "Hyra februari"
        #TRANS 5010 {6 "P18"} 100.00
        #TRANS 5010 {1 "4711"} 10.00
        #TRANS 3011 {6 "P17"} -10.00
        #BTRANS 5010 {6 "P17"} 999.00
        #TRANS 1930 {} -1300.50
        }
        #VER A 18 20260301 "Kreditering"
        {
        #TRANS 5010 {6 "P17"} -200.00
        #TRANS 1930 {} 200.00
        }

        """;

    [Fact]
    public async Task A48_cost_lines_are_the_rows_on_cost_accounts_with_a_project_and_credits_are_negative()
    {
        var (costs, stage) = await ReadAsync(SieFile.Head + Vouchers);

        costs.IsWhole.ShouldBeTrue(string.Join('\n', costs.Diagnostics.Items));
        stage
            .Lines.Select(line => (line.Series, line.Number, line.VoucherLine, line.Amount.Ore, line.Project, line.Text))
            .ShouldBe([
                ("A", "17", 8, 120050L, "P17", "Hyra februari"),
                ("A", "17", 8, 10000L, "P18", "Hyra"),
                ("A", "18", 17, -20000L, "P17", "Kreditering"),
            ]);
        (costs.Lines, costs.Sum).ShouldBe((3L, new Money(110050)));
        (stage.CountOf(FileRowKind.OtherAccount), stage.CountOf(FileRowKind.WithoutProject), stage.CountOf(FileRowKind.Struck)).ShouldBe(
            (3, 1, 1)
        );
    }

    [Fact]
    public async Task The_project_dimension_and_the_accounts_are_the_municipality_s_own()
    {
        var (_, stage) = await ReadAsync(SieFile.Head + Vouchers, new() { ProjectDimension = 20, Accounts = new([new("5010", "5019")]) });
        stage.Lines.ShouldHaveSingleItem().Project.ShouldBe("650");
    }

    [Theory(DisplayName = "BAD-08 A cost on two projects is split where it is booked, never by us; the same project twice is one")]
    [InlineData("6 \"P18\" 6 \"P19\"", "Raden har två projekt, P18 och P19.")]
    [InlineData("6 \"P18\" 6 \"P18\"", null)]
    [InlineData("6 \"\" 6 \"P18\"", null)]
    public async Task Two_projects_on_a_row(string objects, string? told)
    {
        var (costs, stage) = await ReadAsync(SieFile.Head + Vouchers.Replace("6 \"P18\"", objects, StringComparison.Ordinal));
        costs.IsWhole.ShouldBe(told is null);
        if (told is null)
        {
            stage.Lines.ShouldContain(line => line.Project == "P18" && line.Amount.Ore == 10_000);
        }
        else
        {
            string.Join('\n', costs.Diagnostics.Items).ShouldContain(told);
        }
    }

    [Fact]
    public async Task BAD08_one_unbalanced_voucher_last_keeps_no_line_at_all()
    {
        var (costs, stage) = await ReadAsync(SieFile.Head + Vouchers + "#VER A 19 20260301\n{\n#TRANS 5010 {6 \"P17\"} 1.00\n}\n");
        costs.IsWhole.ShouldBeFalse();
        stage.Discarded.ShouldBeTrue();
        stage.Rows.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("3")]
    public async Task Types_1_to_3_hold_balances_only_and_are_refused_in_words(string type)
    {
        var (costs, stage) = await ReadAsync(
            SieFile.Head.Replace("#SIETYP 4", "#SIETYP " + type, StringComparison.Ordinal) + "#UB 0 1930 5.00\n"
        );
        costs.IsWhole.ShouldBeFalse();
        stage.Discarded.ShouldBeTrue();
        costs
            .Diagnostics.Items.ShouldHaveSingleItem()
            .Reason.ShouldBe(
                $"Filen är en SIE-fil av typ {type} och innehåller bara saldon. Kostnader hämtas ur verifikationer: exportera typ 4."
            );
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("0")]
    public async Task A_voucher_without_number_is_not_booked_and_cannot_be_a_cost(string number)
    {
        var (costs, _) = await ReadAsync(
            SieFile.Head
                + $"#VER \"\" {number} 20260101\n{{\n#TRANS 5010 {{6 \"P1\"}} 1\n#TRANS 5010 {{6 \"P1\"}} 1\n#TRANS 1930 {{}} -2\n}}\n"
        );
        costs.IsWhole.ShouldBeFalse();
        costs
            .Diagnostics.Items.ShouldHaveSingleItem()
            .ToString()
            .ShouldBe("Rad 7, #VER vernr: Verifikationen saknar nummer och är alltså inte bokförd än. Exportera typ 4E efter bokföringen.");
    }

    [Fact]
    public async Task A_failing_stream_discards_what_was_staged()
    {
        var stage = new StageInMemory();
        await Should.ThrowAsync<IOException>(() =>
            SieCosts.ReadAsync(
                new Broken(SieFile.Pc8.GetBytes(SieFile.Head + Vouchers)),
                new(),
                stage,
                FileEncoding.Pc8,
                TestContext.Current.CancellationToken
            )
        );
        stage.Discarded.ShouldBeTrue();
        stage.Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task BAD10_a_code_is_the_same_code_whichever_way_its_letters_are_spelled()
    {
        var stage = new StageInMemory();
        var file = SieFile.Of(
            SieFile.Head + "#VER A 1 20260101\n{\n#TRANS 5010 {6 \" A\u030A1 \"} 1\n#TRANS 1930 {} -1\n}\n",
            new System.Text.UTF8Encoding(false)
        );
        await SieCosts.ReadAsync(file, new(), stage, null, TestContext.Current.CancellationToken);
        stage.Lines.ShouldHaveSingleItem().Project.ShouldBe("Å1");
    }

    [Theory(DisplayName = "BAD-08 What a voucher is known by refuses the file when it is too long, told with its line")]
    [InlineData("#VER A 1", "#VER {20} 1", "Rad 7, #VER serie", 20)]
    [InlineData("#VER A 1", "#VER A {40}", "Rad 7, #VER vernr", 40)]
    [InlineData("#TRANS 5010", "#TRANS {20}", "Rad 9, #TRANS kontonr", 20)]
    [InlineData("\"P1\"", "\"{100}\"", "Rad 9, #TRANS objektlista", 100)]
    public async Task A_long_number(string was, string becomes, string place, int longest)
    {
        (await WithAsync(longest)).IsWhole.ShouldBeTrue();
        var costs = await WithAsync(longest + 1);
        costs.IsWhole.ShouldBeFalse();
        var told = costs.Diagnostics.Items.ShouldHaveSingleItem().ToString();
        told.ShouldStartWith(place);
        told.ShouldEndWith($"” är längre än {longest} tecken och kan inte vara rätt.");

        async Task<CostReading> WithAsync(int length) =>
            (
                await ReadAsync(
                    Voucher("20260101", "Hyra")
                        .Replace(
                            was,
                            becomes.Replace($"{{{longest}}}", new string('5', length), StringComparison.Ordinal),
                            StringComparison.Ordinal
                        )
                )
            ).Costs;
    }

    [Fact(DisplayName = "BAD-08 A text too long is cut, told once where it stands")]
    public async Task A_long_text()
    {
        var (costs, stage) = await ReadAsync(Voucher("20260101", new string('x', 5_000)));
        costs.IsWhole.ShouldBeTrue(string.Join('\n', costs.Diagnostics.Items));
        stage.Rows.Select(row => row.Text.Length).ShouldBe([300, 300]);
        costs
            .Diagnostics.Items.ShouldHaveSingleItem()
            .ToString()
            .ShouldBe("Rad 7: Texten är längre än 300 tecken och har kortats. Hela texten finns kvar i den sparade filen.");
    }

    [Theory(DisplayName = "BAD-08 A day that a cost cannot be of by hand it cannot be of in a file, told at its voucher")]
    [InlineData("19991231", "Dagen 1999-12-31 ligger före år 2000 och kan inte vara rätt.")]
    [InlineData("20260302", "Dagen 2026-03-02 ligger för långt fram och kan inte vara rätt.")]
    [InlineData("99991231", "Dagen 9999-12-31 ligger för långt fram och kan inte vara rätt.")]
    [InlineData("20260301", null)]
    public async Task A_day_out_of_bounds(string day, string? told)
    {
        var (costs, _) = await ReadAsync(Voucher(day, "Hyra"), new() { LatestDay = new DateOnly(2026, 3, 1) });
        costs.Diagnostics.Items.Select(item => item.ToString()).ShouldBe(told is null ? [] : [$"Rad 7, #VER verifikationsdatum: {told}"]);
    }

    private static string Voucher(string day, string text) =>
        SieFile.Head + $"#VER A 1 {day} \"{text}\"\n{{\n#TRANS 5010 {{6 \"P1\"}} 1\n#TRANS 1930 {{}} -1\n}}\n";

    private static async Task<(CostReading Costs, StageInMemory Stage)> ReadAsync(string text, SieCostMapping? mapping = null)
    {
        var stage = new StageInMemory();
        return (await SieCosts.ReadAsync(SieFile.Of(text), mapping ?? new(), stage, null, TestContext.Current.CancellationToken), stage);
    }

    private sealed class Broken(byte[] bytes) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is > 0 and var read ? read : throw new IOException("The disk is gone.");
    }
}
