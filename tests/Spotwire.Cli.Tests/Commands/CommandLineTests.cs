using System.Text.Json;
using Spotwire.Cli.Commands;
using Spotwire.Cli.Errors;

namespace Spotwire.Cli.Tests.Commands;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Version_names_the_documentation_that_it_implements()
    {
        var text = await CliRun.OfAsync("--version");
        var json = await CliRun.OfAsync("--version -o json");

        Assert.Equal(ExitCode.Done, text.ExitCode);
        var revision = json.Json.GetProperty("binanceDocsRevision").GetString()!;
        Assert.Equal(40, revision.Length);
        Assert.Contains(revision, text.Output, StringComparison.Ordinal);
        Assert.Contains(json.Json.GetProperty("version").GetString()!, text.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("market")]
    [InlineData("commands --nonsense")]
    [InlineData("commands -o xml")]
    [InlineData("commands --wait soon")]
    [InlineData("")]
    public async Task A_wrong_command_line_is_usage(string arguments)
    {
        var run = await CliRun.OfAsync(arguments);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense -o json")]
    [InlineData("-o=ndjson nonsense")]
    [InlineData("--output json commands --wait x")]
    public async Task In_the_json_modes_an_error_is_one_object_on_stdout(string arguments)
    {
        var run = await CliRun.OfAsync(arguments);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.Equal(
            ["kind", "code", "message", "retryable", "retryAfterMs", "orderState", "hint"],
            run.JsonError.EnumerateObject().Select(static field => field.Name));
        Assert.Equal("Usage", run.JsonError.GetProperty("kind").GetString());
        Assert.Equal(JsonValueKind.Null, run.JsonError.GetProperty("code").ValueKind);
    }

    [Fact]
    public async Task Help_of_every_verb_shows_its_parameters_and_examples()
    {
        foreach (var operation in OperationCatalogue.All)
        {
            var run = await CliRun.OfAsync(operation.Name + " --help");

            Assert.Equal(ExitCode.Done, run.ExitCode);
            Assert.All(operation.Parameters, parameter => Assert.Contains(parameter.Name, run.Output));
            Assert.All(operation.Examples, example => Assert.Contains(example, run.Output));
        }
    }

    [Fact]
    public async Task Commands_lists_the_catalogue()
    {
        var run = await CliRun.OfAsync("commands -o json");

        Assert.Equal(
            OperationCatalogue.All.Select(static operation => operation.Name),
            run.Json.EnumerateArray().Select(static item => item.GetProperty("name").GetString()!));
        Assert.All(run.Json.EnumerateArray(), static item =>
        {
            Assert.NotEqual(JsonValueKind.Undefined, item.GetProperty("canSpendMoney").ValueKind);
            Assert.NotEmpty(item.GetProperty("examples").EnumerateArray());
        });
    }

    [Fact]
    public void Every_example_parses_as_its_own_verb()
    {
        foreach (var operation in OperationCatalogue.All)
        {
            foreach (var example in operation.Examples)
            {
                var parsed = CommandTree.Parse(example.Split(' ')[1..]);

                Assert.True(parsed.Errors.Count == 0, $"{example}: {string.Join(' ', parsed.Errors)}");
                Assert.Same(operation, parsed.Operation);
            }
        }
    }
}
