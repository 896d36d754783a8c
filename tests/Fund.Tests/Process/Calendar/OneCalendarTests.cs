using System.Text.RegularExpressions;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Process.Calendar;

/// <summary>The calendar is worked out in one place: nobody else reads or writes days of the year, or names of occasions.</summary>
public sealed partial class OneCalendarTests
{
    private static readonly string Sources = Path.Combine(TestFiles.Root, "src");

    [Fact(DisplayName = "F-48 nobody outside Process/Calendar takes days of the year or keys of occasions apart, or puts them together")]
    public void Nobody_else_takes_occasions_apart()
    {
        var elsewhere = Directory
            .EnumerateFiles(Sources, "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Sources, "*.cshtml", SearchOption.AllDirectories))
            .Where(file => !Generated().IsMatch(file) && !file.Contains(Path.Combine("Process", "Calendar"), StringComparison.Ordinal))
            .SelectMany(file =>
                File.ReadLines(file)
                    .Select((line, at) => (Place: $"{Path.GetRelativePath(Sources, file)}:{at + 1}", Line: line))
                    .Where(one => IsOwnCalendar(one.Line))
            )
            .Select(one => $"{one.Place} {one.Line.Trim()}");
        elsewhere.ShouldBeEmpty();
    }

    // What each of the seven readings that once lived looked like: the test finds them, and so is no test that cannot fail.
    [Theory(DisplayName = "F-48 each of the readings that once lived would be found")]
    [InlineData("""DateOnly.TryParseExact("2001-" + text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);""")]
    [InlineData("""DateOnly.ParseExact($"{year}-{monthDay}", "yyyy-MM-dd", CultureInfo.InvariantCulture);""")]
    [InlineData("""DateOnly.ParseExact(text, "MM-dd");""")]
    [InlineData("""RuleFor(c => c.Occasion).Matches("^20[0-9]{2}-[A-Za-z0-9]{1,20}$")""")]
    [InlineData("""request.Occasion.EndsWith("-" + o.Key, StringComparison.Ordinal)""")]
    [InlineData("""private static bool IsYearEnd(string occasion) => occasion.EndsWith("-ar", StringComparison.Ordinal);""")]
    [InlineData("""private static string YearOf(string occasion) => occasion[..occasion.LastIndexOf('-')];""")]
    [InlineData("""new PortfolioOccasion($"{of}-{o.Key}", $"{o.Name} {of}")""")]
    [InlineData("""            $"{year}-{rule.Key}",""")]
    [InlineData("""private static bool IsLastOfYear(DateOnly periodEnd) => periodEnd is { Month: 12, Day: 31 };""")]
    [InlineData("""var due = today.AddMonths(clock.Months).AddDays(clock.Days);""")]
    public void Each_of_the_readings_that_once_lived_would_be_found(string line) => IsOwnCalendar(line).ShouldBeTrue();

    private static bool IsOwnCalendar(string line) =>
        DayOfYear().IsMatch(line) || TakenApart().IsMatch(line) || PutTogether().IsMatch(line) || OwnTerm().IsMatch(line);

    // A day of the year read with a year of one's own before it, or a turn of the year by month and day.
    [GeneratedRegex("""ParseExact\([^)]*("MM-dd"|"\d{4}-" ?\+|\{[^}]*[yY]ear[^}]*\}-)|Month: 12, Day: 31""")]
    private static partial Regex DayOfYear();

    // The text of an occasion cut, searched, or matched by a pattern.
    [GeneratedRegex(
        """[oO]ccasion(\.|\)\.|\[)(Matches|EndsWith|StartsWith|Split|IndexOf|LastIndexOf|Substring|Contains\('-'|\.\.)|20\[0-9\]"""
    )]
    private static partial Regex TakenApart();

    // A year, a hyphen and a key.
    [GeneratedRegex("""\$"\{[A-Za-z]*(year|Year|of)\}-\{[A-Za-z.]*(Key|key|Occasion|occasion)\}""")]
    private static partial Regex PutTogether();

    [GeneratedRegex("""AddMonths\([^)]*\)\.AddDays\(""")]
    private static partial Regex OwnTerm();

    [GeneratedRegex("""[\\/](Migrations|KeyMigrations|obj|bin)[\\/]""")]
    private static partial Regex Generated();
}
