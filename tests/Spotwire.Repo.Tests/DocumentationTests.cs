using System.Text.RegularExpressions;

namespace Spotwire.Repo.Tests;

/// <summary>The documents say what is true: files exist, links lead somewhere, and quoted code is code that
/// compiles.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string[] Required =
    [
        "README.md", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", ".ci/run", "test", "spotwire",
        ".editorconfig", "global.json", "eng/BannedSymbols.txt",
    ];

    [Fact]
    public void Every_house_document_is_there() =>
        Assert.All(Required, f => Assert.True(File.Exists(Path.Combine(SourceTree.Root, f)), f));

    [Fact]
    public void The_readme_quotes_the_sample_that_the_build_compiles()
    {
        var readme = File.ReadAllText(Path.Combine(SourceTree.Root, "README.md")).ReplaceLineEndings("\n");
        var sample = string.Join('\n', File.ReadAllLines(Path.Combine(SourceTree.Root, "samples", "quickstart.cs"))
            .SkipWhile(l => l.StartsWith("#:", StringComparison.Ordinal) || l.Length == 0));
        var quoted = CodeBlock().Match(readme).Groups["code"].Value.TrimEnd('\n');
        Assert.Equal(sample.TrimEnd('\n'), quoted);
        Assert.InRange(quoted.Split('\n').Length, 5, 20);
    }

    [Fact]
    public void Links_between_documents_lead_somewhere()
    {
        var found =
            from path in Directory.EnumerateFiles(SourceTree.Root, "*.md", SearchOption.AllDirectories)
            where !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal)
                && !path.Contains("/artifacts/", StringComparison.Ordinal)
            from Match link in Link().Matches(File.ReadAllText(path))
            let target = link.Groups["target"].Value.Split('#')[0]
            where target.Length > 0 && !target.Contains(':', StringComparison.Ordinal)
            where !Path.Exists(Path.Combine(Path.GetDirectoryName(path)!, target))
            select $"{Path.GetRelativePath(SourceTree.Root, path)}: {target}";
        Findings.None(found);
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
