using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Spotwire.Repo.Tests;

/// <summary>One C# file.</summary>
/// <param name="Path">Its path from the root, with forward slashes.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="Syntax">Its syntax.</param>
internal sealed record SourceFile(string Path, string[] Lines, CompilationUnitSyntax Syntax)
{
    /// <summary>Whether the file belongs to the product.</summary>
    public bool IsProduct => Path.StartsWith("src/", StringComparison.Ordinal);

    /// <summary>Whether the file belongs to a test project.</summary>
    public bool IsTest => Path.StartsWith("tests/", StringComparison.Ordinal);

    /// <summary>The number of lines, a final line feed not counted.</summary>
    public int Length => Lines.Length > 0 && Lines[^1].Length == 0 ? Lines.Length - 1 : Lines.Length;
}
