using System.Globalization;
using Spotwire.Cli.Commands;
using Spotwire.Cli.Errors;

namespace Spotwire.Cli.Tests.Commands;

public sealed class KeyFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("spotwire");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("tr-TR")]
    [InlineData("fa-IR")]
    public void Values_are_read_as_they_stand_in_any_culture(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        Write("# keys\nBINANCE_API_KEY=aIi019\nexport BINANCE_API_SECRET='s#e$c'\nempty=\n");

        var values = KeyFile.Read(_folder.FullName);

        Assert.Equal("aIi019", values["BINANCE_API_KEY"]);
        Assert.Equal("s#e$c", values["BINANCE_API_SECRET"]);
        Assert.Equal("", values["empty"]);
        Assert.Null(Environment.GetEnvironmentVariable("BINANCE_API_SECRET"));
    }

    [Fact]
    public void Without_a_file_there_are_no_values() => Assert.Empty(KeyFile.Read(_folder.FullName));

    [Fact]
    public void A_file_that_cannot_be_read_is_told_without_its_text()
    {
        Write("BINANCE_API_SECRET=verysecret\nbroken line\n");

        var thrown = Assert.Throws<CliException>(() => KeyFile.Read(_folder.FullName));

        Assert.Equal(ExitCode.Usage, thrown.Failure.ExitCode);
        Assert.DoesNotContain("secret", thrown.ToString().Replace("API_SECRET", "", StringComparison.Ordinal));
    }

    private void Write(string text) => File.WriteAllText(Path.Combine(_folder.FullName, ".env"), text);
}
