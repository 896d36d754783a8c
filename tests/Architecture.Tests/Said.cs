using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests;

/// <summary>A text that the house says: where T(…) stands, and the key that it looks its English up by.</summary>
/// <param name="File">The source file, from the root.</param>
/// <param name="Project">The folder of its project, from the root.</param>
/// <param name="Key">The Swedish, with {0}, {1}… for its values.</param>
internal sealed partial record Said(string File, string Project, string Key)
{
    private static readonly CSharpParseOptions Latest = new(LanguageVersion.Latest);

    /// <summary>All of them: in code, in pages, and what the log calls each command.</summary>
    public static IReadOnlyList<Said> All { get; } =
    [
        .. from project in Repository.Files("src", ".csproj")
        let folder = Path.GetDirectoryName(project)!
        from file in Repository.Files(Repository.Relative(folder), ".cs", ".cshtml")
        from key in Keys(System.IO.File.ReadAllText(file))
        select new Said(Repository.Relative(file), Repository.Relative(folder), key),
    ];

    /// <summary>The texts of a source file.</summary>
    public static IEnumerable<string> Keys(string source) =>
        Calls()
            .Matches(source)
            .Select(call => SyntaxFactory.ParseExpression(source, call.Index, options: Latest, consumeFullText: false))
            .SelectMany(said => said.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Where(IsSaid).Take(1))
            .SelectMany(said => Of(said.ArgumentList.Arguments[0].Expression))
            .Concat(Logged().Matches(source).Select(named => named.Groups["words"].Value));

    /// <summary>
    /// Looked up once and for all: a field, or a property that is filled at its birth, speaks to everybody in one language.
    /// </summary>
    public static IEnumerable<string> LookedUpTooEarly(string source) =>
        CSharpSyntaxTree
            .ParseText(source, Latest)
            .GetRoot()
            .DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Where(IsSaid)
            .Where(said =>
                said.Ancestors()
                    .TakeWhile(node => node is not (AnonymousFunctionExpressionSyntax or MethodDeclarationSyntax))
                    .Any(node => node is FieldDeclarationSyntax || (node is EqualsValueClauseSyntax && IsOfShared(node.Parent)))
            )
            .Select(said => said.ToString());

    private static bool IsOfShared(SyntaxNode? member) =>
        member is PropertyDeclarationSyntax property && property.Modifiers.Any(SyntaxKind.StaticKeyword);

    private static bool IsSaid(InvocationExpressionSyntax call) =>
        call is { Expression: IdentifierNameSyntax { Identifier.Text: "T" }, ArgumentList.Arguments.Count: 1 };

    private static IEnumerable<string> Of(ExpressionSyntax said) =>
        said is ConditionalExpressionSyntax either ? Of(either.WhenTrue).Concat(Of(either.WhenFalse))
        : Write(said, new StringBuilder(), 0, HasValues(said)) is { } whole ? [whole.Text.ToString()]
        : [];

    private static bool HasValues(ExpressionSyntax said) => said.DescendantNodesAndSelf().OfType<InterpolationSyntax>().Any();

    private static (StringBuilder Text, int Values)? Write(ExpressionSyntax said, StringBuilder into, int values, bool escaped)
    {
        switch (said)
        {
            case LiteralExpressionSyntax text when text.IsKind(SyntaxKind.StringLiteralExpression):
                return (into.Append(Escaped(text.Token.ValueText, escaped)), values);
            case InterpolatedStringExpressionSyntax parts:
                foreach (var part in parts.Contents)
                {
                    into.Append(part is InterpolatedStringTextSyntax text ? text.TextToken.ValueText : $"{{{values++}}}");
                }

                return (into, values);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                return Write(sum.Left, into, values, escaped) is { } left ? Write(sum.Right, left.Text, left.Values, escaped) : null;
            default:
                return null;
        }
    }

    private static string Escaped(string text, bool escaped) =>
        escaped ? text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal) : text;

    [GeneratedRegex(@"(?<![\w.""])T\((?!string |SaidWithValues )", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Calls();

    [GeneratedRegex("""\[(?:LoggedAs\(|ByItself\([^,]+,\s*)"(?<words>[^"]+)"(?:, Working = true)?\)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Logged();
}
