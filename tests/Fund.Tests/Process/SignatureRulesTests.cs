using Fund.Contracts.Values;
using Fund.Process;
using Fund.Process.Profiles;
using Shouldly;
using Xunit;
using static Fund.Tests.Process.Guidelines;

namespace Fund.Tests.Process;

/// <summary>Who signs is read from what the guideline requires, however deep it stands.</summary>
public sealed class SignatureRulesTests
{
    private static readonly ParticipantFact[] Participants =
    [
        Unit("social", "administration", lead: true, byResult: true),
        Unit("nämnden", "committee", byCost: true),
        Unit("bolaget", "business", byResult: true),
        Unit("omsorg", "administration"),
    ];

    [Theory(DisplayName = "F-29 Those sign whom the guideline names, also where it asks one track only or asks for none")]
    [InlineData("2015", "U-66", "social", "nämnden")]
    [InlineData("2024", "L-22", "social", "nämnden", "bolaget")]
    [InlineData("2025", "T-7", "social")]
    [InlineData("2023-05", null, "social", "nämnden", "bolaget")]
    public void Signers_are_those_the_guideline_names(string code, string? rule, params string[] signers)
    {
        var profile = ProfileOf(code);
        profile.AskedSignatures()?.Rule.ShouldBe(rule);
        (profile.AskedSignatures() is null).ShouldBe(rule is null);
        profile.Signers(Participants).Select(unit => unit.UnitKey).ShouldBe(signers);
    }

    [Fact(DisplayName = "F-29 Where each applicant signs, those sign too who are affected by nothing")]
    public void Each_applicant_signs()
    {
        var asked = ProfileReader.ReadValid(
            MadeUp["2024"].Replace("\"is\":\"signedByAllAffected\"", "\"is\":\"signedByEachApplicant\"", StringComparison.Ordinal)
        );
        asked.Signers(Participants).ShouldBe(Participants);
    }

    [Theory(DisplayName = "F-29 A no is in the way of what is signed for, and of nothing else")]
    [InlineData("2015", "SubmitApplication", "invited", true)]
    [InlineData("2015", "WithdrawCase", "invited", false)]
    [InlineData("2025", "SubmitApplication", "draft", true)]
    [InlineData("2025", "WithdrawCase", "draft", false)]
    public void A_no_is_in_the_way(string code, string operation, string stage, bool inTheWay)
    {
        var facts = new CaseFacts { Track = "prova" };
        facts.Refusals.Add(new SignatureRefusalFact("Omsorgsnämnden", "Olle Omsorg"));
        ProfileOf(code)
            .Check(operation, stage, null, facts)
            .Any(finding =>
                finding.Message.StartsWith("Omsorgsnämnden har svarat nej", StringComparison.Ordinal) && finding.Link == "underskrifter"
            )
            .ShouldBe(inTheWay);
    }

    private static Profile ProfileOf(string code) =>
        code switch
        {
            "2015" => Uppsala,
            "2023-05" => Alvesta,
            _ => ProfileReader.ReadValid(MadeUp[code]),
        };
}
