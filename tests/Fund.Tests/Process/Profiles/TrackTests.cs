using Fund.Contracts.Values;
using Fund.Process;
using Fund.Process.Profiles;
using Shouldly;
using Xunit;

namespace Fund.Tests.Process.Profiles;

/// <summary>A fund with three tracks: caps, frame, decider, clock and form parts of each, and a municipality with two funds.</summary>
public sealed class TrackTests
{
    private static readonly Profile Tracks = ProfileReader.ReadValid(Guidelines.MadeUp["2025"]);

    [Fact]
    public void Each_track_has_its_caps_frame_and_decider()
    {
        var (small, large) = (Tracks.TrackOf("prova")!, Tracks.TrackOf("vaxla")!);
        (small.CapTotal, small.CapPerYear, small.ShareOfCost, small.FramePerYear).ShouldBe((100_000, null, null, 500_000));
        (large.CapTotal, large.CapPerYear, large.ShareOfCost, large.FramePerYear).ShouldBe((4_000_000, 2_000_000, 0.5m, null));
        Tracks.BodyFor("prova").ShouldBe("Kommundirektören");
        Tracks.BodyFor("utveckla").ShouldBe("Kommunstyrelsen");
        Tracks.BodyFor("vaxla").ShouldBe("Kommunfullmäktige");
        Tracks.BodyFor(null).ShouldBe("Kommunstyrelsen");
    }

    [Fact]
    public void A_track_has_its_own_clock_and_the_others_the_stages()
    {
        var applied = Tracks.StageOf("applied");
        applied.ClockFor("prova")!.Within.Length.ShouldBe(14);
        applied.ClockFor("vaxla")!.Within.Length.ShouldBe(3);
        applied.ClockFor(null)!.Within.Length.ShouldBe(3);
        Tracks.StageOf("running").ClockFor("prova").ShouldBeNull();
    }

    [Theory]
    [InlineData("prova", new string[0])]
    [InlineData("utveckla", new[] { "calculation" })]
    [InlineData("vaxla", new[] { "calculation", "proof" })]
    public void A_track_has_its_own_parts_of_the_form(string track, string[] asked)
    {
        var facts = new CaseFacts { Track = track };
        facts.Answers["idea"] = "En idé";
        facts.Answers["wanted"] = "90000";
        Tracks
            .Check("SubmitApplication", "draft", null, facts)
            .Where(finding =>
                finding is { Field: not null, Link: not null } && finding.Link.StartsWith("ansokan?formular=", StringComparison.Ordinal)
            )
            .Select(finding => finding.Field)
            .ShouldBe(asked);
    }

    [Fact]
    public void A_requirement_can_ask_for_the_track()
    {
        var facts = new CaseFacts { Track = "vaxla" }.With(Guidelines.Unit("socialforvaltningen", "administration", lead: true));
        Tracks.Refusing("SubmitApplication", "draft", facts).ShouldContain("T-4");
        facts.Track = "prova";
        Tracks.Refusing("SubmitApplication", "draft", facts).ShouldNotContain("T-4");
        Tracks.Refusing("SubmitApplication", "draft", facts).ShouldNotContain("T-7");
    }

    [Fact]
    public void A_grant_over_a_cap_of_its_track_is_told_with_the_tracks_rule()
    {
        var track = Tracks.TrackOf("utveckla")!;
        var years = new Dictionary<int, Money> { [2026] = Money.FromKronor(700_000), [2027] = Money.FromKronor(900_000) };
        var over = TrackLimits.Over(track, Money.FromKronor(1_600_000), years, Money.FromKronor(2_000_000));
        over.Count.ShouldBe(4);
        over.ShouldAllBe(finding => finding.Rule == "T-3");
        over.Count(finding => finding.Field == "perYear").ShouldBe(2);

        years = new Dictionary<int, Money> { [2026] = Money.FromKronor(600_000) };
        TrackLimits.Over(track, Money.FromKronor(600_000), years, Money.FromKronor(800_000)).ShouldBeEmpty();
        TrackLimits.Over(track, Money.FromKronor(600_000), years, Money.FromKronor(799_999)).ShouldHaveSingleItem();
        TrackLimits.Over(track, Money.FromKronor(600_000), years, null).ShouldHaveSingleItem().Message.ShouldContain("75 %");
        TrackLimits.Over(Tracks.TrackOf("prova")!, Money.FromKronor(100_000), years, null).ShouldBeEmpty();
    }

