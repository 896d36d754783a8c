using CsCheck;
using Fund.Contracts.Values;
using Shouldly;
using Xunit;

namespace Fund.Tests.Contracts.Values;

public sealed class SwedishTextTests
{
    [Theory]
    [InlineData("A\u030Asa", "\u00C5sa")]
    [InlineData("\u212Bsa", "\u00C5sa")]
    [InlineData("\u00C5sa", "\u00C5sa")]
    [InlineData("Rene\u0301", "Ren\u00E9")]
    public void BAD10_letters_are_composed_in_one_way(string text, string stored) => Normalise(text).ShouldBe(stored);

    [Theory]
    [InlineData("Straße")]
    [InlineData("Åsa  Öberg")]
    [InlineData("O'Brien")]
    [InlineData("Null")]
    [InlineData("Å")]
    [InlineData("a\u00A0b")]
    [InlineData("\U0001F468\u200D\U0001F469\u200D\U0001F467")]
    [InlineData("")]
    [InlineData(" med blanka ")]
    public void BAD10_everything_else_is_kept_letter_for_letter(string text) => Normalise(text).ShouldBe(text);

    [Fact]
    public void BAD10_three_hundred_letters_are_kept() => Normalise(new string('ö', 300)).ShouldBe(new string('ö', 300));

    public static TheoryData<string, int> Forbidden =>
        new()
        {
            { "U+0000", 0x0000 },
            { "bell", 0x0007 },
            { "line feed", 0x000A },
            { "tab", 0x0009 },
            { "delete", 0x007F },
            { "C1", 0x0085 },
            { "line separator", 0x2028 },
            { "arabic mark", 0x061C },
            { "left to right mark", 0x200E },
            { "embedding", 0x202A },
            { "override", 0x202E },
            { "isolate", 0x2066 },
            { "pop isolate", 0x2069 },
            { "high surrogate", 0xD83D },
            { "low surrogate", 0xDC68 },
            { "lost character", 0xFFFD },
            { "no character", 0xFFFF },
        };

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void BAD10_hidden_and_broken_characters_are_refused(string name, int code)
    {
        SwedishText.TryNormaliseLine($"Åsa{(char)code}Öberg", out var stored, out var unreadable).ShouldBeFalse(name);
        stored.ShouldBeEmpty();
        unreadable.ShouldNotBeNull().Code.ShouldBe(UnreadableCode.ForbiddenCharacter);
    }

    [Fact]
    public void Several_lines_keep_tabs_and_get_one_kind_of_line_break()
    {
        SwedishText.TryNormaliseLines("ett\r\ntvå\rtre\n\tfyra", out var stored, out _).ShouldBeTrue();
        stored.ShouldBe("ett\ntvå\ntre\n\tfyra");
        SwedishText.TryNormaliseLines("ett\n\u202Etvå", out _, out _).ShouldBeFalse();
    }

    [Fact]
    public void BAD10_names_sort_with_the_swedish_letters_last()
    {
        string[] names = ["Öberg", "Åberg", "Zetterlund", "Ärlig", "Andersson", "Örn", "åkesson", "Édith", "Ek"];
        string[] inOrder = ["Andersson", "Édith", "Ek", "Zetterlund", "Åberg", "åkesson", "Ärlig", "Öberg", "Örn"];
        names.Order(SwedishText.Comparer).ShouldBe(inOrder);
    }

    [Fact]
    public void The_order_is_total() =>
        Gen.Select(Gen.String["abAÅåÄÖzé\u200D -"], Gen.String["abAÅåÄÖzé\u200D -"])
            .Sample(
                (left, right) =>
                {
                    var order = SwedishText.Comparer.Compare(left, right);
                    (order == 0).ShouldBe(string.Equals(left, right, StringComparison.Ordinal));
                    Math.Sign(SwedishText.Comparer.Compare(right, left)).ShouldBe(-Math.Sign(order));
                },
                iter: 10_000
            );

    [Fact]
    public void BAD10_any_text_is_either_refused_or_stored_as_the_same_text_for_ever() =>
        Gen.Int[0, 0xFFFF]
            .Select(code => (char)code)
            .Array[0, 6]
            .Select(signs => new string(signs))
            .Sample(
                text =>
                {
                    if (!SwedishText.TryNormaliseLine(text, out var once, out _))
                    {
                        return;
                    }

                    Normalise(once).ShouldBe(once);
                    System
                        .Text.Encoding.UTF8.GetString(new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(once))
                        .ShouldBe(once);
                },
                iter: 10_000
            );

    private static string Normalise(string text)
    {
        SwedishText.TryNormaliseLine(text, out var stored, out var unreadable).ShouldBeTrue(unreadable?.Reason);
        return stored;
    }
}
