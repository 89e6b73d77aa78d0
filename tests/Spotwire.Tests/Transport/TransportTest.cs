using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Spotwire.Wire;

namespace Spotwire.Tests.Transport;

/// <summary>What the transport's tests have in common.</summary>
internal static class TransportTest
{
    public const string ApiKey = "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A";
    public const string Secret = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";

    public static readonly ClientOrderId Id = new("test-1");

    public static SpotwireCredentials Credentials { get; } = new(ApiKey, Secret);

    public static JsonTypeInfo<Answer> Type => AnswerContext.Default.Answer;

    public static RequestParameters Order() => new RequestParameters()
        .Add("symbol", "BTCUSDT").Add("side", "BUY").Add("type", "MARKET").Add("quantity", 1.5m)
        .Add("newClientOrderId", Id.Value);

    public static Task<OrderOutcome<Answer>> PlaceAsync(
        this SpotwireClient client, CancellationToken cancellationToken = default) =>
        client.Transport.TradeAsync(EndpointTable.PlaceOrder, Order(), Type, Id, cancellationToken).AsTask();

    public static Task<Answer> AccountAsync(
        this SpotwireClient client, CancellationToken cancellationToken = default) =>
        client.Transport.ReadAsync(EndpointTable.Account, new RequestParameters(), Type, cancellationToken);

    public static Task<Answer> PingAsync(
        this SpotwireClient client, CancellationToken cancellationToken = default) =>
        client.Transport.ReadAsync(EndpointTable.Ping, new RequestParameters(), Type, cancellationToken);
}

internal sealed record Answer(long OrderId);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Answer))]
internal sealed partial class AnswerContext : JsonSerializerContext;
