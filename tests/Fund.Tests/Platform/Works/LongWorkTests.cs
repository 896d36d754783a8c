using System.Text.Json;
using Autofac;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Finance.Costs;
using Fund.Finance.Costs.Codes;
using Fund.Finance.Costs.Import;
using Fund.Finance.Settlements;
using Fund.Platform.Audit;
using Fund.Platform.Jobs;
using Fund.Platform.Modules;
using Fund.Platform.Persistence;
using Fund.Platform.Pipeline;
using Fund.Platform.Tenancy;
using Fund.Platform.Works;
using Fund.Process.Profiles;
using Fund.Tests.Finance;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Fund.Tests.Platform.Works;

/// <summary>A house where more than three rows are much.</summary>
public sealed class FewRowsHouse(FundFixture fund) : JourneyFixture(fund)
{
    private protected override IReadOnlyList<string> Settings => ["--Works:LongFrom=3"];
}

/// <summary>
/// What takes long is done by a job in the name of who gave it: once, told while it goes on, and told why when it is not.
/// </summary>
public sealed class LongWorkTests(FewRowsHouse house) : IClassFixture<FewRowsHouse>
{
    private const string Occasion = "2026-halv";
    private static readonly DateOnly Day = new(2026, 3, 1);

    // One of each command, with nothing left unsaid.
    private static readonly IReadOnlyList<object> Samples =
    [
        new SettlePeriod(Occasion, "fonden"),
        new ApproveSettlement(Occasion, Guid.CreateVersion7(), 3, new Money(123_456), "fonden"),
        new ReadKeptCostFile(Guid.CreateVersion7(), new CostFileChoices { Encoding = FileEncoding.Pc8, ProjectDimension = 6 }),
        new ImportCosts(
            Guid.CreateVersion7(),
            [new FileVoucherDecision(2026, "L", "12", FileVoucherChoice.File, new Money(-100))],
            FileVoucherChoice.Booked,
            "0123456789abcdef"
        ),
    ];

    [Fact(DisplayName = "A settlement of many costs is prepared and approved by a job, each in the name of its person")]
    public async Task Settlement()
    {
        var here = await ManyCostsAsync("langt-arbete");
        using var controller = new PageDoor(house.Application, here.Key, "lingonby-ekonom");
        var address = $"{controller.Root}/avrakning/{Occasion}";
        (await SendAsync(controller, address + "/forbered", "Förbered avräkningen")).Status.ShouldBe(302);
        var day = await DoneAsync(here, d => d.Run is not null);
        day.PreparedBy.ShouldBe("Eva Ekonom");

        using var chief = new PageDoor(house.Application, here.Key, "lingonby-ekonom2");
        (await SendAsync(chief, address + "/godkann", "Godkänn och bokför")).Status.ShouldBe(302);
        day = await DoneAsync(here, d => d.ApprovedBy is not null);
        day.ApprovedBy.ShouldBe("Erik Ekonom");
        day.Total.ShouldBe(Money.FromKronor(5_000));

        var log = await LogAsync(here);
        log.Single(entry => entry.What == nameof(SettlePeriod))
            .ShouldSatisfyAllConditions(entry => entry.Who.ShouldBe("Eva Ekonom"), entry => entry.From.ShouldStartWith("jobb, sida"));
        log.Single(entry => entry.What == nameof(ApproveSettlement)).Who.ShouldBe("Erik Ekonom");
    }

    [Fact(DisplayName = "Over the API a long command is answered with the address of its work, which only its person may ask for")]
    public async Task Api()
    {
        var here = await ManyCostsAsync("langt-arbete-api");
        using var door = new ApiDoor(here);
        await door.SendAsync("lingonby-ekonom", new SettlePeriod(Occasion));
        await DoneAsync(here, d => d.Run is not null);
        var work = (await WorksAsync(here)).ShouldHaveSingleItem();
        (await door.SendAsync("lingonby-ekonom", new WorkQuery(work.Id))).State.ShouldBe(WorkState.Done);
        await Should.ThrowAsync<NotFound>(() => door.SendAsync("lingonby-ekonom2", new WorkQuery(work.Id)));
    }