    [Theory(DisplayName = "F-42 A track that is not there, or twice there, is refused with its place")]
    [InlineData("\"tracks\": [\"prova\"]", "\"tracks\": [\"pröva\"]", "trackClocks[0] → tracks[0]", "Menade du ”prova”?")]
    [InlineData("\"of\": [\"vaxla\"]", "\"of\": [\"växla\"]", "→ of[0]", "Menade du ”vaxla”?")]
    [InlineData("\"key\": \"utveckla\"", "\"key\": \"prova\"", "fund → tracks[1]", "två gånger")]
    [InlineData("\"shareOfCost\": 0.5", "\"shareOfCost\": 50", "fund → tracks[2] → shareOfCost", "0.5 är hälften")]
    [InlineData("\"capPerYear\": 600000", "\"capPerYear\": 6000000", "fund → tracks[1] → capPerYear", "capTotal")]
    [InlineData("\"role\": \"totalCost\", ", "", "fund → tracks[1] → shareOfCost", "totalCost")]
    public void Misspelt(string right, string wrong, params string[] told)
    {
        var text = Running.TestFiles.MunicipalityText("tre-spar");
        text.ShouldContain(right);
        var at = text.IndexOf(right, StringComparison.Ordinal);
        var json = System.Text.Json.Nodes.JsonNode.Parse(text.Remove(at, right.Length).Insert(at, wrong))!["ruleVersions"]![0]!["profile"]!;
        ProfileReader.Read(json.ToJsonString()).Errors.ShouldContain(error => told.All(error.Contains));
    }

    [Fact]
    public void Two_funds_of_a_municipality_have_their_own_calendars_numbers_and_words()
    {
        var prevention = ProfileReader.ReadValid(Guidelines.MadeUp["forebyggande-2025"]);
        var future = ProfileReader.ReadValid(Guidelines.MadeUp["framtid-2024"]);
        (prevention.Fund.Source, future.Fund.Source).ShouldBe((FundSource.YearlyAppropriation, FundSource.EquityEarmark));
        (prevention.Calendar.Occasions.Count, future.Calendar.Occasions.Count).ShouldBe((3, 2));
        prevention.AuthorityFor("SubmitApplication").Written(2026, 7).ShouldBe("EK 007/2026");
        future.AuthorityFor("SubmitApplication").Written(2026, 7).ShouldBe("KS 2026/0007");
        prevention.Terminology.Initiative.Definite.ShouldBe("insatsen");
        FundVersions.Overlaps([prevention, future]).ShouldBeEmpty();
    }

    [Theory(DisplayName = "F-42 Two versions of one fund never hold at the same time")]
    [InlineData("2025-02-01", null, "2025-02-01", null, true)]
    [InlineData("2025-02-01", null, "2026-01-01", null, false)]
    [InlineData("2025-02-01", "2026-01-01", "2026-01-01", null, true)]
    [InlineData("2025-02-01", "2025-12-31", "2026-01-01", null, false)]
    [InlineData("2026-01-01", null, "2025-02-01", "2026-06-30", true)]
    public void Overlapping(string from, string? to, string nextFrom, string? nextTo, bool overlaps)
    {
        var versions = new[] { Version("a", from, to), Version("b", nextFrom, nextTo) };
        FundVersions.Overlaps(versions).Count.ShouldBe(overlaps ? 1 : 0);
        FundVersions.Overlaps([versions[0], versions[1] with { Fund = versions[1].Fund with { Key = "annan" } }]).ShouldBeEmpty();
    }

    private static Profile Version(string code, string from, string? to) =>
        Tracks with
        {
            Code = code,
            Guideline = Tracks.Guideline with
            {
                InForceFrom = DateOnly.ParseExact(from, "yyyy-MM-dd"),
                InForceTo = to is null ? null : DateOnly.ParseExact(to, "yyyy-MM-dd"),
            },
        };
}
