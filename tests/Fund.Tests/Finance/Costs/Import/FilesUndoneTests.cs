using System.Text;
using Fund.Applications.Initiatives;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Costs.Import;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Costs.Import;

/// <summary>
/// Files are stored and undone in any order, each changing some vouchers of those before: what stands is what the last file that is not
/// undone says of each voucher, and a file is not undone before those that changed its vouchers (F-05, F-08).
/// </summary>
public sealed class FilesUndoneTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Controller = "lingonby-ekonom";
    private const int Vouchers = 3;

    [Theory(DisplayName = "F-05 F-08 Whatever is stored and undone in whatever order, what stands is as a person would reckon it")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Stored_and_undone(int seed)
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby($"angrade-{seed}"));
        await here.AllocateAsync(2026, Money.FromKronor(100_000));
        var number = await here.RunningAsync("Ångras ofta", new(2026, 3, 1), null, null, (2026, Money.FromKronor(50_000)));
        await here.SendAsync(Controller, new SetProjectCode(number, "SE-1", await here.VersionAsync(number)));
        await house.ItIsAsync(2026, 5, 2);
        var random = new Random(seed);
        // Of each voucher what was booked, the file that did it and the amount, the latest last.
        var stands = Enumerable.Range(0, Vouchers).ToDictionary(v => v, _ => new List<(Guid File, int Kronor)>());
        var files = new Dictionary<Guid, bool>();
        var told = new List<string>();
        for (var step = 0; step < 16; step++)
        {
            if (files.Count == 0 || random.Next(5) < 3)
            {
                await StoreAsync();
            }
            else
            {
                await UndoAsync(files.Keys.ElementAt(random.Next(files.Count)));
            }

            var sum = (await here.MoneyAsync(number)).Costs.Select(row => row.Amount).Total();
            sum.ShouldBe(Money.FromKronor(stands.Values.Sum(of => of.Count == 0 ? 0 : of[^1].Kronor)), string.Join("; ", told));
        }

        await house.Application.ProveAsync();

        async Task StoreAsync()
        {
            var changed = Enumerable.Range(0, Vouchers).Where(_ => random.Next(2) == 0).ToDictionary(v => v, _ => random.Next(1, 6) * 100);
            var seen = await here.SendAsync(Controller, new ReadCostFile($"fil-{files.Count}.se", File(changed)));
            await here.SendAsync(Controller, new ImportCosts(seen.ImportId, null, FileVoucherChoice.File));
            told.Add($"fil-{files.Count} says {string.Join(", ", changed)}");
            var put = changed.Where(c => stands[c.Key].Count == 0 || stands[c.Key][^1].Kronor != c.Value).ToList();
            put.ForEach(c => stands[c.Key].Add((seen.ImportId, c.Value)));
            files[seen.ImportId] = put.Count > 0;
        }

        async Task UndoAsync(Guid file)
        {
            var own = stands.Values.Where(of => of.Exists(each => each.File == file)).ToList();
            var may = own.Count > 0 && own.TrueForAll(of => of[^1].File == file);
            var done = true;
            try
            {
                await here.SendAsync(Controller, new UndoImport(file, "Fel fil."));
            }
            catch (Exception no) when (no is Refused or Conflict)
            {
                done = false;
                told.Add(no.Message);
            }

            told.Add($"undoes {files.Keys.ToList().IndexOf(file)}: {done}");
            done.ShouldBe(may, string.Join("; ", told));
            if (done)
            {
                own.ForEach(of => of.RemoveAt(of.Count - 1));
            }
        }
    }

    private static byte[] File(Dictionary<int, int> vouchers) =>
        Encoding.ASCII.GetBytes(
            "#FLAGGA 0\r\n#FORMAT PC8\r\n#SIETYP 4\r\n#FNAMN \"Kommunen\"\r\n#RAR 0 20260101 20261231\r\n"
                + string.Concat(
                    vouchers.Select(v =>
                        $"#VER \"A\" {v.Key + 1} 20260401 \"Faktura\"\r\n{{\r\n"
                        + $"#TRANS 5010 {{6 \"SE-1\"}} {v.Value}.00\r\n#TRANS 1930 {{}} -{v.Value}.00\r\n}}\r\n"
                    )
                )
        );
}
