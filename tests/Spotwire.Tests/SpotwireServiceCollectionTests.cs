using Microsoft.Extensions.DependencyInjection;
using Spotwire.Tests.Transport;

namespace Spotwire.Tests;

public sealed class SpotwireServiceCollectionTests
{
    [Fact]
    public async Task One_client_and_named_ones_live_side_by_side()
    {
        var services = new ServiceCollection();
        services.AddSpotwire();
        services.AddSpotwire("demo", new SpotwireOptions { Environment = SpotwireEnvironment.Demo });
        services.AddSpotwire("local", _ => new SpotwireOptions
        {
            Environment = SpotwireEnvironment.Parse("http://127.0.0.1:1"),
        });
        await using var provider = services.BuildServiceProvider();

        var factory = provider.GetRequiredService<ISpotwireClientFactory>();
        Assert.Equal("testnet", provider.GetRequiredService<SpotwireClient>().Options.Environment.Name);
        Assert.Equal("demo", factory.Get("demo").Options.Environment.Name);
        Assert.Equal("http://127.0.0.1:1", factory.Get("local").Options.Environment.Name);
        Assert.Same(factory.Get("demo"), provider.GetRequiredKeyedService<SpotwireClient>("demo"));
        Assert.Throws<InvalidOperationException>(() => factory.Get("other"));
    }

    [Fact]
    public void Bad_options_are_refused_when_they_are_added()
    {
        var services = new ServiceCollection();
        var bad = new SpotwireOptions { RequestTimeout = TimeSpan.Zero };
        Assert.Throws<SpotwireException>(() => services.AddSpotwire(bad));
        Assert.Throws<SpotwireException>(() => services.AddSpotwire("name", bad));
        Assert.Throws<ArgumentException>(() => services.AddSpotwire("", new SpotwireOptions()));
    }

    [Fact]
    public async Task The_container_disposes_its_clients()
    {
        var exchange = new FakeExchange();
        var services = new ServiceCollection();
        services.AddSpotwire(_ => exchange.Options());
        SpotwireClient client;
        await using (var provider = services.BuildServiceProvider())
        {
            client = provider.GetRequiredService<SpotwireClient>();
            await client.PingAsync(TestContext.Current.CancellationToken);
        }

        await Assert.ThrowsAsync<ObjectDisposedException>(
            () => client.PingAsync(TestContext.Current.CancellationToken));
    }
}
