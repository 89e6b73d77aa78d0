using System.Text;
using System.Text.Json;
using Spotwire.Signing;
using Spotwire.TestSupport;
using Spotwire.Wire;

namespace Spotwire.Tests.Signing;

/// <summary>The documentation's own signatures.</summary>
public sealed class SigningVectorTests
{
    private const int VerifiedHmacVectors = 20;

    [Fact]
    public void Every_verified_vector_is_reproduced()
    {
        var count = 0;
        foreach (var vector in Vectors())
        {
            count++;
            Assert.Equal(Text(vector, "signature"), Sign(Text(vector, "payload")));
        }

        Assert.Equal(VerifiedHmacVectors, count);
    }

    [Fact]
    public void The_payload_of_the_web_socket_api_follows_from_the_parameters()
    {
        var count = 0;
        foreach (var vector in Vectors().Where(vector => Text(vector, "api") == "WSAPI"))
        {
            count++;
            var parameters = vector.GetProperty("params").EnumerateObject()
                .Select(p => KeyValuePair.Create(
                    p.Name, p.Value.ValueKind == JsonValueKind.String ? p.Value.GetString()! : p.Value.GetRawText()))
                .Reverse()
                .Append(new("signature", "left out"));
            Assert.Equal(
                Text(vector, "payload"), Encoding.UTF8.GetString(SigningPayload.ForWebSocket(parameters)));
        }

        Assert.Equal(17, count);
    }

    [Theory]
    [InlineData("rest-hmac-ascii")]
    [InlineData("rest-hmac-non-ascii")]
    public void The_payload_of_rest_follows_from_the_parameters(string id)
    {
        var vector = Vectors().Single(vector => Text(vector, "id") == id);
        var parameters = new RequestParameters()
            .Add("symbol", Text(vector, "symbolAsTyped")).Add("side", "BUY").Add("type", "LIMIT")
            .Add("timeInForce", "GTC").Add("quantity", 1).Add("price", 0.1m);
        var encoded = SigningPayload.WithTimestamp(
            parameters, TimeSpan.FromSeconds(5), ExchangeTime.FromMilliseconds(1499827319559));
        Assert.Equal(Text(vector, "payload"), encoded);

        using var signer = new HmacSigner(TransportSecret());
        Assert.Equal(
            $"{encoded}&signature={Text(vector, "signature")}",
            Encoding.ASCII.GetString(SigningPayload.SignRest(encoded, signer)));
    }

    [Fact]
    public void A_receive_window_keeps_its_microseconds() =>
        Assert.Equal("recvWindow=6000.346&timestamp=1", SigningPayload.WithTimestamp(
            new RequestParameters(), TimeSpan.FromMicroseconds(6_000_346), ExchangeTime.FromMilliseconds(1)));

    [Fact]
    public void Signing_allocates_nothing()
    {
        using var signer = new HmacSigner(TransportSecret());
        var payload = Encoding.ASCII.GetBytes(new string('a', 200));
        var hex = new byte[HmacSigner.HexLength];
        signer.Sign(payload, hex);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            signer.Sign(payload, hex);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Several_threads_may_sign_at_once()
    {
        using var signer = new HmacSigner(TransportSecret());
        var texts = Enumerable.Range(0, 64).Select(i => new string((char)('a' + (i % 26)), i + 1)).ToArray();
        var expected = texts.Select(text => SignWith(signer, text)).ToArray();
        var signed = texts.AsParallel().AsOrdered().WithDegreeOfParallelism(4)
            .Select(text => SignWith(signer, text)).ToArray();
        Assert.Equal(expected, signed);
    }

    private static byte[] TransportSecret() => Encoding.ASCII.GetBytes(Transport.TransportTest.Secret);

    private static string Sign(string payload)
    {
        using var signer = new HmacSigner(TransportSecret());
        return SignWith(signer, payload);
    }

    private static string SignWith(HmacSigner signer, string payload)
    {
        var hex = new byte[HmacSigner.HexLength];
        signer.Sign(Encoding.UTF8.GetBytes(payload), hex);
        return Encoding.ASCII.GetString(hex);
    }

    private static IEnumerable<JsonElement> Vectors()
    {
        var path = SharedData.Require("binance-docs", "signing-vectors.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return document.RootElement.Clone().GetProperty("vectors").EnumerateArray()
            .Where(vector => Text(vector, "keyType") == "HMAC" && vector.GetProperty("verified").GetBoolean())
            .ToArray();
    }

    private static string Text(JsonElement vector, string name) => vector.GetProperty(name).GetString()!;
}
