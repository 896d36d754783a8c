using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Shouldly;
using Xunit;

namespace Architecture.Tests;

/// <summary>What the documents say is there is there: addresses, settings, tables, files and programs.</summary>
public sealed partial class DocumentClaimTests
{
    private static readonly string[] Documents =
    [
        Path.Combine(Repository.Root, "README.md"),
        .. Repository.Files("docs", ".md"),
        Path.Combine(Repository.Root, "deploy", "runbook.md"),
        Path.Combine(Repository.Root, "deploy", "fund.env.example"),
    ];

    private static readonly Lazy<IReadOnlyList<string>> Strings = new(() => [.. Compiled.Assemblies.SelectMany(In).Distinct()]);
    private static readonly Lazy<IReadOnlySet<string>> Members = new(() =>
        Compiled.Assemblies.SelectMany(Compiled.Types).SelectMany(type => type.Properties).Select(property => property.Name).ToHashSet()
    );

    [Fact(DisplayName = "F-28 Every address that the documents name is one of the product's")]
    public void Addresses_exist()
    {
        var named = Named(Address())
            .Select(found => found.Replace("/{municipality}", "", StringComparison.Ordinal).TrimEnd('/'))
            .ToHashSet();
        named.Count.ShouldBeGreaterThan(10);
        named.Where(address => !Strings.Value.Any(known => known.Contains(address, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact(DisplayName = "F-28 Every setting that the documents name is read")]
    public void Settings_are_read()
    {
        var named = Named(Setting()).ToHashSet();
        named.Count.ShouldBeGreaterThan(15);
        named.Where(setting => !IsRead(setting)).ShouldBeEmpty();
    }

    [Fact(DisplayName = "F-28 Every table that the documents name is in the model")]
    public void Tables_exist()
    {
        var named = Named(Table()).ToHashSet();
        named.Count.ShouldBeGreaterThan(1);
        named.Where(table => !Strings.Value.Contains(table)).ShouldBeEmpty();
    }

    [Fact(DisplayName = "F-28 Every file and folder that the documents name is in the repository")]
    public void Files_exist()
    {
        var named = Named(File()).Select(found => found.TrimEnd('/')).ToHashSet();
        named.Count.ShouldBeGreaterThan(5);
        named.Where(path => path.Split('*')[0] is var start && !Exists(start)).ShouldBeEmpty();
    }

    [Fact(DisplayName = "F-28 The documents name nothing that was never built")]
    public void Nothing_that_was_never_built() => Named(NeverBuilt()).ShouldBeEmpty();

    private static bool Exists(string path)
    {
        var full = Path.Combine(Repository.Root, path.TrimEnd('/'));
        return System.IO.File.Exists(full) || Directory.Exists(full);
    }

    // "Mail__Host" is the section Mail and its property Host, or read as "Mail:Host".
    private static bool IsRead(string setting)
    {
        var parts = setting.Split("__");
        return Strings.Value.Contains(string.Join(':', parts))
            || (
                Strings.Value.Any(known => known == parts[0] || known.StartsWith(parts[0] + ":", StringComparison.Ordinal))
                && Members.Value.Contains(parts[^1])
            );
    }

    private static IEnumerable<string> Named(Regex what) =>
        Documents.SelectMany(file => what.Matches(System.IO.File.ReadAllText(file))).Select(match => match.Groups["it"].Value);

    private static IEnumerable<string> In(AssemblyDefinition assembly) =>
        Compiled
            .Types(assembly)
            .SelectMany(type => type.Methods)
            .Where(method => method.HasBody)
            .SelectMany(method => method.Body.Instructions)
            .Where(instruction => instruction.OpCode.Code == Code.Ldstr)
            .Select(instruction => (string)instruction.Operand)
            .Concat(
                Compiled
                    .Types(assembly)
                    .SelectMany(type => type.CustomAttributes)
                    .SelectMany(attribute => attribute.ConstructorArguments)
                    .Select(argument => argument.Value)
                    .OfType<string>()
            );

    [GeneratedRegex("`(?<it>/[a-z{][a-z0-9/{}.-]*)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();

    [GeneratedRegex(
        "\\b(?<it>FUND_(?!TEST_)[A-Z_]+|(?:Mail|Pdf|Plugins|SignIn|Demonstration)__[A-Za-z]+)\\b",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Setting();

    [GeneratedRegex(
        "\\b(?:platform|profiles|applications|assessment|finance|evaluation)\\.(?<it>[a-z_]+)\\b",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Table();

    [GeneratedRegex("`(?<it>(?:src|tests|docs|deploy|tools)/[A-Za-z0-9_./*-]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex File();

    [GeneratedRegex("(?<it>[Ww]ebhooks?\\b|change notes|CHANGELOG)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NeverBuilt();
}
