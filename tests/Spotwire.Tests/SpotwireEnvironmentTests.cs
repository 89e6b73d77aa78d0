namespace Spotwire.Tests;

public sealed class SpotwireEnvironmentTests
{
    [Theory]
    [InlineData("testnet", "testnet", false)]
    [InlineData("DEMO", "demo", false)]
    [InlineData(" Live ", "live", true)]
    [InlineData("https://api.binance.com", "live", true)]
    [InlineData("HTTPS://API.BINANCE.COM", "live", true)]
    [InlineData("https://api.binance.com.", "live", true)]
    [InlineData("https://Api4.Binance.Com.:443/", "live", true)]
    [InlineData("https://api-gcp.binance.com:8443", "live", true)]
    [InlineData("https://ａｐｉ.binance.com", "live", true)]
    [InlineData("https://data-api.binance.vision", "live", true)]
    [InlineData("https://stream.binance.com:9443", "live", true)]
    [InlineData("https://fix-oe.binance.com", "live", true)]
    [InlineData("http://127.0.0.1:18080", "http://127.0.0.1:18080", false)]
    [InlineData("http://LOCALHOST:18080/", "http://localhost:18080", false)]
    [InlineData("http://[::1]:18080", "http://[::1]:18080", false)]
    [InlineData("https://api。binance．com", "live", true)]
    [InlineData("https://127.0.0.2", "https://127.0.0.2", false)]
    [InlineData("http://127.1:18080", "http://127.0.0.1:18080", false)]
    [InlineData("http://[::ffff:127.0.0.2]:1", "http://[::ffff:127.0.0.2]:1", false)]
    [InlineData("https://[::ffff:10.0.0.2]:1", "https://[::ffff:10.0.0.2]:1", true)]
    [InlineData("https://exchange.example:8443", "https://exchange.example:8443", true)]
    [InlineData("https://testnet.binance.vision", "https://testnet.binance.vision", true)]
    [InlineData("https://127.0.0.1.example", "https://127.0.0.1.example", true)]
    [InlineData("https://localhost.example", "https://localhost.example", true)]
    public void An_environment_is_judged_by_its_host(string text, string name, bool isLive)
    {
        var environment = SpotwireEnvironment.Parse(text);
        Assert.Equal((name, isLive), (environment.Name, environment.IsLive));
    }

