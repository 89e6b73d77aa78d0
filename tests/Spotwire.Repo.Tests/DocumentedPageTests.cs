using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Spotwire.Repo.Tests;

/// <summary>Whoever reads a public type of the client finds the page of Binance's documentation that it
/// follows.</summary>
public sealed class DocumentedPageTests
{
    /// <summary>Types that follow no page: they are this house's own.</summary>
    private static readonly string[] OwnIdeas =
    [
        "AccountSnapshot", "BookState", "BookStatistics", "BookView", "ConnectTarget", "ISpotwireClientFactory",
        "MessageKind", "RawMessage", "RuleViolation", "ScaledNumber", "SlowReaderPolicy", "Sourced", "SpotwireClient",
        "SpotwireException", "SpotwireServiceCollectionExtensions", "SpotwireTelemetry", "StreamNotice",
        "StreamNoticeKind", "Subscription", "SubscriptionOptions", "UserDataInterrupted", "UserDataRecovered",
        "UserDataSource",
    ];

    [Fact]
    public void Every_public_type_names_its_page_or_is_listed_as_our_own()
    {
        var types =
            from file in SourceTree.Files
            where file.Path.StartsWith("src/Spotwire/", StringComparison.Ordinal)
            from type in file.Syntax.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
            where type.Parent is BaseNamespaceDeclarationSyntax && type.Modifiers.Any(SyntaxKind.PublicKeyword)
            group type.GetLeadingTrivia().ToFullString() by type.Identifier.Text;
        var silent = types
            .Where(static parts => !parts.Any(NamesPage))
            .Select(static parts => parts.Key).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(OwnIdeas.Order(StringComparer.Ordinal), silent);
    }

    private static bool NamesPage(string comment) => comment.Contains("Documentation: ", StringComparison.Ordinal);
}
