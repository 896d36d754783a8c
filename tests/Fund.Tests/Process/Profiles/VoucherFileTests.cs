using System.Text.Json.Nodes;
using Fund.Process.Profiles;
using Shouldly;
using Xunit;

namespace Fund.Tests.Process.Profiles;

/// <summary>The file for the finance system is data, and what is wrong in it is told with its place and what is allowed.</summary>
public sealed class VoucherFileTests
{
    public static readonly TheoryData<string> Right =
    [
        """{ "kind": "sie4I", "companyCode": "10", "accountNames": { "7910": "Interna bidrag" }, "lineEnding": "lf" }""",
        """{ "kind": "table", "columns": [{ "heading": "Konto", "value": "konto" }], "delimiter": "\t", "encoding": "pc8" }""",
        """
        { "kind": "fixedWidth", "row": { "fields": [{ "value": "belopp", "position": 1, "length": 12, "pad": "0", "align": "right" }] } }
        """,
        """{ "kind": "table", "columns": [{ "heading": "D/K", "value": "tecken:D/K" }], "amount": { "sign": "none" } }""",
    ];

    [Fact]
    public void Without_a_choice_it_is_SIE_4I() => Guidelines.Alvesta.Settlement.Voucher.File.ShouldBeOfType<SieVoucherFile>();

    [Theory(DisplayName = "F-48 A voucher file that is right is read")]
    [MemberData(nameof(Right))]
    public void What_is_right_is_read(string file) => Faults(file).ShouldBeEmpty();

    [Theory(DisplayName = "F-48 A voucher file that is wrong is refused with its place and what may stand there")]
    [InlineData("""{ "kind": "csv" }""", "file → kind", "Tillåtet: sie4I, table, fixedWidth.")]
    [InlineData(
        """{ "kind": "table", "columns": [{ "heading": "Konto", "value": "kontto" }] }""",
        "file → columns[0] → value",
        "Värdet ”kontto” finns inte. Menade du ”konto”?",
        "Tillåtet: fast:TEXT, organisation"
    )]
    [InlineData("""{ "kind": "table", "columns": [] }""", "file → columns", "Ange minst en kolumn.")]
    [InlineData(
        """{ "kind": "table", "columns": [{ "heading": "Konto", "value": "konto" }], "delimiter": ";;" }""",
        "file → delimiter",
        "ett tecken: semikolon, komma"
    )]
    [InlineData(
        """{ "kind": "table", "columns": [{ "heading": "Konto", "value": "konto" }], "encoding": "latin1" }""",
        "file → encoding",
        "Tillåtet: pc8, windows1252, utf8."
    )]
    [InlineData(
        """{ "kind": "table", "columns": [{ "heading": "B", "value": "belopp" }], "amount": { "decimals": 3, "decimalMark": ";" } }""",
        "file → amount → decimals",
        "0 eller 2 decimaler",
        "file → amount → decimalMark"
    )]
    [InlineData(
        """{ "kind": "table", "columns": [{ "heading": "B", "value": "belopp" }], "amount": { "sign": "none" } }""",
        "file → columns[0] → value",
        "Använd absolutbelopp."
    )]
    [InlineData(
        """
            { "kind": "fixedWidth", "row": { "fields": [
                { "value": "text", "position": 6, "length": 6 }, { "value": "konto", "position": 1, "length": 6 } ] } }
            """,
        "file → row → fields[0] → position",
        "Fältet ”text” på position 6 ligger över fältet före."
    )]
    [InlineData(
        """{ "kind": "fixedWidth", "row": { "length": 5, "fields": [{ "value": "konto", "position": 1, "length": 6, "pad": "00" }] } }""",
        "file → row → fields[0] → length",
        "utanför radens 5 tecken",
        "file → row → fields[0] → pad",
        "ett tecken"
    )]
    [InlineData(
        """
            { "kind": "fixedWidth", "fileHead": { "fields": [{ "value": "konto", "position": 1, "length": 6 }] },
              "row": { "fields": [{ "value": "konto", "position": 0, "length": 0 }] } }
            """,
        "file → fileHead → fields[0] → value",
        "Värdet ”konto” finns inte.",
        "file → row → fields[0] → position",
        "file → row → fields[0] → length"
    )]
    [InlineData(
        """
            { "kind": "fixedWidth", "row": { "fields": [{ "value": "belopp", "position": 1, "length": 9, "pad": "0", "mayCut": true }] } }
            """,
        "file → row → fields[0] → align",
        "Siffror efter värdet skulle ändra det.",
        "file → row → fields[0] → mayCut",
        "Bara en text får kortas av"
    )]
    [InlineData(
        """{ "kind": "fixedWidth", "row": { "fields": [{ "value": "radtext", "position": 1, "length": 9 }] } }""",
        "file → row → fields[0] → mayCut",
        "annars stoppar den utbetalningen"
    )]
    [InlineData("""{ "kind": "sie4I", "accountNames": { "konto": "Bidrag" } }""", "file → accountNames → konto", "inget kontonummer")]
    public void What_is_wrong_is_refused(string file, params string[] told)
    {
        var faults = string.Join('\n', Faults(file));
        foreach (var words in told)
        {
            faults.ShouldContain(words);
        }
    }

    [Fact]
    public void An_organisation_number_and_accounts_are_numbers()
    {
        var faults = string.Join(
            '\n',
            Faults("""{ "kind": "sie4I" }""", ("organisationNumber", "212000-0143"), ("fundAccount", "79A"), ("fundUnit", "10 00"))
        );
        faults.ShouldContain("voucher → organisationNumber");
        faults.ShouldContain("voucher → fundAccount: ”79A” är inget kontonummer.");
        faults.ShouldContain("voucher → fundUnit: ”10 00” är ingen kod i bokföringen.");
    }

    [Fact(DisplayName = "W-23 Where a company may apply, the rule version says the accounts of a grant that leaves the municipality")]
    public void Accounts_of_external_grants()
    {
        var profile = JsonNode.Parse(Guidelines.MadeUp["2024"])!;
        ProfileReader.Read(profile.ToJsonString()).Errors.ShouldBeEmpty("its committees alone apply");
        profile["applicants"]!["leadKinds"]!.AsArray().Add("municipalCompany");
        string.Join('\n', ProfileReader.Read(profile.ToJsonString()).Errors)
            .ShouldContain("voucher → external: Enheter av slaget Kommunalt bolag kan söka och har egen bokföring.");

        var voucher = profile["settlement"]!["voucher"]!;
        voucher["external"] = JsonNode.Parse("""{ "grantAccount": "7920", "debtAccount": "29 90" }""");
        string.Join('\n', ProfileReader.Read(profile.ToJsonString()).Errors)
            .ShouldContain("external → debtAccount: ”29 90” är inget kontonummer.");
        voucher["external"]!["debtAccount"] = "2990";
        ProfileReader.Read(profile.ToJsonString()).Errors.ShouldBeEmpty();
    }

    /// <summary>The made-up municipality's rule version with another voucher file.</summary>
    internal static string With(string file, params (string Key, string Value)[] more)
    {
        var profile = JsonNode.Parse(Guidelines.MadeUp["2024"])!;
        var voucher = profile["settlement"]!["voucher"]!;
        voucher["file"] = JsonNode.Parse(file);
        foreach (var (key, value) in more)
        {
            voucher[key] = value;
        }

        return profile.ToJsonString();
    }

    private static IReadOnlyList<string> Faults(string file, params (string Key, string Value)[] more) =>
        ProfileReader.Read(With(file, more)).Errors;
}
