using Fund.Finance.Vouchers;
using Fund.Process.Profiles;
using Fund.Process.Reading;
using Shouldly;

namespace Fund.Tests.Finance.Vouchers;

/// <summary>The vouchers the golden files were made from, and the files themselves.</summary>
internal static class Examples
{
    public static VoucherBatch Batch { get; } =
        new()
        {
            Organisation = "Kommunen i Åsköping",
            OrganisationNumber = "212000-0142",
            Made = new(2026, 3, 31),
            Id = "2026-0007",
            Vouchers =
            [
                new(
                    "SIF",
                    null,
                    new(2026, 3, 31),
                    "Utbetalning social investering – tertial 1 ”Äventyr & öl”",
                    [
                        Row(
                            "79110",
                            120050000,
                            "Fondens kostnad",
                            ("Ansvar", "1000"),
                            ("Verksamhet", "9200"),
                            ("Projekt", "P17"),
                            ("Motpart", "812")
                        ),
                        Row("33110", -120050000, "", ("Ansvar", "4711"), ("Verksamhet", "6500"), ("Projekt", "P17"), ("Motpart", "810")),
                    ]
                ),
                new(
                    "SIF",
                    "8",
                    new(2026, 4, 1),
                    "Återbetalning é 5 €",
                    [
                        Row("33110", 1, "Öre", ("Ansvar", "1000")),
                        Row("79110", 9999, "=1+1", ("Ansvar", "4711")),
                        Row("79110", -10000, "Text som är för lång för sitt fält i en fil med fast bredd", ("Ansvar", "4712")),
                    ]
                ),
            ],
        };

    public static Sie4ILayout Sie { get; } =
        new()
        {
            Dimensions =
            [
                new("Ansvar", 1, "Ansvar"),
                new("Projekt", 6, "Projekt"),
                new("Verksamhet", 20, "Verksamhet"),
                new("Motpart", 21, "Motpart"),
            ],
            File = new()
            {
                AccountNames = new Dictionary<string, string> { ["33110"] = "Resursfördelning", ["79110"] = "Interna bidrag" },
            },
            CodeNames = new Dictionary<VoucherCode, string> { [new("Projekt", "P17")] = "Tidiga insatser för små barn" },
        };

    public static VoucherRow Row(string account, long ore, string text, params (string Part, string Code)[] codes) =>
        new()
        {
            Account = account,
            Amount = new(ore),
            Text = text,
            Codes = [.. codes.Select(code => new VoucherCode(code.Part, code.Code))],
        };

    /// <summary>A layout, read as strictly as the profile that it would stand in.</summary>
    public static T Layout<T>(string name)
        where T : VoucherFile
    {
        var read = DocumentReader.Read<T>(File.ReadAllText(PathOf("Layouts", name)));
        read.Faults.ShouldBeEmpty();
        return read.Value!;
    }

    public static byte[] Golden(string name) => File.ReadAllBytes(PathOf("Golden", name));

    /// <summary>The bytes must be the golden file's, every one.</summary>
    public static void ShouldBeGolden(byte[] written, string name)
    {
        var golden = Golden(name);
        var differs = golden.AsSpan().CommonPrefixLength(written);
        (differs == golden.Length && differs == written.Length).ShouldBeTrue(
            $"{name} differs at byte {differs}: golden …{Around(golden, differs)}…, written …{Around(written, differs)}…"
        );
    }

    public static byte[] Bytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }

    private static string Around(byte[] bytes, int at) =>
        System.Text.Encoding.Latin1.GetString(bytes, Math.Max(0, at - 20), Math.Min(40, bytes.Length - Math.Max(0, at - 20)));

    private static string PathOf(string folder, string name)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Fund.sln")))
        {
            root = root.Parent;
        }

        root.ShouldNotBeNull();
        return Path.Combine(root.FullName, "tests", "Fund.Tests", "Finance", "Vouchers", folder, name);
    }
}
