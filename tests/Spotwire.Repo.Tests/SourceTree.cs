using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Spotwire.TestSupport;

namespace Spotwire.Repo.Tests;

/// <summary>The repository's C# files, parsed once.</summary>
internal static class SourceTree
{
    private static readonly string[] Rooms = ["src", "tests", "bench", "samples"];

    /// <summary>Every C# file that somebody writes, with its path from the root in forward slashes.</summary>
    public static IReadOnlyList<SourceFile> Files { get; } = Load();

    /// <summary>The root folder.</summary>
    public static string Root => SharedData.RepositoryRoot;

    private static List<SourceFile> Load()
    {
        var files = new List<SourceFile>();
        foreach (var room in Rooms)
        {
            var folder = Path.Combine(Root, room);
            if (!Directory.Exists(folder))
            {
                continue;
            }

            foreach (var path in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            {
                var relative = Path.GetRelativePath(Root, path).Replace('\\', '/');
                if (relative.Contains("/bin/", StringComparison.Ordinal) ||
                    relative.Contains("/obj/", StringComparison.Ordinal))
                {
                    continue;
                }

                var text = File.ReadAllText(path);
                var options = new CSharpParseOptions(LanguageVersion.Preview)
                    .WithFeatures([new("FileBasedProgram", "true")]);
                var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(text, options).GetRoot();
                files.Add(new SourceFile(relative, text.Split('\n'), root));
            }
        }

        return files;
    }
}