    [Theory]
    [InlineData("")]
    [InlineData("prod")]
    [InlineData("127.0.0.1:18080")]
    [InlineData("http://api.binance.com")]
    [InlineData("http://exchange.example")]
    [InlineData("http://192.168.0.1:8080")]
    [InlineData("http://0.0.0.0:8080")]
    [InlineData("http://127.0.0.1.example")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("https://user:password@127.0.0.1")]
    [InlineData("http://127.0.0.1:1/api")]
    [InlineData("http://127.0.0.1:1/?x=1")]
    [InlineData("http://127.0.0.1:1/#x")]
    [InlineData("ws://127.0.0.1:1")]
    public void What_cannot_be_an_exchange_is_refused(string text)
    {
        var thrown = Assert.Throws<SpotwireException>(() => SpotwireEnvironment.Parse(text));
        Assert.Equal(ErrorKind.Configuration, thrown.Kind);
        Assert.DoesNotContain("password", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_live_host_that_is_named_comes_first()
    {
        var environment = SpotwireEnvironment.Parse("https://API2.binance.com.");
        Assert.Equal("https://api2.binance.com/", environment.RestHosts[0].ToString());
        Assert.Equal(SpotwireEnvironment.Live.RestHosts.Count, environment.RestHosts.Count);
        Assert.Equal(SpotwireEnvironment.Live.StreamsUri, environment.StreamsUri);
        Assert.Equal(SpotwireEnvironment.Live.Identity, environment.Identity);
    }

    [Fact]
    public void A_host_is_chosen_among_the_environments_own()
    {
        var environment = SpotwireEnvironment.Live.AtHost(new Uri("https://api-gcp.binance.com"));
        Assert.Equal(
            ["api-gcp", "api", "api1", "api2", "api3", "api4"],
            environment.RestHosts.Select(host => host.Host.Split('.')[0]));
        Assert.True(environment.IsLive);
        Assert.Equal(
            "https://api1.testnet.binance.vision/",
            SpotwireEnvironment.Testnet.AtHost(new Uri("https://api1.testnet.binance.vision")).RestHosts[0].ToString());
        Assert.Throws<SpotwireException>(
            () => SpotwireEnvironment.Testnet.AtHost(new Uri("https://api1.binance.com")));
    }

    [Fact]
    public async Task Market_data_alone_has_hosts_of_its_own_and_no_account()
    {
        var environment = SpotwireEnvironment.Parse("https://DATA-API.binance.vision/");
        Assert.Same(SpotwireEnvironment.LiveDataOnly, environment);
        Assert.True(environment.IsLive && environment.IsDataOnly);
        Assert.Equal("https://data-api.binance.vision/", environment.RestHosts[0].ToString());
        Assert.Equal("wss://data-stream.binance.vision/", environment.StreamsUri.ToString());
        Assert.Null(environment.WebSocketApi);
        Assert.Equal(SpotwireEnvironment.Live.Identity, environment.Identity);

        await using var client = new SpotwireClient(new SpotwireOptions
        {
            Environment = environment,
            Credentials = Transport.TransportTest.Credentials,
            HttpHandlerFactory = () => new Transport.ScriptedHandler(
                _ => throw new InvalidOperationException("Nothing is to be sent.")),
        });
        var thrown = await Assert.ThrowsAsync<SpotwireException>(
            () => client.Account.GetAccountAsync(cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(ErrorKind.Configuration, thrown.Kind);
    }

    [Fact]
    public void A_url_has_everything_on_one_port()
    {
        var environment = SpotwireEnvironment.Parse("http://127.0.0.1:18080");
        Assert.Equal("http://127.0.0.1:18080/", environment.RestHosts[0].ToString());
        Assert.Equal("ws://127.0.0.1:18080/", environment.StreamsUri.ToString());
        Assert.Equal("ws://127.0.0.1:18080/ws-api/v3", environment.WebSocketApi!.ToString());

        environment = SpotwireEnvironment.Parse("https://127.0.0.1");
        Assert.Equal("wss://127.0.0.1/", environment.StreamsUri.ToString());
    }

    [Theory]
    [InlineData("http://127.0.0.1:1", "wss://stream.binance.com:9443", null)]
    [InlineData("http://127.0.0.1:1", "ws://127.0.0.1:1", "wss://WS-API.binance.com./ws-api/v3")]
    [InlineData("https://api.binance.com", "ws://127.0.0.1:1", null)]
    public void One_live_host_makes_it_live(string rest, string streams, string? api)
    {
        var environment = SpotwireEnvironment.Custom(new(rest), new(streams), api is null ? null : new Uri(api));
        Assert.Equal(("live", true), (environment.Name, environment.IsLive));
    }

    [Theory]
    [InlineData("http://127.0.0.1:1", "ws://exchange.example", null)]
    [InlineData("http://127.0.0.1:1", "http://127.0.0.1:1", null)]
    [InlineData("http://127.0.0.1:1", "ws://127.0.0.1:1/path", null)]
    [InlineData("http://127.0.0.1:1", "ws://127.0.0.1:1", "ws://exchange.example/ws-api/v3")]
    public void Every_host_of_a_custom_one_is_checked(string rest, string streams, string? api) =>
        Assert.Equal(ErrorKind.Configuration, Assert.Throws<SpotwireException>(
            () => SpotwireEnvironment.Custom(new(rest), new(streams), api is null ? null : new Uri(api))).Kind);

    [Fact]
    public void The_known_environments_have_their_documented_hosts()
    {
        Assert.Equal(
            ["api", "api-gcp", "api1", "api2", "api3", "api4"],
            SpotwireEnvironment.Live.RestHosts.Select(host => host.Host.Split('.')[0]));
        Assert.Equal("wss://ws-api.binance.com/ws-api/v3", SpotwireEnvironment.Live.WebSocketApi!.ToString());
        Assert.Equal("wss://stream.binance.com:9443/", SpotwireEnvironment.Live.StreamsUri.ToString());
        Assert.Equal("https://testnet.binance.vision/", SpotwireEnvironment.Testnet.RestHosts[0].ToString());
        Assert.Equal("wss://stream.testnet.binance.vision/", SpotwireEnvironment.Testnet.StreamsUri.ToString());
        Assert.Equal(
            "wss://ws-api.testnet.binance.vision/ws-api/v3", SpotwireEnvironment.Testnet.WebSocketApi!.ToString());
        Assert.Equal("https://demo-api.binance.com/", SpotwireEnvironment.Demo.RestHosts[0].ToString());
        Assert.Equal("wss://demo-ws-api.binance.com/ws-api/v3", SpotwireEnvironment.Demo.WebSocketApi!.ToString());
        Assert.False(SpotwireEnvironment.Demo.IsLive || SpotwireEnvironment.Testnet.IsLive);
        Assert.Equal("wss://demo-stream.binance.com/", SpotwireEnvironment.Demo.StreamsUri.ToString());
        Assert.Equal(SpotwireEnvironment.Testnet, new SpotwireOptions().Environment);
    }

    [Fact]
    public void The_same_addresses_are_the_same_environment()
    {
        var left = SpotwireEnvironment.Parse("http://LOCALHOST:1");
        var right = SpotwireEnvironment.Parse("http://localhost.:1/");
        Assert.Equal(left, right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.NotEqual(left, SpotwireEnvironment.Parse("http://localhost:2"));
    }
}
