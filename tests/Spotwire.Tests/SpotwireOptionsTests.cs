using System.Net;

namespace Spotwire.Tests;

public sealed class SpotwireOptionsTests
{
    public static TheoryData<string, SpotwireOptions> Bad() => new()
    {
        { "Environment", new() { Environment = null! } },
        { "TimeProvider", new() { TimeProvider = null! } },
        { "RecvWindow", new() { RecvWindow = TimeSpan.Zero } },
        { "RecvWindow", new() { RecvWindow = TimeSpan.FromSeconds(60.001) } },
        { "RecvWindow", new() { RecvWindow = TimeSpan.FromTicks(10_001) } },
        { "RequestTimeout", new() { RequestTimeout = TimeSpan.Zero } },
        { "RequestTimeout", new() { RequestTimeout = Timeout.InfiniteTimeSpan } },
        { "RequestTimeout", new() { RequestTimeout = TimeSpan.FromHours(2) } },
        { "LimitWait", new() { LimitWait = TimeSpan.FromTicks(-1) } },
        { "LimitWait", new() { LimitWait = TimeSpan.FromDays(2) } },
        { "CheckRules", new() { Environment = SpotwireEnvironment.Live, CheckRules = false } },
        {
            "CheckRules",
            new() { Environment = SpotwireEnvironment.Parse("https://exchange.example"), CheckRules = false }
        },
        { "Proxy", new() { Proxy = new Uri("https://proxy:3128") } },
        { "Proxy", new() { Proxy = new Uri("socks5://proxy:3128") } },
        { "Proxy", new() { Proxy = new Uri("http://proxy:3128/path") } },
        { "Proxy", new() { Proxy = new Uri("proxy", UriKind.Relative) } },
        {
            "LocalAddress",
            new() { LocalAddress = IPAddress.Loopback, Connect = (_, _) => ValueTask.FromResult(Stream.Null) }
        },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Each_bad_value_is_named(string name, SpotwireOptions options)
    {
        var thrown = Assert.Throws<SpotwireException>(() => new SpotwireClient(options));
        Assert.Equal(ErrorKind.Configuration, thrown.Kind);
        Assert.StartsWith(name, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bounds_themselves_are_good()
    {
        await using var client = new SpotwireClient(new SpotwireOptions
        {
            RecvWindow = SpotwireOptions.MaxRecvWindow,
            RequestTimeout = TimeSpan.FromHours(1),
            LimitWait = TimeSpan.Zero,
            CheckRules = false,
            Proxy = new Uri("http://user:password@proxy:3128"),
        });
        Assert.Equal(SpotwireEnvironment.Testnet, client.Options.Environment);
    }

    [Fact]
    public void Options_show_neither_secrets_nor_the_proxys_password()
    {
        var text = new SpotwireOptions
        {
            Credentials = Transport.TransportTest.Credentials,
            Proxy = new Uri("http://user:password@proxy:3128"),
        }.ToString();
        Assert.Equal("SpotwireOptions { Environment = testnet, Credentials = key vm…8A }", text);
    }

    [Fact]
    public void Credentials_come_from_two_variables_or_none()
    {
        Assert.Null(SpotwireCredentials.FromVariables(_ => null));
        Assert.Null(SpotwireCredentials.FromVariables(_ => " "));
        var found = SpotwireCredentials.FromVariables(name => name switch
        {
            SpotwireCredentials.ApiKeyVariable => "key\n",
            SpotwireCredentials.SecretKeyVariable => " secret ",
            _ => null,
        });
        Assert.Equal("key", found!.ApiKey);
        Assert.Equal("secret"u8, found.Secret);

        var missing = Assert.Throws<SpotwireException>(
            () => SpotwireCredentials.FromVariables(name => name == SpotwireCredentials.ApiKeyVariable ? "key" : null));
        Assert.Equal(
            "BINANCE_API_KEY is set but neither BINANCE_API_SECRET nor BINANCE_PRIVATE_KEY_FILE is.", missing.Message);
        missing = Assert.Throws<SpotwireException>(
            () => SpotwireCredentials.FromVariables(
                name => name == SpotwireCredentials.SecretKeyVariable ? "secret" : ""));
        Assert.Equal("BINANCE_API_SECRET is set but BINANCE_API_KEY is not.", missing.Message);
    }

    [Theory]
    [InlineData("", "secret")]
    [InlineData("key", "")]
    [InlineData("key with space", "secret")]
    [InlineData("key", "geheimniß")]
    [InlineData("key\r\nX-Other: 1", "secret")]
    public void What_cannot_be_a_key_is_refused_without_showing_it(string key, string secret)
    {
        var thrown = Assert.Throws<SpotwireException>(() => new SpotwireCredentials(key, secret));
        Assert.Equal(ErrorKind.Configuration, thrown.Kind);
        Assert.DoesNotContain("geheim", thrown.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("X-Other", thrown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Credentials_show_a_hint_of_the_key_and_a_fingerprint_that_tells_keys_apart()
    {
        Assert.Equal("key …", new SpotwireCredentials("short", "s").ToString());
        var one = new SpotwireCredentials("a", "s").Fingerprint;
        Assert.Equal(16, one.Length);
        Assert.Equal(one, new SpotwireCredentials("a", "t").Fingerprint);
        Assert.NotEqual(one, new SpotwireCredentials("b", "s").Fingerprint);
    }

    [Fact]
    public void A_seed_gives_the_same_names_again_and_none_gives_fresh_ones()
    {
        Assert.Equal(ClientOrderId.Create(Randomness.Create(7)), ClientOrderId.Create(Randomness.Create(7)));
        Assert.NotEqual(ClientOrderId.Create(Randomness.Create(7)), ClientOrderId.Create(Randomness.Create(8)));
        Assert.NotEqual(ClientOrderId.Create(Randomness.Create(null)), ClientOrderId.Create(Randomness.Create(null)));
        Assert.InRange(Randomness.Create(null).NextDouble(), 0, 1);
    }
}
