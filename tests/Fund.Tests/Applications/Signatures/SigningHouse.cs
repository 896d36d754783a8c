using Fund.Applications.Cases;
using Fund.Applications.Drafts;
using Fund.Applications.Signatures;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Host.Pages;
using Fund.MunicipalityProfiles.People;
using Fund.Tests.Journeys;
using Fund.Tests.Running;

namespace Fund.Tests.Applications.Signatures;

/// <summary>A made-up municipality in which two committees are affected, each with a head.</summary>
internal sealed class SigningHouse(JourneyFixture house, MunicipalityInTest here)
{
    public const string Manager = "lingonby-projektledare";
    public const string Coordinator = "lingonby-samordnare";
    public const string Culture = "lingonby-chef";
    public const string Care = "lingonby-chef-omsorg";

    public MunicipalityInTest Here => here;

    public static async Task<SigningHouse> StartAsync(JourneyFixture house, string key)
    {
        var here = await house.StartDocumentAsync(TestFiles.Lingonby(key));
        await here.SendAsync(
            "lingonby-admin",
            new SavePerson(Care, "Olle Omsorg", "olle@lingonby.example", true, [new HeldRole(Role.HeadOfAdministration, "omsorg")])
        );
        return new SigningHouse(house, here);
    }

    /// <summary>A draft with everything answered, in which both committees are affected.</summary>
    public async Task<string> WrittenAsync(string title, string writer = Manager)
    {
        var number = (await here.SendAsync(Manager, new OpenCase(title, "kultur"))).CaseNumber;
        await SaveAsync(
            number,
            writer,
            new()
            {
                ["problem"] = "Ett problem.",
                ["requestedAmount"] = "1 800 000",
                ["own"] = """[{"who":"omsorg","when":"2027","sek":"165 000"},{"who":"kultur","when":"2027","sek":"1 000"}]""",
                ["back"] = """[{"who":"omsorg","when":"2028","sek":"400 000"},{"who":"omsorg","when":"2029","sek":"500 000"}]""",
                ["gain"] = """[{"who":"omsorg","from":"2028","to":"2030","sek":"700 000"}]""",
            }
        );
        await here.SendAsync(
            writer,
            new SaveParticipants(number, [new("kultur", true, true), new("omsorg", true, false)], await here.VersionAsync(number))
        );
        return number;
    }

    public async Task SaveAsync(string number, string writer, Dictionary<string, string?> answers, bool voids = false) =>
        await here.SendAsync(writer, new SaveAnswers(number, "application", answers, await here.VersionAsync(number), null, voids));

    public async Task<SignatureRow> RowAsync(string number, string unit, string reader = Manager) =>
        (await here.SendAsync(reader, new CaseSignatures(number))).Rows.Single(row => row.Unit == unit);

    public async Task<IReadOnlyList<string>> TasksAsync(string subject, string title) =>
        [
            .. (await here.SendAsync(subject, new MyStart()))
                .Tasks.Select(task => task.Title)
                .Where(task => task.Contains(title, StringComparison.Ordinal)),
        ];

    /// <summary>What has been mailed to an address about a case, text by text.</summary>
    public async Task<IReadOnlyList<string>> MailsAsync(string to, string number) =>
        System.Text.Json.JsonSerializer.Deserialize<string[]>(
            await house.Database.AskAsSuperuserAsync<string>(
                $"""
                select coalesce(json_agg(content ->> 'Subject' || ': ' || (content ->> 'Text') order by id), '[]')::text
                from platform.outbox
                where municipality_id = {here.Municipality.Id.Value} and content ->> 'To' = '{to}'
                    and content ->> 'Link' like '%/{number}/%'
                """
            ) ?? "[]"
        )!;

    public PageDoor DoorOf(string subject) => new(house.Application, here.Key, subject);

    public string PathOf(string number, string page) => $"/{here.Key}/arenden/{number}/{page}";
}
