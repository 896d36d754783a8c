using System.Reflection;
using System.Runtime.CompilerServices;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Years;
using Fund.Platform.Pipeline;
using Shouldly;
using Xunit;

namespace Fund.Tests.Platform.Pipeline;

/// <summary>What every command is asked alike before anybody looks at what it says.</summary>
public sealed class ShapeTests
{
    [Fact(DisplayName = "A year outside of the calendar is refused for every command that has one, in words and at its field")]
    public void Years()
    {
        var seen = 0;
        foreach (var type in typeof(SubmitYearEnd).Assembly.GetTypes().Where(MessageKind.IsCommand))
        {
            foreach (var property in type.GetProperties().Where(IsYear))
            {
                seen++;
                foreach (var year in new[] { int.MinValue, -1, 0, 1, 1999, 2101, 9999, int.MaxValue })
                {
                    var command = RuntimeHelpers.GetUninitializedObject(type);
                    object value =
                        property.PropertyType.IsGenericType && Nullable.GetUnderlyingType(property.PropertyType) is null
                            ? new Dictionary<int, Money> { [year] = Money.Zero }
                            : year;
                    property.SetValue(command, value);
                    var refused = Should.Throw<Refused>(() => YearShape.Check(command), $"{type.Name}.{property.Name} = {year}");
                    refused.Findings.ShouldHaveSingleItem().Field.ShouldBe(char.ToLowerInvariant(property.Name[0]) + property.Name[1..]);
                }
            }
        }

        seen.ShouldBeGreaterThan(5);
    }

    [Theory(DisplayName = "BAD-10 What stands on one line everywhere is refused with a line break; longer texts may have them")]
    [InlineData("§ 1\n#VER", false)]
    [InlineData("§ 1\u2028", false)]
    [InlineData("§ 1", true)]
    public void Lines(string paragraph, bool fits)
    {
        var decide = new DecideUnspent(2026, Money.Zero, null, paragraph);
        var send = new SendBackYearEnd(2026, "Två\nrader.");
        Should.NotThrow(() => TextShape.Check(send));
        if (fits)
        {
            TextShape.Check(decide);
        }
        else
        {
            Should.Throw<Refused>(() => TextShape.Check(decide)).Findings.ShouldHaveSingleItem().Field.ShouldBe("carryParagraph");
        }
    }

    [Fact(DisplayName = "BAD-10 Why somebody does a thing has an end in every command that asks for it, and shows when it is read")]
    public void Reasons()
    {
        var seen = 0;
        foreach (var type in typeof(SubmitYearEnd).Assembly.GetTypes().Where(MessageKind.IsCommand))
        {
            foreach (var property in type.GetProperties().Where(p => p.Name is "Reason" or "Because" or "Comment"))
            {
                seen++;
                var command = RuntimeHelpers.GetUninitializedObject(type);
                foreach (var text in new[] { new string('x', 4_001), "\u200B", " \u200D\u2060 ", "\uFEFF" })
                {
                    property.SetValue(command, text);
                    Should.Throw<Refused>(() => TextShape.Check(command), $"{type.Name}.{property.Name}");
                }

                foreach (var text in new[] { new string('x', 4_000), "", " ", "Familjen 👨‍👩‍👧 flyttade" })
                {
                    property.SetValue(command, text);
                    Should.NotThrow(() => TextShape.Check(command));
                }
            }
        }

        seen.ShouldBeGreaterThan(10);
    }

    private static bool IsYear(PropertyInfo property) =>
        property.Name.EndsWith("Year", StringComparison.Ordinal)
        && (
            property.PropertyType == typeof(int)
            || property.PropertyType == typeof(int?)
            || property.PropertyType.IsAssignableTo(typeof(IReadOnlyDictionary<int, Money>))
        );
}
