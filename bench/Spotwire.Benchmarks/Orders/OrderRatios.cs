using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using Spotwire.Benchmarks.Ratios;
using Spotwire.Trading;

namespace Spotwire.Benchmarks.Orders;

/// <summary>An order's way to a server that does nothing, and back: the library against the bare
/// <see cref="HttpClient"/> and the bare <see cref="ClientWebSocket"/>.</summary>
internal static class OrderRatios
{
    private const int Callers = 16;
    private const int CallsPerTurn = 20;

    private const string Form =
        "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.001&price=61837.1&newClientOrderId=" +
        "6gCrw2kRUAF9CvJDGP16IP&recvWindow=5000&timestamp=1753437600000&signature=" +
        "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71";

    private const string Frame =
        "{\"id\":1234,\"method\":\"order.place\",\"params\":{\"symbol\":\"BTCUSDT\",\"side\":\"BUY\"," +
        "\"type\":\"LIMIT\",\"timeInForce\":\"GTC\",\"quantity\":\"0.001\",\"price\":\"61837.1\"," +
        "\"newClientOrderId\":\"6gCrw2kRUAF9CvJDGP16IP\",\"recvWindow\":5000,\"timestamp\":1753437600000," +
        "\"apiKey\":\"vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A\",\"signature\":" +
        "\"c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71\"}}";

    private static readonly NewOrder Order =
        new("BTCUSDT", Side.Buy, 0.001m, new LimitOrder { Price = 61837.1m });

    /// <summary>All by name.</summary>
    public static IReadOnlyDictionary<string, CallTransport> Names { get; } =
        new SortedDictionary<string, CallTransport>(StringComparer.Ordinal)
        {
            ["order.rest"] = CallTransport.Rest,
            ["order.wsapi"] = CallTransport.WebSocketApi,
        };

    public static async Task<RatioResult> RunAsync(string name, bool isQuick)
    {
        var transport = Names[name];
        using var server = OrderServerProcess.Start();
        var address = FormattableString.Invariant($"http://127.0.0.1:{server.Port}");
        await using var client = new SpotwireClient(new SpotwireOptions
        {
            Environment = SpotwireEnvironment.Parse(address),
            Credentials = new SpotwireCredentials(new string('k', 64), new string('s', 64)),
        });
        var trading = client.Via(transport).Trading;
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        http.DefaultRequestHeaders.Add("X-MBX-APIKEY", new string('k', 64));
        using var socket = new ClientWebSocket();
        if (transport == CallTransport.WebSocketApi)
        {
            await socket.ConnectAsync(client.Options.Environment.WebSocketApi!, CancellationToken.None);
        }

        var ours = new OrderContender(
            async () => (await trading.PlaceOrderAsync(Order).ConfigureAwait(false)).RequireAccepted(), Callers);
        var floor = transport == CallTransport.Rest
            ? new OrderContender(() => PostAsync(http), Callers)
            : new OrderContender(() => EchoAsync(socket), 1);
        return await MeasureAsync(name, ours, floor, isQuick);
    }

    private static async Task PostAsync(HttpClient http)
    {
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(Form));
        content.Headers.ContentType = new("application/x-www-form-urlencoded");
        using var response = await http.PostAsync(new Uri("/api/v3/order", UriKind.Relative), content)
            .ConfigureAwait(false);
        await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
    }

    private static async Task EchoAsync(ClientWebSocket socket)
    {
        var frame = Encoding.ASCII.GetBytes(Frame);
        await socket.SendAsync(frame.AsMemory(), WebSocketMessageType.Text, true, CancellationToken.None)
            .ConfigureAwait(false);
        var answer = new byte[1024];
        await socket.ReceiveAsync(answer.AsMemory(), CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>In turn, a few calls each, so that whatever slows the machine slows both.</summary>
    private static async Task<RatioResult> MeasureAsync(
        string name, OrderContender ours, OrderContender floor, bool isQuick)
    {
        var turns = isQuick ? 150 : 1000;
        OrderContender[] contenders = [ours, floor];
        var times = new[] { new List<double>(), new List<double>() };
        var allocated = 0L;
        for (var turn = -turns / 4; turn < turns; turn++)
        {
            for (var i = 0; i < contenders.Length; i++)
            {
                var bytes = GC.GetTotalAllocatedBytes(precise: true);
                for (var call = 0; call < CallsPerTurn; call++)
                {
                    var start = Stopwatch.GetTimestamp();
                    await contenders[i].PlaceAsync();
                    var took = Stopwatch.GetElapsedTime(start);
                    if (turn >= 0)
                    {
                        times[i].Add(took.TotalMicroseconds);
                    }
                }

                allocated += turn >= 0 && i == 0 ? GC.GetTotalAllocatedBytes(precise: true) - bytes : 0;
            }
        }

        var perSecond = await ThroughputAsync(ours, TimeSpan.FromSeconds(isQuick ? 1 : 5));
        var floorPerSecond = await ThroughputAsync(floor, TimeSpan.FromSeconds(isQuick ? 1 : 5));
        return new RatioResult(
            name, Median(times[0]), (double)allocated / times[0].Count, Median(times[1]), null)
        {
            Unit = "µs",
            PerSecond = perSecond,
            FloorPerSecond = floorPerSecond,
        };
    }

    private static async Task<double> ThroughputAsync(OrderContender contender, TimeSpan time)
    {
        var start = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, contender.Callers).Select(_ => Task.Run(async () =>
        {
            var count = 0;
            while (Stopwatch.GetElapsedTime(start) < time)
            {
                await contender.PlaceAsync();
                count++;
            }

            return count;
        })));
        return counts.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
