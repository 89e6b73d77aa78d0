using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Spotwire.Repo.Tests;

/// <summary>Who may enter which room.</summary>
public sealed class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Spotwire"] = [],
        ["Spotwire.Simulator"] = ["Spotwire"],
        ["Spotwire.Cli"] = ["Spotwire", "Spotwire.Simulator"],
    };

    private static readonly string[] ClientPackages =
    [
        "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.DependencyInjection.Abstractions",
        "Microsoft.Extensions.Options", "Microsoft.Extensions.Http", "Polly.Core", "System.Threading.RateLimiting",
        "NSec.Cryptography",
    ];

    /// <summary>Client namespaces that compute; what both ends share cannot check either.</summary>
    private static readonly string[] ClientOnly =
    [
        "Spotwire.Wire", "Spotwire.Transport", "Spotwire.Signing", "Spotwire.Rules", "Spotwire.Limits",
        "Spotwire.Books", "Spotwire.Streams", "Spotwire.Market", "Spotwire.Trading", "Spotwire.Account",
        "Spotwire.Time",
    ];

    public static TheoryData<string> Projects => new(Arrows.Keys);

    [Theory]
    [MemberData(nameof(Projects))]
    public void Arrows_between_projects_go_one_way(string project)
    {
        var referenced = Items(project, "ProjectReference")
            .Select(i => Path.GetFileNameWithoutExtension(i.Replace('\\', '/')));
        Assert.Empty(referenced.Except(Arrows[project]));
    }

    [Fact]
    public void The_client_uses_only_the_packages_it_may() =>
        Assert.Empty(Items("Spotwire", "PackageReference").Except(ClientPackages));

    [Fact]
    public void Web_hosting_stays_out_of_the_client() =>
        Assert.Empty(Items("Spotwire", "FrameworkReference"));

    [Fact]
    public void Command_line_libraries_stay_in_the_command_line()
    {
        foreach (var project in new[] { "Spotwire", "Spotwire.Simulator" })
        {
            Assert.DoesNotContain(
                Items(project, "PackageReference"),
                i => i.StartsWith("System.CommandLine", StringComparison.Ordinal) ||
                    i.StartsWith("Spectre", StringComparison.Ordinal) ||
                    i.StartsWith("DotNetEnv", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Internals_are_shown_to_own_tests_and_measurements_only(string project)
    {
        string[] allowed = [$"{project}.Tests", "Spotwire.Benchmarks", "Spotwire.Allocation"];
        Assert.Empty(Items(project, "InternalsVisibleTo").Except(allowed));
    }

    [Fact]
    public void The_simulated_exchange_computes_with_nothing_of_the_client()
    {
        var found =
            from file in SourceTree.Files
            where file.Path.StartsWith("src/Spotwire.Simulator/", StringComparison.Ordinal)
            from name in file.Syntax.DescendantNodes().OfType<UsingDirectiveSyntax>()
            where ClientOnly.Contains(name.Name?.ToString())
            select $"{file.Path}: {name}";
        Findings.None(found);
    }

    [Fact]
    public void The_demo_agent_knows_the_client_only()
    {
        var found =
            from file in SourceTree.Files
            where file.Path.StartsWith("src/Spotwire.Cli/Demo/", StringComparison.Ordinal)
            where Path.GetFileName(file.Path).StartsWith("DemoAgent", StringComparison.Ordinal)
            where file.Lines.Any(l => l.Contains("Spotwire.Simulator", StringComparison.Ordinal) ||
                l.Contains("SimulatedExchange", StringComparison.Ordinal))
            select file.Path;
        Findings.None(found);
        Assert.Contains("src/Spotwire.Cli/Demo/DemoAgent.cs", SourceTree.Files.Select(f => f.Path));
    }

    [Fact]
    public void What_decides_does_no_input_or_output()
    {
        string[] pure =
        [
            "src/Spotwire/Books/DepthSequencer.cs", "src/Spotwire/Books/PriceLadder.cs", "src/Spotwire/Rules/",
            "src/Spotwire/Signing/", "src/Spotwire.Simulator/Matching/", "src/Spotwire.Simulator/Accounts/",
        ];
        string[] banned =
            ["System.Net", "Microsoft.AspNetCore", "System.Threading.Tasks", "Microsoft.Extensions.Logging"];
        var found =
            from file in SourceTree.Files
            where pure.Any(p => file.Path.StartsWith(p, StringComparison.Ordinal))
            where file.Syntax.DescendantNodes().OfType<AwaitExpressionSyntax>().Any() ||
                file.Syntax.Usings.Any(u => banned.Any(b =>
                    u.Name?.ToString().StartsWith(b, StringComparison.Ordinal) ?? false)) ||
                file.Lines.Any(l => l.Contains("TimeProvider", StringComparison.Ordinal))
            select file.Path;
        Findings.None(found);
    }

    private static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Load(Path.Combine(SourceTree.Root, "src", project, $"{project}.csproj"))
            .Descendants(kind)
            .Select(e => e.Attribute("Include")?.Value ?? "")
            .Where(v => v.Length > 0);
}
