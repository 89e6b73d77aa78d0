using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Spotwire.Repo.Tests;

/// <summary>The shape rules of the house, checked on every C# file.</summary>
public sealed class TidyTests
{
    private const int LongestProductFile = 400;
    private const int LongestTestFile = 800;
    private const int LongestType = 600;
    private const int LongestMethod = 70;
    private const int LongestLine = 120;
    private static readonly string[] Marks = ["TO" + "DO", "FIX" + "ME", "HA" + "CK"];

    private static readonly string[] BannedNames =
        ["Core", "Common", "Abstractions", "Helpers", "Utils", "Managers", "Services"];

    [Fact]
    public void Files_are_short()
    {
        var found = SourceTree.Files
            .Where(f => f.Length > (f.IsTest ? LongestTestFile : LongestProductFile))
            .Select(f => $"{f.Path}: {f.Length} lines");
        AssertNone(found);
    }

    [Fact]
    public void Lines_are_short()
    {
        var found = SourceTree.Files.SelectMany(f => f.Lines
            .Select((line, index) => (line, index))
            .Where(l => l.line.Length > LongestLine && !l.line.Contains("\":", StringComparison.Ordinal))
            .Select(l => $"{f.Path}:{l.index + 1}: {l.line.Length} characters"));
        AssertNone(found);
    }

    [Fact]
    public void Methods_are_short()
    {
        var found =
            from file in SourceTree.Files
            from node in file.Syntax.DescendantNodes()
            where node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax
            let span = node.SyntaxTree.GetLineSpan(node.Span)
            let length = span.EndLinePosition.Line - span.StartLinePosition.Line + 1
            where length > LongestMethod
            select $"{file.Path}:{span.StartLinePosition.Line + 1}: {length} lines";
        AssertNone(found);
    }

    [Fact]
    public void Types_are_short_together_with_their_other_parts()
    {
        var found =
            from file in SourceTree.Files
            where file.IsProduct
            from type in TopLevelTypes(file)
            let span = type.SyntaxTree.GetLineSpan(type.Span)
            let length = span.EndLinePosition.Line - span.StartLinePosition.Line + 1
            group length by $"{NamespaceOf(type)}.{type.Identifier.Text}`{ArityOf(type)}"
            into parts
            where parts.Sum() > LongestType
            select $"{parts.Key}: {parts.Sum()} lines";
        AssertNone(found);
    }

    [Fact]
    public void A_product_file_holds_one_top_level_type()
    {
        var found = SourceTree.Files
            .Where(f => f.IsProduct && TopLevelTypes(f).Count() > 1)
            .Select(f => $"{f.Path}: {string.Join(", ", TopLevelTypes(f).Select(t => t.Identifier.Text))}");
        AssertNone(found);
    }

    [Fact]
    public void Namespaces_follow_folders()
    {
        var found =
            from file in SourceTree.Files
            where file.IsProduct
            from type in TopLevelTypes(file)
            let parts = file.Path.Split('/')
            let project = parts[1]
            let folders = parts[2..^1]
            let flat = project == "Spotwire" && folders is ["Primitives"] or ["Errors"]
            let expected = flat ? project : string.Join('.', [project, .. folders])
            where NamespaceOf(type) != expected
            select $"{file.Path}: {NamespaceOf(type)}, expected {expected}";
        AssertNone(found);
    }

    [Fact]
    public void There_are_no_regions_and_no_marks()
    {
        var found = SourceTree.Files
            .Where(f => !f.Path.EndsWith("TidyTests.cs", StringComparison.Ordinal))
            .SelectMany(f => f.Lines.Select((line, index) => (line, index))
                .Where(l => l.line.Contains("#region", StringComparison.Ordinal) ||
                    Marks.Any(m => l.line.Contains(m, StringComparison.Ordinal)))
                .Select(l => $"{f.Path}:{l.index + 1}: {l.line.Trim()}"));
        AssertNone(found);
    }

    [Fact]
    public void No_room_has_a_name_that_says_nothing()
    {
        var found = SourceTree.Files
            .SelectMany(f => f.Path.Split('/')[..^1])
            .Distinct()
            .Where(folder => folder.Split('.').Any(part => BannedNames.Contains(part)));
        AssertNone(found);
    }

    [Fact]
    public void Money_is_never_a_binary_fraction()
    {
        string[] money = ["price", "quantity", "amount", "notional", "balance", "commission", "volume"];
        var found =
            from file in SourceTree.Files
            where file.IsProduct
            from node in file.Syntax.DescendantNodes().OfType<PredefinedTypeSyntax>()
            where node.Keyword.IsKind(SyntaxKind.DoubleKeyword) || node.Keyword.IsKind(SyntaxKind.FloatKeyword)
            let line = file.Lines[node.GetLocation().GetLineSpan().StartLinePosition.Line]
            where money.Any(m => line.Contains(m, StringComparison.OrdinalIgnoreCase))
            select $"{file.Path}: {line.Trim()}";
        AssertNone(found);
    }

    [Fact]
    public void Public_classes_are_sealed_static_or_meant_for_inheritance()
    {
        var found =
            from file in SourceTree.Files
            where file.IsProduct
            from type in TopLevelTypes(file).OfType<TypeDeclarationSyntax>()
            where type is ClassDeclarationSyntax or RecordDeclarationSyntax
            where !type.Modifiers.Any(m => m.Kind() is SyntaxKind.SealedKeyword or SyntaxKind.StaticKeyword
                or SyntaxKind.AbstractKeyword)
            where type is not RecordDeclarationSyntax record ||
                !record.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword)
            where !type.Modifiers.Any(SyntaxKind.PartialKeyword)
            select $"{file.Path}: {type.Identifier.Text}";
        AssertNone(found);
    }

    [Fact]
    public void Tests_do_not_sleep()
    {
        var found = SourceTree.Files
            .Where(f => f.IsTest && !f.Path.EndsWith("TidyTests.cs", StringComparison.Ordinal))
            .SelectMany(f => f.Lines.Select((line, index) => (line, index))
                .Where(l => l.line.Contains("Thread.Sleep(", StringComparison.Ordinal))
                .Select(l => $"{f.Path}:{l.index + 1}: {l.line.Trim()}"));
        AssertNone(found);
    }

    private static IEnumerable<BaseTypeDeclarationSyntax> TopLevelTypes(SourceFile file) =>
        file.Syntax.DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<BaseTypeDeclarationSyntax>();

    private static int ArityOf(BaseTypeDeclarationSyntax type) =>
        type is TypeDeclarationSyntax { TypeParameterList: { } list } ? list.Parameters.Count : 0;

    private static string NamespaceOf(SyntaxNode type) =>
        type.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString() ?? "";

    private static void AssertNone(IEnumerable<string> found) => Findings.None(found);
}
