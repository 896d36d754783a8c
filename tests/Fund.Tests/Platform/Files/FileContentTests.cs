using Fund.Platform.Files;
using Shouldly;
using Xunit;

namespace Fund.Tests.Platform.Files;

/// <summary>A file's name says nothing that its content is not.</summary>
public sealed class FileContentTests
{
    [Theory]
    [InlineData("start.bat")]
    [InlineData("sida.HTML")]
    [InlineData("bild.svg")]
    [InlineData("avtal.pdf.exe")]
    [InlineData("mall.xlsm ")]
    [InlineData("../../x.vbs.")]
    public void A_name_that_a_machine_would_run_is_not_taken(string name) => FileContent.MayBeCalled(name).ShouldBeFalse();

    [Theory]
    [InlineData("Protokoll KSN 12.3")]
    [InlineData("avtal.pdf")]
    [InlineData("underlag 2026.xlsx")]
    [InlineData("exe")]
    [InlineData("anteckning")]
    public void Other_names_are(string name) => FileContent.MayBeCalled(name).ShouldBeTrue();
}
