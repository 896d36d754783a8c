using System.Text;
using System.Text.RegularExpressions;
using Fund.Tests.Running;
using Shouldly;

namespace Fund.Tests.Journeys;

/// <summary>
/// Walks every page that a person is led to, without script, and sends every form found there with one field at a time written as no form
/// lets one write:
/// nothing answers with a fault, nothing is taken, nothing is stored, and each refusal stands in words on the page. A form seen before is
/// not sent again.
/// </summary>
internal sealed partial class PageAttack(JourneyFixture house, MunicipalityInTest municipality, params string[] bystanders)
{
    private static readonly string Endless = new('å', 150_000);
    private static readonly (string Name, byte[] Content)[] Files =
    [
        ("tom.pdf", []),
        ("program.pdf", [0x4D, 0x5A, 0x90, 0x00, 0x03, 0x00, 0x00, 0x00]),
        ("sida.se", Encoding.UTF8.GetBytes("<!DOCTYPE html><html><body>Logga in</body></html>")),
    ];

    private readonly HashSet<string> sent = [];
    private readonly Dictionary<string, PageDoor> doors = [];

    /// <summary>Attacks what this person sees now, and once what those see who have no part in the journey.</summary>
    public async Task RunAsync(string subject)
    {
        foreach (var bystander in doors.Count == 0 ? bystanders : [])
        {
            await AttackAsync(bystander);
        }

        await AttackAsync(subject);
    }

    private async Task AttackAsync(string subject)
    {
        if (!doors.TryGetValue(subject, out var door))
        {
            doors.Add(subject, door = new PageDoor(municipality.Application, municipality.Key, subject));
        }

        var faults = new List<string>();
        foreach (var page in await PagesAsync(door))
        {
            if (page.Status >= 400)
            {
                faults.Add($"{subject} is led to {page.Path}, which answers {page.Status}");
            }

            foreach (var form in page.Forms().Where(form => sent.Add(form.Kind)))
            {
                faults.AddRange(await AttackAsync(door, form));
            }

            foreach (var search in page.Searches().Where(search => sent.Add(search.Kind)))
            {
                faults.AddRange(await SearchAsync(door, search));
            }
        }

        faults.ShouldBeEmpty(string.Join("\n", faults));
    }

    private async Task<List<string>> AttackAsync(PageDoor door, PageForm form)
    {
        var before = await house.Database.FingerprintAsync();
        var attempts = OnFiles(form).Concat(OnFields(form)).ToList();
        var judged = new string?[attempts.Count];
        // Each is refused by itself, so they need not wait for one another; this is most of the time of all tests.
        await Parallel.ForEachAsync(
            Enumerable.Range(0, attempts.Count),
            async (i, _) =>
            {
                var (what, fields, files) = attempts[i];
                judged[i] = Judge(form, await door.PostAsync(form.Action, fields, files)) is { } fault
                    ? $"{form.Page} → {form.Action} [{form.Button}] {what}: {fault}"
                    : null;
            }
        );
        var faults = judged.OfType<string>().ToList();
        if (await house.Database.FingerprintAsync() != before)
        {
            faults.Add($"{form.Page} → {form.Action} [{form.Button}]: something was stored");
        }

        return faults;
    }

    private static IEnumerable<Attempt> OnFiles(PageForm form) =>
        form.Files.SelectMany(file =>
            Files
                .Select(f => new Attempt($"{file} = {f.Name}", form.With(-1, ""), [new(file, f.Name, new ByteArrayContent(f.Content))]))
                .Append(new Attempt($"{file} = none", form.With(-1, ""), []))
        );

    private static IEnumerable<Attempt> OnFields(PageForm form) =>
        from at in Enumerable.Range(0, form.Fields.Count)
        let field = form.Fields[at]
        where form.Fields.Take(at).All(earlier => earlier.Name != field.Name)
        // Several cases at once are read, or each has a command of its own with an id of its own: the form's id is not kept.
        where !(form.TakesSeveral && field.Name.Equals("requestId", StringComparison.OrdinalIgnoreCase))
        from poison in Poisons(field).Take(form.OnlyShows ? 1 : int.MaxValue)
        select new Attempt($"{field.Name} = {poison[..Math.Min(12, poison.Length)]}", form.With(at, poison), []);

    private static string? Judge(PageForm form, PageSeen answer) =>
        answer.Status is >= 500 or (>= 300 and < 400) || (answer.Status < 400 && !form.OnlyShows) ? $"{answer.Status} {answer.Location}"
        : answer.HasWords ? null
        : $"{answer.Status} without a word";

    private static async Task<List<string>> SearchAsync(PageDoor door, PageForm search)
    {
        var faults = new List<string>();
        for (var i = 0; i < search.Fields.Count; i++)
        {
            foreach (var poison in new[] { "\0", "\u202E", "abc", "-1", "9223372036854775808", "%' or 1=1 --", new string('å', 2_000) })
            {
                var query = string.Join(
                    '&',
                    search.With(i, poison).Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}")
                );
                if (await door.GetAsync($"{search.Action}?{query}") is { Status: >= 500 } answer)
                {
                    faults.Add($"{search.Action} {search.Fields[i].Name} = {poison}: {answer.Status}");
                }
            }
        }

        return faults;
    }

    // The mark beside check boxes says only that they were shown; a request's id may be any word.
    private static IEnumerable<string> Poisons(PageField field) =>
        field.Kind switch
        {
            // What a page was read as is only compared: any word is one that differs.
            _ when field.Name is PageForm.TokenName or "read" || field.Name.EndsWith("-shown", StringComparison.Ordinal) => [],
            _ when field.Name.Equals("requestId", StringComparison.OrdinalIgnoreCase) => ["Nol\0l", Endless],
            PageFieldKind.Text => ["Nol\0l", "Text\u202Egnp.exe", Endless],
            PageFieldKind.Number => ["Nol\0l", "abc", "1e5", "--5", "1,2,3", "999999999999999999999999"],
            _ => ["Nol\0l", "finns-inte"],
        };

    // One year or page of a list stands for all, and one view, filter and sorting of the list of cases: they go on without end.
    private static string LikeIt(string link) =>
        link.IndexOf('?', StringComparison.Ordinal) is not (>= 0 and var query) ? link
        : link[..query].EndsWith("/arenden", StringComparison.Ordinal) ? link[..query] + Values().Replace(link[query..], "=#")
        : link[..query] + Digits().Replace(link[query..], "#");

    private static async Task<List<PageSeen>> PagesAsync(PageDoor door)
    {
        var start = door.Root + "/";
        var queue = new Queue<string>([start]);
        var known = new HashSet<string>([start]);
        var pages = new List<PageSeen>();
        while (queue.TryDequeue(out var path))
        {
            var page = await door.GetAsync(path);
            pages.Add(page);
            foreach (var link in page.Links(door.Root).Where(link => known.Add(LikeIt(link))))
            {
                queue.Enqueue(link);
            }
        }

        return pages;
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex("=[^&]*")]
    private static partial Regex Values();

    private sealed record Attempt(string What, IEnumerable<KeyValuePair<string, string>> Fields, IReadOnlyList<FileField> Files);
}