    [Fact(DisplayName = "A large file of costs is kept in parts, read and booked by jobs; one that cannot be read says why")]
    public async Task File()
    {
        var here = await ManyCostsAsync("langt-arbete-fil");
        var about = (await here.SendAsync("lingonby-ekonom", new CodesAndCases())).Select(row => row.CaseNumber).First();
        await here.SendAsync("lingonby-ekonom", new GiveCodeToCase(about, "P1", Day, null));
        using var controller = new PageDoor(house.Application, here.Key, "lingonby-ekonom");
        var good = await UploadAsync(controller, "stor.se", CostFile.Sie("P1", [.. Enumerable.Range(1, 20).Select(i => (Day, (long)i))]));
        var seen = await FileAsync(here, good, file => file.IsRead);
        seen.Part(CostRowOutcome.New).Rows.ShouldBe(20);
        var page = await controller.GetAsync($"{controller.Root}/kostnader?importId={good}");
        var store = page.Forms().Single(f => f.Button.StartsWith("Spara 20 kostnader", StringComparison.Ordinal));
        (await controller.PostAsync(store.Action, store.Fields.Select(f => KeyValuePair.Create(f.Name, f.Value)))).Status.ShouldBe(302);
        (await FileAsync(here, good, file => file.Story.Stored is not null)).Story.Stored.ShouldBe(20);

        var bad = await UploadAsync(controller, "trasig.se", [.. CostFile.Sie("P1", (Day, 5L)), .. "#VER X 1 20261399 \"Fel\"\r\n"u8]);
        var look = new CostImportPreview(bad);
        for (var i = 0; i < 300 && (await here.SendAsync("lingonby-revisor", look)).Work is not { State: WorkState.Failed }; i++)
        {
            await Task.Delay(100);
        }

        page = await controller.GetAsync($"{controller.Root}/kostnader?importId={bad}");
        page.Document.QuerySelector("main")!.TextContent.ShouldContain("Det blev inte gjort");
        page.Forms().ShouldContain(f => f.Button == "Läs filen igen");
    }

