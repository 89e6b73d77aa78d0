using System.Text;

namespace Spotwire.Repo.Tests;

/// <summary>The page of error codes is the table of the code.</summary>
public sealed class ErrorReferenceTests
{
    private const string Head = """
        # Error codes

        Every code that Binance's documentation names, as `ErrorCodes` knows it. *Passing* means that the same call may
        succeed later unchanged. *Refusal* says what the code proves about a trading call that was sent: with "no", or
        with a code that is not in this table, the outcome is Unknown. HTTP 5XX, and answers without a code, are Unknown
        as well.

        | Code | Name | Kind | Passing | Refusal |
        | ---: | --- | --- | --- | --- |

        """;

    [Fact]
    public void The_page_of_error_codes_is_the_table()
    {
        var page = new StringBuilder(Head.ReplaceLineEndings("\n"));
        foreach (var code in ErrorCodes.All.OrderByDescending(c => c.Code))
        {
            page.Append($"| {code.Code} | {code.Name} | {code.Kind} ")
                .Append($"| {Word(code.IsTransient)} | {Word(code.IsOutcomeKnown)} |\n");
        }

        var path = Path.Combine(SourceTree.Root, "docs", "reference", "errors.md");
        if (Environment.GetEnvironmentVariable("SPOTWIRE_UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, page.ToString());
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), page.ToString());
    }

    private static string Word(bool value) => value ? "yes" : "no";
}
