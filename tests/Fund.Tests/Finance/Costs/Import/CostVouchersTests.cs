using System.Text;
using Fund.Applications.Initiatives;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Costs;
using Fund.Finance.Costs.Import;
using Fund.Finance.Overview;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Costs.Import;

/// <summary>
/// A voucher is compared as a whole with what is booked (F-05): nothing is dropped or doubled in silence, whatever the format, the order of
/// the rows or the columns beside.
/// </summary>
public sealed class CostVouchersTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Controller = "lingonby-ekonom";
    private const string Code = "SE-100";

    [Fact(
        DisplayName = "F-05 A voucher that the ledger has struck a row of and added another to is shown in both states, and booked as new "
            + "rows"
    )]
    public async Task A_corrected_voucher()
    {
        var (here, number) = await StartedAsync("f05-rattad");
        await BookedAsync(here, Sie(Voucher("A", "1", Trans("5010", 1000, "Vikarie"), Trans("6010", 500, "Lokal"), Bank(-1500))));
        var corrected = await ReadAsync(
            here,
            Sie(
                Voucher(
                    "A",
                    "1",
                    Trans("5010", 1000, "Vikarie").Replace("#TRANS", "#BTRANS", StringComparison.Ordinal),
                    Trans("5010", 700, "Vikarie").Replace("#TRANS", "#RTRANS", StringComparison.Ordinal),
                    Trans("5010", 700, "Vikarie"),
                    Trans("6010", 500, "Lokal"),
                    "#BTRANS 1930 {} -1500.00\r\n",
                    Bank(-1200)
                )
            )
        );
        var voucher = corrected.ToDecide.ShouldHaveSingleItem();
        (voucher.State, voucher.Difference).ShouldBe((FileVoucherState.Changed, Money.FromKronor(-300)));
        voucher.Booked.Select(row => row.Amount).ShouldBe([Money.FromKronor(1000), Money.FromKronor(500)]);
        voucher.InFile.Select(row => row.Amount).ShouldBe([Money.FromKronor(700), Money.FromKronor(500)]);

        (await here.RefusedAsync(Controller, new ImportCosts(corrected.ImportId))).Message.ShouldContain("A1: välj vad som gäller");
        (await here.SendAsync(Controller, Decided(corrected, FileVoucherChoice.File))).ShouldBe(2);
        var costs = (await here.MoneyAsync(number)).Costs;
        costs.Select(row => row.Amount).Total().ShouldBe(Money.FromKronor(1200));
        costs.Select(row => row.Amount.Ore / 100).Order().ShouldBe([-1000L, 500L, 700L, 1000L]);

        // What was decided is shown as it was, not as it is now.
        var stored = await here.SendAsync(Controller, new CostImportPreview(corrected.ImportId));
        var decided = stored.ToDecide.ShouldHaveSingleItem();
        decided.Booked.Select(row => row.Amount).ShouldBe([Money.FromKronor(1000), Money.FromKronor(500)]);
        decided.InFile.Select(row => row.Amount).ShouldBe([Money.FromKronor(700), Money.FromKronor(500)]);
        var ofCase = stored.Cases.ShouldHaveSingleItem();
        (ofCase.Before, ofCase.New).ShouldBe((Money.FromKronor(1500), Money.FromKronor(-300)));

        // The same file once more is the same.
        (
            await ReadAsync(here, Sie(Voucher("A", "1", Trans("6010", 500, "Lokal"), Trans("5010", 700, "Vikarie"), Bank(-1200))))
        ).ToDecide.ShouldBeEmpty();
    }

    [Fact(
        DisplayName = "F-05 A voucher that is moved between projects with the same sum says from where to where, and not that 0 kr differ"
    )]
    public void What_differs_in_words()
    {
        CostImportModel
            .DifferencesOf(Moved(("SE-1", 1000)))
            .ShouldBe([$"{Money.FromKronor(1000)} flyttas från projekt {Code} till projekt SE-1. Summan är densamma."]);
        CostImportModel.DifferencesOf(Moved((Code, 600), (Code, 400))).ShouldHaveSingleItem().ShouldStartWith("Summan är densamma. Dag,");
        CostImportModel.DifferencesOf(Moved(("SE-1", 600), ("SE-2", 400))).Count.ShouldBe(3);
        CostImportModel.ChoicesOf(Moved(("SE-1", 1000)))[0].Hint!.ShouldNotContain("0 kr");
        CostImportModel
            .DifferencesOf(Moved((Code, 900)) with { Difference = Money.FromKronor(-100) })
            .ShouldBe([$"Skillnad: {Money.FromKronor(-100)}"]);

        static VoucherToDecide Moved(params (string Project, int Kronor)[] inFile) =>
            new(
                2026,
                "A",
                "1",
                FileVoucherState.Changed,
                Money.Zero,
                null,
                [new VoucherRowView(new(2026, 4, 1), "5010", Code, "Vikarie", Money.FromKronor(1000), false)],
                [.. inFile.Select(row => new VoucherRowView(new(2026, 4, 1), "5010", row.Project, "", Money.FromKronor(row.Kronor), false))]
            );
    }

    [Fact(DisplayName = "What is booked of a file is what was looked at: read in another way since, it is refused")]
    public async Task Read_in_another_way_since()
    {
        var (here, number) = await StartedAsync("sedd-fil");
        var seen = await ReadAsync(
            here,
            Csv("Verifikation;Datum;Konto;Projekt;Belopp;Belopp2", $"1;2026-04-01;5010;{Code};10,00;99000,00")
        );
        await here.SendAsync(
            "lingonby-ekonom2",
            new ReadKeptCostFile(seen.ImportId, CostFileChoices.None with { AmountHeading = "Belopp2" })
        );
        (
            await Should.ThrowAsync<Conflict>(() => here.SendAsync(Controller, new ImportCosts(seen.ImportId, Reading: seen.Reading)))
        ).Message.ShouldContain("på ett annat sätt");
        (await here.MoneyAsync(number)).Costs.ShouldBeEmpty();
        var now = await here.SendAsync(Controller, new CostImportPreview(seen.ImportId));
        (await here.SendAsync(Controller, new ImportCosts(seen.ImportId, Reading: now.Reading))).ShouldBe(1);
        (await here.MoneyAsync(number)).CostTotal.ShouldBe(Money.FromKronor(99_000));
    }

    [Theory(DisplayName = "F-05 Another amount under the same number is a question, never already known")]
    [InlineData(nameof(FileVoucherChoice.File), 8_000)]
    [InlineData(nameof(FileVoucherChoice.Booked), 10_000)]
    public async Task A_changed_amount(string choice, int kronor)
    {
        var (here, number) = await StartedAsync($"f05-belopp-{choice.ToLowerInvariant()}");
        await BookedAsync(here, Sie(Voucher("A", "2", Trans("5010", 10_000, "Konsult"), Bank(-10_000))));
        var file = await ReadAsync(here, Sie(Voucher("A", "2", Trans("5010", 8_000, "Konsult"), Bank(-8_000))));
        file.Part(CostRowOutcome.Changed).Rows.ShouldBe(1);
        file.ToDecide.ShouldHaveSingleItem().Difference.ShouldBe(Money.FromKronor(-2_000));
        var stale = Decided(file, FileVoucherChoice.File);
        stale = stale with { Decisions = [stale.Decisions![0] with { Difference = Money.FromKronor(1) }] };
        await Should.ThrowAsync<Conflict>(() => here.SendAsync(Controller, stale));
        await here.SendAsync(Controller, Decided(file, Enum.Parse<FileVoucherChoice>(choice)));
        (await SumAsync(here, number)).ShouldBe(Money.FromKronor(kronor));
    }

    [Fact(DisplayName = "F-05 The same voucher as a list, with a column more, with a corrected text and as SIE is booked once")]
    public async Task The_same_in_other_clothes()
    {
        var (here, number) = await StartedAsync("f05-klader");
        await BookedAsync(here, Csv("Ver.nr;Ver.datum;Konto;Projekt;Text;Belopp", $"7001;2026-04-01;5010;{Code};Vikarie;1000,00"));
        foreach (
            var again in new[]
            {
                Csv("Ver.nr;Ver.datum;Konto;Projekt;Ansvar;Text;Belopp", $"7001;2026-04-01;5010;{Code};4711;Vikarie;1000,00"),
                Csv("Ver.nr;Ver.datum;Konto;Projekt;Text;Belopp", $"7001;2026-04-01;5010;{Code};Vikarie vecka 45;1000,00"),
                Sie(Voucher("", "7001", Trans("5010", 1000, "Vikarie"), Bank(-1000))),
                Sie(Voucher("L", "7001", Bank(-1000), Trans("5010", 1000, "Vikarie"))),
            }
        )
        {
            var seen = await ReadAsync(here, again);
            (seen.Part(CostRowOutcome.Known).Rows, seen.ToDecideInAll).ShouldBe((1, 0));
            (await here.SendAsync(Controller, new ImportCosts(seen.ImportId))).ShouldBe(0);
        }

        (await SumAsync(here, number)).ShouldBe(Money.FromKronor(1000));
    }

    [Fact(DisplayName = "F-05 A cost typed by hand and then imported is known, and one imported cannot be typed again")]
    public async Task Typed_and_imported()
    {
        var (here, number) = await StartedAsync("f05-hand");
        await here.CostAsync(number, new(2026, 4, 1), Money.FromKronor(1500), "a 9");
        var seen = await ReadAsync(here, Sie(Voucher("A", "9", Trans("5010", 1000, "Vikarie"), Trans("6010", 500, "Lokal"), Bank(-1500))));
        (seen.Part(CostRowOutcome.Known).Rows, seen.ToDecideInAll).ShouldBe((2, 0));
        await BookedAsync(here, Sie(Voucher("A", "10", Trans("5010", 300, "Material"), Bank(-300))));
        await Should.ThrowAsync<Conflict>(() => here.CostAsync(number, new(2026, 4, 1), Money.FromKronor(300), "A10"));

        // Typed with a wrong amount: the file puts it right.
        await here.CostAsync(number, new(2026, 4, 2), Money.FromKronor(90), "A11");
        var right = await ReadAsync(here, Sie(Voucher("A", "11", Trans("5010", 900, "Buss"), Bank(-900))));
        await here.SendAsync(Controller, Decided(right, FileVoucherChoice.File));
        (await SumAsync(here, number)).ShouldBe(Money.FromKronor(1500 + 300 + 900));
    }

    [Theory(DisplayName = "F-05 A number on two vouchers of a file is shown, and booked or left by choice")]
    [InlineData(nameof(FileVoucherChoice.Both), 3)]
    [InlineData(nameof(FileVoucherChoice.Booked), 0)]
    public async Task A_number_twice(string choice, int kronor)
    {
        var (here, number) = await StartedAsync($"f05-tva-{choice.ToLowerInvariant()}");
        var file = await ReadAsync(
            here,
            Sie(Voucher("A", "62", Trans("5010", 1, "x"), Bank(-1)), Voucher("A", "62", Trans("5010", 2, "y"), Bank(-2)))
        );
        var voucher = file.ToDecide.ShouldHaveSingleItem();
        (voucher.State, voucher.InFile.Count, file.Part(CostRowOutcome.Twice).Rows).ShouldBe((FileVoucherState.Twice, 2, 2));
        (await here.RefusedAsync(Controller, new ImportCosts(file.ImportId))).Message.ShouldContain("A62");
        (await here.RefusedAsync(Controller, Decided(file, FileVoucherChoice.File))).Message.ShouldContain("A62");
        await here.SendAsync(Controller, Decided(file, Enum.Parse<FileVoucherChoice>(choice)));
        (await SumAsync(here, number)).ShouldBe(Money.FromKronor(kronor));
    }

    [Fact(
        DisplayName = "F-05 A voucher whose series is not told and whose rows differ may be another: it is asked, and can be booked beside"
    )]
    public async Task Another_series()
    {
        var (here, number) = await StartedAsync("f05-serie");
        await BookedAsync(here, Csv("Ver.nr;Ver.datum;Konto;Projekt;Text;Belopp", $"50;2026-04-01;5010;{Code};Vikarie;100"));
        var seen = await ReadAsync(here, Sie(Voucher("K", "50", Trans("6010", 40, "Lokal"), Bank(-40))));
        seen.ToDecide.ShouldHaveSingleItem().State.ShouldBe(FileVoucherState.Unclear);
        await here.SendAsync(Controller, Decided(seen, FileVoucherChoice.Both));
        (await SumAsync(here, number)).ShouldBe(Money.FromKronor(140));
    }

    [Fact(
        DisplayName = "F-05 F-08 A file is undone by new rows: what it put is taken back, what it changed is as it was, and it can be read "
            + "again"
    )]
    public async Task A_file_is_undone()
    {
        var (here, number) = await StartedAsync("f05-angra");
        await BookedAsync(here, Sie(Voucher("A", "1", Trans("5010", 1000, "Vikarie"), Bank(-1000))));
        var second = await ReadAsync(
            here,
            Sie(Voucher("A", "1", Trans("5010", 700, "Vikarie"), Bank(-700)), Voucher("A", "2", Trans("5010", 50, "Buss"), Bank(-50)))
        );
        await here.SendAsync(Controller, Decided(second, FileVoucherChoice.File));
        (await SumAsync(here, number)).ShouldBe(Money.FromKronor(750));
        (await here.RefusedAsync(Controller, new UndoImport(second.ImportId, " "))).Message.ShouldContain("varför");
        (await here.SendAsync(Controller, new UndoImport(second.ImportId, "Fel fil."))).ShouldBe(3);
        (await SumAsync(here, number)).ShouldBe(Money.FromKronor(1000));
        await Should.ThrowAsync<Conflict>(() => here.SendAsync(Controller, new UndoImport(second.ImportId, "En gång till.")));
        var history = (await here.SendAsync(Controller, new CostImports())).Files;
        history.Single(file => file.ImportId == second.ImportId).CanBeUndone.ShouldBeFalse();

        var again = await ReadAsync(here, Sie(Voucher("A", "2", Trans("5010", 50, "Buss"), Bank(-50))));
        again.Part(CostRowOutcome.New).Rows.ShouldBe(1);
        await here.SendAsync(Controller, new ImportCosts(again.ImportId));
        (await SumAsync(here, number)).ShouldBe(Money.FromKronor(1050));
    }

    [Fact(DisplayName = "A cost typed by hand is taken back by who typed it or the controller, and by no one else of the case")]
    public async Task Taken_back_by_who_typed_it()
    {
        const string Manager = "lingonby-projektledare";
        var (here, number) = await StartedAsync("inskriven-av-annan");
        await here.CostAsync(number, new(2026, 4, 1), Money.FromKronor(100), "V1");
        var row = (await here.SendAsync(Manager, new CaseMoneyPage(number))).Costs.ShouldHaveSingleItem();
        row.CanBeTakenBack.ShouldBeFalse();
        (await here.RefusedAsync(Manager, new TakeBackCost(number, row.Id, "Nej."))).Message.ShouldContain("har skrivit in kostnaden");
        await here.SendAsync(Manager, new EnterCost(number, new(2026, 4, 1), Money.FromKronor(50), "V2", "Egen"));
        var own = (await here.SendAsync(Manager, new CaseMoneyPage(number))).Costs.Single(cost => cost.CanBeTakenBack);
        await here.SendAsync(Manager, new TakeBackCost(number, own.Id, "Fel."));
        await here.SendAsync(Controller, new TakeBackCost(number, row.Id, "Fel."));
        (await SumAsync(here, number)).ShouldBe(Money.Zero);
        (
            await here.RefusedAsync(Controller, new EnterCost(number, new(2026, 4, 1), new(long.MaxValue / 2), "V3", "För mycket"))
        ).Findings.ShouldContain(f => f.Field == "amount" && f.Message.Contains("för stort", StringComparison.Ordinal));
    }

    [Fact(DisplayName = "F-08 What has been settled is not undone; a difference goes with the next settlement")]
    public async Task What_is_settled_stays()
    {
        var (here, number) = await StartedAsync("f08-avraknad");
        var first = await BookedAsync(here, Sie(Voucher("A", "1", Trans("5010", 1000, "Vikarie"), Bank(-1000))));
        await house.ItIsAsync(2026, 9, 2);
        await here.SettleAsync("2026-halv");
        (await here.RefusedAsync(Controller, new UndoImport(first, "Fel."))).Message.ShouldContain("Vänd avräkningen");
        var file = await ReadAsync(here, Sie(Voucher("A", "1", Trans("5010", 900, "Vikarie"), Bank(-900))));
        file.ToDecide.ShouldHaveSingleItem().Booked.ShouldHaveSingleItem().Settled.ShouldBeTrue();
        await here.SendAsync(Controller, Decided(file, FileVoucherChoice.File));
        (await here.SendAsync(Controller, new UndoImport(file.ImportId, "Fel ändå."))).ShouldBe(2);
        (await SumAsync(here, number)).ShouldBe(Money.FromKronor(1000));
    }

    [Fact(DisplayName = "F-15 Every row of a file is in one part with its reason, and the parts make up the file")]
    public async Task A_file_is_reconciled()
    {
        var (here, _) = await StartedAsync("f15-avstamning");
        var seen = await ReadAsync(
            here,
            Sie(
                Voucher(
                    "A",
                    "57",
                    Trans("5010", 11, "På en annan dimension").Replace("{6 ", "{20 ", StringComparison.Ordinal),
                    Trans("5010", 100, "Vikarie"),
                    Trans("3511", -30, "Statsbidrag"),
                    Trans("6010", 7, "Annans").Replace(Code, "XX-9", StringComparison.Ordinal),
                    "#BTRANS 5010 {6 \"SE-100\"} 999.00\r\n",
                    Bank(-88)
                )
            )
        );
        seen.Parts.Select(part => (part.Outcome, part.Rows, part.Sum.Ore / 100))
            .ShouldBe([
                (CostRowOutcome.New, 1, 100L),
                (CostRowOutcome.UnknownCode, 1, 7L),
                (CostRowOutcome.WithoutProject, 1, 11L),
                (CostRowOutcome.Income, 1, -30L),
                (CostRowOutcome.OtherAccount, 1, -88L),
                (CostRowOutcome.Struck, 1, 999L),
            ]);
        (seen.WholeRows, seen.WholeSum).ShouldBe((5, Money.Zero));
        seen.Remarks.ShouldContain(remark =>
            remark.Contains("1 rad på kostnadskonto utan projekt i dimension 6, däremot i dimension 20", StringComparison.Ordinal)
        );
        var other = await here.SendAsync(Controller, new ReadKeptCostFile(seen.ImportId, new CostFileChoices { ProjectDimension = 20 }));
        other.Part(CostRowOutcome.New).Sum.ShouldBe(Money.FromKronor(11));
        var next = await ReadAsync(here, Sie(Voucher("A", "58", Trans("5010", 5, "x").Replace("{6 ", "{20 "), Bank(-5))));
        next.Part(CostRowOutcome.New).Rows.ShouldBe(1, "how files are read is remembered");
    }

    [Theory(DisplayName = "F-15 What a file is, is told by its content and not by its name")]
    [InlineData("kostnader.txt", true)]
    [InlineData("lista.skv", false)]
    public async Task Content_tells(string name, bool sie)
    {
        var (here, _) = await StartedAsync($"f15-innehall-{(sie ? "sie" : "lista")}");
        var file = sie
            ? Sie(Voucher("A", "2", Trans("5010", 100, "Konsult"), Bank(-100)))
            : Csv("Ver.nr;Ver.datum;Konto;Projekt;Text;Belopp", $"4033;2026-04-01;5010;{Code};Lön för åtgärd;100,00");
        var seen = await here.SendAsync(Controller, new ReadCostFile(name, file));
        (seen.How.Kind, seen.Part(CostRowOutcome.New).Sum).ShouldBe((sie ? CostFileKind.Sie : CostFileKind.Table, Money.FromKronor(100)));
        foreach (
            var (content, told) in new[]
            {
                ("<?xml version=\"1.0\"?>\n<Sie xmlns=\"http://www.sie.se/sie5\"></Sie>", "Exportera som SIE 4"),
                ("%PDF-1.7", "Filen är en PDF"),
            }
        )
        {
            (await here.RefusedAsync(Controller, new ReadCostFile(name, Encoding.ASCII.GetBytes(content)))).Message.ShouldContain(told);
        }
    }

    private static ImportCosts Decided(CostPreview file, FileVoucherChoice choice) =>
        new(file.ImportId, [.. file.ToDecide.Select(v => new FileVoucherDecision(v.Year, v.Series, v.Number, choice, v.Difference))]);

    private static Task<CostPreview> ReadAsync(MunicipalityInTest here, byte[] file) =>
        here.SendAsync(Controller, new ReadCostFile($"fil-{Guid.NewGuid():N}.se", file));

    private static async Task<Guid> BookedAsync(MunicipalityInTest here, byte[] file)
    {
        var seen = await ReadAsync(here, file);
        await here.SendAsync(Controller, new ImportCosts(seen.ImportId));
        return seen.ImportId;
    }

    private static async Task<Money> SumAsync(MunicipalityInTest here, string number) =>
        (await here.MoneyAsync(number)).Costs.Select(row => row.Amount).Total();

    private async Task<(MunicipalityInTest Here, string Number)> StartedAsync(string key)
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby(key));
        await here.AllocateAsync(2026, Money.FromKronor(100_000));
        var number = await here.RunningAsync("Läsande barn", new(2026, 3, 1), null, null, (2026, Money.FromKronor(50_000)));
        await here.SendAsync(Controller, new SetProjectCode(number, Code, await here.VersionAsync(number)));
        await house.ItIsAsync(2026, 5, 2);
        return (here, number);
    }

    private static byte[] Csv(params string[] lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n");

    private static byte[] Sie(params string[] vouchers) =>
        Encoding.ASCII.GetBytes(
            "#FLAGGA 0\r\n#FORMAT PC8\r\n#SIETYP 4\r\n#FNAMN \"Kommunen\"\r\n#RAR 0 20260101 20261231\r\n" + string.Concat(vouchers)
        );

    private static string Voucher(string series, string number, params string[] rows) =>
        $"#VER \"{series}\" {number} 20260401 \"Faktura\"\r\n{{\r\n{string.Concat(rows)}}}\r\n";

    private static string Trans(string account, int kronor, string text) =>
        $"#TRANS {account} {{6 \"{Code}\"}} {kronor}.00 20260401 \"{text}\"\r\n".Replace('å', 'a').Replace('ä', 'a');

    private static string Bank(int kronor) => $"#TRANS 1930 {{}} {kronor}.00\r\n";
}