    [Fact(DisplayName = "F-13 The same request twice gives one work; of two requests about the same the second is told who was first")]
    public async Task Twice()
    {
        var here = await ManyCostsAsync("langt-arbete-tva");
        // Nobody is woken: what is given waits, as after a crash.
        await GiveAsync(here, "samma");
        await GiveAsync(here, "samma");
        (await WorksAsync(here)).Count.ShouldBe(1);
        (await Should.ThrowAsync<Conflict>(() => GiveAsync(here, "annan"))).Message.ShouldContain("Eva Ekonom");
        (await Should.ThrowAsync<Conflict>(() => GiveAsync(here, "samma", "2026-ar"))).Message.ShouldContain("för något annat");

        // Several processes sweep at once; the work is done once.
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SweepAsync(here)));
        var day = await here.SendAsync("lingonby-ekonom", new SettlementDayQuery(Occasion));
        day.Version.ShouldBe(1);
        day.Work.ShouldBeNull("what is done is not told");
        (await LogAsync(here)).Count(entry => entry.What == nameof(SettlePeriod)).ShouldBe(1);
    }

    [Fact(DisplayName = "What the job may not do is told on the page, and nothing is changed")]
    public async Task Refused()
    {
        var here = await ManyCostsAsync("langt-arbete-nej");
        await house.ItIsAsync(2026, 6, 1);
        await GiveAsync(here, "for tidigt");
        await SweepAsync(here);
        using var controller = new PageDoor(house.Application, here.Key, "lingonby-ekonom");
        var main = (await controller.GetAsync($"{controller.Root}/avrakning/{Occasion}")).Document.QuerySelector("main")!.TextContent;
        main.ShouldContain("Det blev inte gjort");
        main.ShouldContain("Avräkningen kan förberedas dagen efter.");
        (await here.SendAsync("lingonby-ekonom", new SettlementDayQuery(Occasion))).Run.ShouldBeNull();
    }

    [Fact(DisplayName = "While the work goes on the page says who asked, how far it is, and offers nothing to do")]
    public async Task Told()
    {
        var here = await ManyCostsAsync("langt-arbete-under");
        await GiveAsync(here, "vantar");
        using var controller = new PageDoor(house.Application, here.Key, "lingonby-ekonom");
        var page = await controller.GetAsync($"{controller.Root}/avrakning/{Occasion}");
        page.Document.QuerySelector("[data-fund-work]")!.TextContent.ShouldContain("Eva Ekonom begärde det");
        page.Document.QuerySelectorAll("a[href$='/forbered']").ShouldBeEmpty();
    }

    [Fact(DisplayName = "A work that is broken off each time is given up, and says so")]
    public async Task Given_up()
    {
        var here = await ManyCostsAsync("langt-arbete-avbrott");
        await GiveAsync(here, "avbryts");
        var work = (await WorksAsync(here)).Single();
        // A job was killed so often that it will be the next time as well.
        await InsideAsync(
            here,
            async scope =>
            {
                for (var i = 0; i < Work.MostStarts; i++)
                {
                    await scope.Resolve<WorkProgress>().BeginAsync(work.Id, CancellationToken.None);
                }

                return true;
            }
        );
        await SweepAsync(here);
        var failed = (await WorksAsync(here)).Single();
        failed.State.ShouldBe(WorkState.Failed);
        failed.Said!.ShouldContain("avbrutits flera gånger");
    }

    [Fact(DisplayName = "Each command that a job can do comes out of its JSON as it went in, and holds no secret")]
    public void Round_trip()
    {
        var commands = house
            .Application.Root.Resolve<ModuleList>()
            .All.SelectMany(module => module.GetType().Assembly.GetTypes())
            .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IMayTakeLong)))
            .ToList();
        commands.ShouldContain(typeof(SettlePeriod));
        foreach (var type in commands)
        {
            AuditContent.HoldsSecret(type).ShouldBeFalse(type.Name);
            var command = Samples.Single(sample => sample.GetType() == type);
            var json = JsonSerializer.Serialize(command, type);
            var read = JsonSerializer.Deserialize(json, type);
            JsonSerializer.Serialize(read, type).ShouldBe(json, type.Name);
            foreach (var property in type.GetProperties())
            {
                property.GetValue(read).ShouldNotBeNull($"{type.Name}.{property.Name}: the sample says everything");
            }
        }
    }

    private async Task<MunicipalityInTest> ManyCostsAsync(string key)
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby(key));
        await here.AllocateAsync(2026, Money.FromKronor(500_000));
        var number = await here.RunningAsync("Många kostnader", Day, null, null, (2026, Money.FromKronor(20_000)));
        for (var i = 0; i < 5; i++)
        {
            await here.CostAsync(number, Day, Money.FromKronor(1_000), $"M{i}");
        }

        await house.ItIsAsync(2026, 9, 15);
        return here;
    }

    private static async Task<PageSeen> SendAsync(PageDoor door, string address, string button)
    {
        var form = (await door.GetAsync(address)).Forms().Single(f => f.Button.StartsWith(button, StringComparison.Ordinal));
        return await door.PostAsync(form.Action, form.Fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
    }

    private static async Task<Guid> UploadAsync(PageDoor door, string name, byte[] content)
    {
        var sent = await door.PostAsync(
            $"{door.Root}/kostnader?handler=Read",
            [await door.TokenAsync()],
            [new FileField("file", name, new ByteArrayContent(content))]
        );
        sent.Status.ShouldBe(302);
        return Guid.Parse(sent.Location!.Split("importId=")[1]);
    }

    private static async Task<CostPreview> FileAsync(MunicipalityInTest here, Guid import, Func<CostPreview, bool> done)
    {
        for (var i = 0; i < 300; i++)
        {
            var file = await here.SendAsync("lingonby-revisor", new CostImportPreview(import));
            if (file.Work is null && done(file))
            {
                return file;
            }

            file.Work?.State.ShouldNotBe(WorkState.Failed, file.Work.Said);
            await Task.Delay(100);
        }

        throw new TimeoutException("The file was not done.");
    }

    private static async Task<SettlementDay> DoneAsync(MunicipalityInTest here, Func<SettlementDay, bool> done)
    {
        for (var i = 0; i < 300; i++)
        {
            var day = await here.SendAsync("lingonby-revisor", new SettlementDayQuery(Occasion));
            if (day.Work is null && done(day))
            {
                return day;
            }

            day.Work?.State.ShouldNotBe(WorkState.Failed, day.Work.Said);
            await Task.Delay(100);
        }

        throw new TimeoutException("The work was not done.");
    }

    private static Task<Guid> GiveAsync(MunicipalityInTest here, string request, string occasion = Occasion) =>
        InsideAsync(
            here,
            async scope =>
            {
                var actor = scope.Resolve<Actor>();
                using (scope.Resolve<MessageScope>().Inside())
                {
                    actor.Become((await scope.Resolve<IMediator>().Send(new PersonBySubject("lingonby-ekonom")))!);
                }

                actor.From = "sida 10.0.0.1";
                var given = await scope
                    .Resolve<WorkBoard>()
                    .GiveAsync(
                        new SettlePeriod(occasion),
                        new LongWork("settlement:lingonfonden:" + occasion, "Avräkningen förbereds"),
                        request,
                        CancellationToken.None
                    );
                await scope.Resolve<TenantTransaction>().CommitAsync(CancellationToken.None);
                return given;
            }
        );

    private static Task SweepAsync(MunicipalityInTest here) =>
        here.Application.Root.Resolve<DoWorks>().RunAsync(here.Municipality, CancellationToken.None);

    private static Task<List<Work>> WorksAsync(MunicipalityInTest here) =>
        InsideAsync(here, scope => scope.Resolve<PlatformDb>().Set<Work>().AsNoTracking().ToListAsync());

    private static Task<List<AuditEntry>> LogAsync(MunicipalityInTest here) =>
        InsideAsync(here, scope => scope.Resolve<PlatformDb>().Set<AuditEntry>().AsNoTracking().ToListAsync());

    private static async Task<T> InsideAsync<T>(MunicipalityInTest here, Func<ILifetimeScope, Task<T>> work)
    {
        await using var scope = MunicipalityJobRunner.Begin(here.Application.Root, here.Municipality, "test");
        await scope.Resolve<TenantTransaction>().OpenAsync(CancellationToken.None);
        return await work(scope);
    }
}
