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
    public void The_guides_quote_code_that_a_test_runs()
    {
        var run = Unindented(File.ReadAllText(
            Path.Combine(SourceTree.Root, "tests", "Spotwire.Tests", "EndToEnd", "GuideTests.cs")));
        var blocks = (
            from path in Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "docs", "guides"), "*.md")
            from Match block in CodeBlock().Matches(File.ReadAllText(path).ReplaceLineEndings("\n"))
            select (Name: Path.GetFileName(path), Code: Unindented(block.Groups["code"].Value))).ToList();
        Assert.True(blocks.Count >= 9, $"only {blocks.Count} blocks of code were found");
        Findings.None(blocks.Where(block => !run.Contains(block.Code, StringComparison.Ordinal))
            .Select(block => $"{block.Name} has code that GuideTests does not run:\n{block.Code}"));
    }

    [Fact]
    public void The_telemetry_guide_has_every_metric_and_every_log_event()
    {
        var source = string.Concat(Directory
            .EnumerateFiles(Path.Combine(SourceTree.Root, "src", "Spotwire", "Diagnostics"), "*.cs")
            .Select(File.ReadAllText));
        var guide = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "guides", "telemetry.md"));
        var logged = LogEvent().Matches(source).Select(static m => m.Groups["id"].Value);
        var measured = Metric().Matches(source).Select(static m => m.Groups["name"].Value);
        var rows = guide.Split('\n').Where(static row => row.StartsWith("| ", StringComparison.Ordinal)).ToList();
        Assert.Equal(
            logged.Concat(measured).Order(StringComparer.Ordinal),
            rows.SelectMany(static row => Told().Matches(row.Split('|')[1])).Select(static m => m.Value)
                .Order(StringComparer.Ordinal));
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

    private static string Unindented(string code) =>
        string.Join('\n', code.ReplaceLineEndings("\n").Split('\n').Select(static line => line.Trim()));

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"\[LoggerMessage\((EventId = )?(?<id>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LogEvent();

    [GeneratedRegex(@"const string \w+ = ""(?<name>spotwire\.[\w.]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Metric();

    [GeneratedRegex(@"\b\d{3}\b|spotwire\.[\w.]+", RegexOptions.None, 1000)]
    private static partial Regex Told();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
