using System.Net;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Spotwire.Benchmarks.Orders;

/// <summary>An exchange without an exchange: it answers every order with the same text, over HTTP and over a socket, so
/// that what is measured is the way there and back. It is a process of its own.</summary>
internal static class OrderServer
{
    /// <summary>The word that starts it.</summary>
    public const string Verb = "serve-orders";

    private const string Order =
        "{\"symbol\":\"BTCUSDT\",\"orderId\":28,\"orderListId\":-1,\"clientOrderId\":\"6gCrw2kRUAF9CvJDGP16IP\"," +
        "\"transactTime\":1507725176595,\"price\":\"61837.10000000\",\"origQty\":\"0.00100000\"," +
        "\"executedQty\":\"0.00000000\",\"origQuoteOrderQty\":\"0.000000\",\"cummulativeQuoteQty\":\"0.00000000\"," +
        "\"status\":\"NEW\",\"timeInForce\":\"GTC\",\"type\":\"LIMIT\",\"side\":\"BUY\"," +
        "\"workingTime\":1507725176595,\"selfTradePreventionMode\":\"NONE\",\"fills\":[]}";

    // Binance's own, except that nobody is ever stopped.
    private const string Limits =
        "\"rateLimits\":[{\"rateLimitType\":\"REQUEST_WEIGHT\",\"interval\":\"MINUTE\",\"intervalNum\":1," +
        "\"limit\":1000000000},{\"rateLimitType\":\"ORDERS\",\"interval\":\"SECOND\",\"intervalNum\":10," +
        "\"limit\":1000000000},{\"rateLimitType\":\"ORDERS\",\"interval\":\"DAY\",\"intervalNum\":1," +
        "\"limit\":1000000000},{\"rateLimitType\":\"RAW_REQUESTS\",\"interval\":\"MINUTE\"," +
        "\"intervalNum\":5,\"limit\":1000000000}],";

    private const string Info =
        "{\"timezone\":\"UTC\",\"serverTime\":1565246363776," + Limits + "\"exchangeFilters\":[],\"symbols\":[{" +
        "\"symbol\":\"BTCUSDT\",\"status\":\"TRADING\",\"baseAsset\":\"BTC\",\"baseAssetPrecision\":8," +
        "\"quoteAsset\":\"USDT\",\"quotePrecision\":8,\"quoteAssetPrecision\":8,\"baseCommissionPrecision\":8," +
        "\"quoteCommissionPrecision\":8,\"orderTypes\":[\"LIMIT\",\"MARKET\"],\"isSpotTradingAllowed\":true," +
        "\"filters\":[{\"filterType\":\"PRICE_FILTER\",\"minPrice\":\"0.01000000\",\"maxPrice\":\"1000000.00000000\"," +
        "\"tickSize\":\"0.01000000\"},{\"filterType\":\"LOT_SIZE\",\"minQty\":\"0.00001000\"," +
        "\"maxQty\":\"9000.00000000\",\"stepSize\":\"0.00001000\"}],\"permissions\":[],\"permissionSets\":[[\"SPOT\"]]," +
        "\"defaultSelfTradePreventionMode\":\"NONE\",\"allowedSelfTradePreventionModes\":[\"NONE\"]}]}";

    private static readonly byte[] OrderBytes = Encoding.ASCII.GetBytes(Order);
    private static readonly byte[] InfoBytes = Encoding.ASCII.GetBytes(Info);
    private static readonly byte[] AfterId = Encoding.ASCII.GetBytes($",\"status\":200,\"result\":{Order}}}");

    /// <summary>Serves until standard input ends; its first line says the port.</summary>
    public static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        await using (app)
        {
            app.UseWebSockets();
            app.Run(AnswerAsync);
            await app.StartAsync();
            Console.WriteLine(new Uri(app.Urls.First()).Port);
            while (await Console.In.ReadLineAsync() is not null)
            {
            }

            await app.StopAsync();
            return 0;
        }
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        if (context.WebSockets.IsWebSocketRequest)
        {
            await EchoAsync(await context.WebSockets.AcceptWebSocketAsync());
            return;
        }

        context.Response.ContentType = "application/json";
        var body = context.Request.Path.Value switch
        {
            "/api/v3/time" => Encoding.ASCII.GetBytes(
                FormattableString.Invariant($"{{\"serverTime\":{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}}}")),
            "/api/v3/exchangeInfo" => InfoBytes,
            _ => OrderBytes,
        };
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body);
    }

    /// <summary>Answers each message with its own id, which is the first number in it.</summary>
    private static async Task EchoAsync(WebSocket socket)
    {
        var request = new byte[4096];
        var answer = new byte[4096];
        "{\"id\":"u8.CopyTo(answer);
        while (true)
        {
            var result = await socket.ReceiveAsync(request.AsMemory(), CancellationToken.None);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                return;
            }

            var length = Write(request.AsSpan(0, result.Count), answer);
            await socket.SendAsync(
                answer.AsMemory(0, length), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
    }

    private static int Write(ReadOnlySpan<byte> request, Span<byte> answer)
    {
        var start = request.IndexOfAnyInRange((byte)'0', (byte)'9');
        var id = request[start..];
        id = id[..id.IndexOfAnyExceptInRange((byte)'0', (byte)'9')];
        const int prefix = 6;
        id.CopyTo(answer[prefix..]);
        AfterId.CopyTo(answer[(prefix + id.Length)..]);
        return prefix + id.Length + AfterId.Length;
    }
}
