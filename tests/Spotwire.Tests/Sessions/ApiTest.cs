using Spotwire.Tests.Transport;
using Spotwire.Wire;

namespace Spotwire.Tests.Sessions;

/// <summary>What the tests of the WebSocket API have in common.</summary>
internal static class ApiTest
{
    public const string SeedHex = "8244616b4606b8400a66fd0efcbea9af1611fd2540e975b3808b20007d9bcf6e";

    public const string EdPem =
        "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIIJEYWtGBrhACmb9Dvy+qa8WEf0lQOl1s4CLIAB9m89u\n" +
        "-----END PRIVATE KEY-----";

    public static SpotwireCredentials Ed25519 { get; } = SpotwireCredentials.FromPem("ed-key", EdPem);

    public static Task<OrderOutcome<Answer>> PlaceByApiAsync(
        this SpotwireClient client, CancellationToken cancellationToken = default) =>
        client.Via(CallTransport.WebSocketApi).Runner.TradeAsync(
            EndpointTable.PlaceOrder, TransportTest.Order(), TransportTest.Type, TransportTest.Id, cancellationToken)
            .AsTask();

    public static Task<Answer> AccountByApiAsync(
        this SpotwireClient client, CancellationToken cancellationToken = default) =>
        client.Via(CallTransport.WebSocketApi).Runner.ReadAsync(
            EndpointTable.Account, new RequestParameters(), TransportTest.Type, cancellationToken);

    public static Task<Answer> PingByApiAsync(
        this SpotwireClient client, CancellationToken cancellationToken = default) =>
        client.Via(CallTransport.WebSocketApi).Runner.ReadAsync(
            EndpointTable.Ping, new RequestParameters(), TransportTest.Type, cancellationToken);
}
