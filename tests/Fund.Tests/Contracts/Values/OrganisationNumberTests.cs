using CsCheck;
using Fund.Contracts.Values;
using Shouldly;
using Xunit;

namespace Fund.Tests.Contracts.Values;

public sealed class OrganisationNumberTests
{
    [Theory]
    [InlineData("212000-0142")]
    [InlineData("2120000142")]
    [InlineData("16212000-0142")]
    [InlineData("162120000142")]
    [InlineData(" 212000-0142\u00A0")]
    public void BAD11_every_form_is_stored_as_the_same_ten_digits(string text)
    {
        OrganisationNumber.TryRead(text, out var number, out _).ShouldBeTrue();
        number.Digits.ShouldBe("2120000142");
        number.IsPersonal.ShouldBeFalse();
        number.ForPage().ShouldBe("212000-0142");
        number.ToString().ShouldBe("212000-0142");
    }

    [Theory]
    [InlineData("2120000143", UnreadableCode.WrongCheckDigit)]
    [InlineData("811228-9873", UnreadableCode.WrongCheckDigit)]
    [InlineData("191300000001", UnreadableCode.NotAnOrganisationNumber)]
    [InlineData("19212000-0142", UnreadableCode.NotAnOrganisationNumber)]
    [InlineData("16811228-9874", UnreadableCode.NotAnOrganisationNumber)]
    [InlineData("811328-9874", UnreadableCode.NotAnOrganisationNumber)]
    [InlineData("810230-9874", UnreadableCode.NotAnOrganisationNumber)]
    [InlineData("412000-0142", UnreadableCode.NotAnOrganisationNumber)]
    [InlineData("212000-014", UnreadableCode.NotAnOrganisationNumber)]
    [InlineData("21200-00142", UnreadableCode.NotAnOrganisationNumber)]
    [InlineData("212000 0142", UnreadableCode.NotAnOrganisationNumber)]
    [InlineData("SE212000014201", UnreadableCode.NotAnOrganisationNumber)]
    [InlineData("2120000I42", UnreadableCode.NotAnOrganisationNumber)]
    [InlineData("\uFF12120000142", UnreadableCode.NotAnOrganisationNumber)]
    [InlineData("2120000142\n", UnreadableCode.NotAnOrganisationNumber)]
    [InlineData("", UnreadableCode.Empty)]
    [InlineData(null, UnreadableCode.Empty)]
    public void BAD11_everything_else_is_refused(string? text, UnreadableCode code)
    {
        OrganisationNumber.TryRead(text, out var number, out var unreadable).ShouldBeFalse();
        number.ShouldBeNull();
        unreadable.ShouldNotBeNull().Code.ShouldBe(code);
        unreadable.Reason.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("811228-9874")]
    [InlineData("198112289874")]
    [InlineData("701063-2391")]
    public void BAD11_personal_and_coordination_numbers_are_flagged_and_masked(string text)
    {
        OrganisationNumber.TryRead(text, out var number, out _).ShouldBeTrue();
        number.IsPersonal.ShouldBeTrue();
        number.ToString().ShouldBe("******-****");
        $"{number}".ShouldNotContain(number.Digits[..6]);
    }

    [Fact]
    public void BAD11_one_wrong_digit_is_always_found() =>
        Gen.Select(Gen.Int[100_000_000, 999_999_999], Gen.Int[0, 9], Gen.Int[1, 9])
            .Sample(
                (nine, place, more) =>
                {
                    var right = Enumerable
                        .Range(0, 10)
                        .Select(last => $"{nine}{last}")
                        .FirstOrDefault(text => OrganisationNumber.TryRead(text, out _, out _));
                    if (right is null)
                    {
                        return;
                    }

                    var wrong = right.ToCharArray();
                    wrong[place] = (char)('0' + ((wrong[place] - '0' + more) % 10));
                    OrganisationNumber.TryRead(new string(wrong), out _, out _).ShouldBeFalse();
                    OrganisationNumber.TryRead(right, out var number, out _).ShouldBeTrue();
                    OrganisationNumber.TryRead(number.ForPage(), out var again, out _).ShouldBeTrue();
                    again.ShouldBe(number);
                },
                iter: 10_000
            );
}
