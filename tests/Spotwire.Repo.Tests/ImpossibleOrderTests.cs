using System.Collections.Frozen;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Spotwire.Repo.Tests;

/// <summary>An order that Binance could never take, on whatever market, does not compile against the client; and what
/// differs from it in that one respect does, so that no case fails for another reason than its own.</summary>
public sealed class ImpossibleOrderTests
{
    private static readonly Lazy<FrozenDictionary<string, string>> Wrong = new(
        static () => Compile(ImpossibleOrders.All.Select(static order => (order.Name, order.Wrong))));

    private static readonly Lazy<FrozenDictionary<string, string>> Right = new(
        static () => Compile(ImpossibleOrders.All.Select(static order => (order.Name, order.Right))));

    public static TheoryData<string> Names => new(ImpossibleOrders.All.Select(static order => order.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void It_does_not_compile_and_its_possible_sibling_does(string name)
    {
        var order = ImpossibleOrders.All.Single(each => each.Name == name);
        Assert.Equal(order.Error, Wrong.Value[name]);
        Assert.Equal("", Right.Value[name]);
    }

    /// <summary>The ids of the errors of each snippet. All are compiled together, each in a class of its own: an error
    /// in one body hides none in another.</summary>
    private static FrozenDictionary<string, string> Compile(IEnumerable<(string Name, string Snippet)> snippets)
    {
        const string usings = "using Spotwire; using Spotwire.Trading;";
        var trees = snippets.Select(static (snippet, index) => CSharpSyntaxTree.ParseText(
            snippet.Snippet.Contains("sealed ", StringComparison.Ordinal)
                ? $"{usings} namespace Case{index} {{ {snippet.Snippet} }}"
                : $"{usings} class Case{index} {{ object Make(SpotwireClient client) => {snippet.Snippet}; }}",
            path: snippet.Name)).ToList();
        var platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        var compilation = CSharpCompilation.Create(
            "Orders",
            trees,
            platform.Split(Path.PathSeparator)
                .Where(static path => !Path.GetFileName(path).StartsWith("Spotwire", StringComparison.Ordinal))
                .Append(typeof(SpotwireClient).Assembly.Location)
                .Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var errors = compilation.GetDiagnostics()
            .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .ToLookup(static diagnostic => diagnostic.Location.SourceTree!.FilePath, static d => d.Id);
        return trees.ToFrozenDictionary(
            static tree => tree.FilePath,
            tree => string.Join(' ', errors[tree.FilePath].Distinct().Order(StringComparer.Ordinal)),
            StringComparer.Ordinal);
    }
}
