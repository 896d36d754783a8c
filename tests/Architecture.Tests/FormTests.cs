using Shouldly;
using Xunit;

namespace Architecture.Tests;

/// <summary>What neither the compiler nor <c>dotnet format</c> says of the form of the code.</summary>
public sealed class FormTests
{
    private const int Columns = 140;

    [Fact(DisplayName = "F-49 No line of code is wider than 140 columns, outside generated code")]
    public void No_line_is_wider_than_a_window()
    {
        var wide =
            from folder in new[] { "src", "tests", "tools" }
            from file in Repository.Files(folder, ".cs", ".cshtml")
            where !file.Contains("Migrations/", StringComparison.Ordinal)
            from line in File.ReadLines(file).Select((text, index) => (text, number: index + 1))
            where line.text.Length > Columns
            select $"{Repository.Relative(file)}:{line.number} is {line.text.Length} wide";
        wide.ShouldBeEmpty();
    }
}
