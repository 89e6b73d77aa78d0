using System.Security.Cryptography;
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
            var parameters = new RequestParameters();
            foreach (var p in vector.GetProperty("params").EnumerateObject().Reverse())
            {
                parameters.Add(
                    p.Name, p.Value.ValueKind == JsonValueKind.String ? p.Value.GetString()! : p.Value.GetRawText());
            }

            using var signer = new RecordingSigner();
            new ApiRequestWriter().Write(1, "order.place", parameters, new RequestStamp { Signer = signer });
            Assert.Equal(Text(vector, "payload"), signer.Payload);
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
        var (window, time) = (TimeSpan.FromSeconds(5), ExchangeTime.FromMilliseconds(1499827319559));
        using var signer = new HmacSigner(TransportSecret());
        Assert.Equal(
            $"{Text(vector, "payload")}&signature={Text(vector, "signature")}",
            Encoding.ASCII.GetString(
                SigningPayload.SignRest(parameters, window, time, TimeUnit.Milliseconds, signer).Span));
    }

    [Fact]
    public void Every_derived_vector_of_ed25519_is_reproduced()
    {
        using var signer = new Ed25519Signer(Convert.FromHexString(Text(Key("ed25519Fix"), "seedHex")));
        var count = 0;
        foreach (var vector in Derived("Ed25519"))
        {
            count++;
            Assert.Equal(Text(vector, "signature"), SignWith(signer, Text(vector, "payload")));
            if (Text(vector, "id").Contains("-rest-", StringComparison.Ordinal))
            {
                Assert.Equal(
                    $"{Text(vector, "payload")}&signature={Text(vector, "signaturePercentEncoded")}",
                    Seal(Text(vector, "payload"), signer));
            }
        }

        Assert.Equal(4, count);
    }

    [Fact]
    public void Every_derived_vector_of_rsa_is_verified_and_another_key_signs_alike()
    {
        using var published = RSA.Create();
        published.ImportFromPem(Text(Key("rsaDerived"), "publicKeyPem"));
        using var own = RSA.Create(2048);
        using var signer = new RsaSigner(own.ExportRSAPrivateKey());
        var count = 0;
        foreach (var vector in Derived("RSA"))
        {
            count++;
            var payload = Encoding.UTF8.GetBytes(Text(vector, "payload"));
            Assert.True(IsSigned(published, payload, Text(vector, "signature")));
            var signature = SignWith(signer, Text(vector, "payload"));
            Assert.True(IsSigned(own, payload, signature));
            Assert.Equal(
                $"a=1&signature={Uri.EscapeDataString(SignWith(signer, "a=1"))}",
                Seal("a=1", signer));
        }

        Assert.Equal(4, count);
    }

    [Fact]
    public void A_receive_window_keeps_its_microseconds()
    {
        var (window, time) = (TimeSpan.FromMicroseconds(6_000_346), new ExchangeTime(1_000_001));
        using var signer = new HmacSigner(TransportSecret());
        Assert.StartsWith(
            "recvWindow=6000.346&timestamp=1000&signature=",
            Encoding.ASCII.GetString(SigningPayload.SignRest(
                new RequestParameters(), window, time, TimeUnit.Milliseconds, signer).Span),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "recvWindow=6000.346&timestamp=1000001&signature=",
            Encoding.ASCII.GetString(SigningPayload.SignRest(
                new RequestParameters(), window, time, TimeUnit.Microseconds, signer).Span),
            StringComparison.Ordinal);
    }

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

    private static string SignWith(RequestSigner signer, string payload)
    {
        var signature = new byte[signer.Length];
        signer.Sign(Encoding.UTF8.GetBytes(payload), signature);
        return Encoding.ASCII.GetString(signature);
    }

    /// <summary>What REST sends of a text that is encoded already.</summary>
    private static string Seal(string encoded, RequestSigner signer)
    {
        var form = new byte[encoded.Length + SigningPayload.SealLength(signer)];
        var length = Encoding.ASCII.GetBytes(encoded, form);
        return Encoding.ASCII.GetString(form, 0, length + SigningPayload.Seal(form, length, signer));
    }

    private static bool IsSigned(RSA key, byte[] payload, string signature) => key.VerifyData(
        payload, Convert.FromBase64String(signature), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static JsonElement Key(string name) => Root().GetProperty("keys").GetProperty(name);

    private static JsonElement[] Derived(string keyType) =>
        [.. Root().GetProperty("derived").EnumerateArray().Where(vector => Text(vector, "keyType") == keyType)];

    private static JsonElement[] Vectors() =>
    [
        .. Root().GetProperty("vectors").EnumerateArray()
            .Where(vector => Text(vector, "keyType") == "HMAC" && vector.GetProperty("verified").GetBoolean()),
    ];

    private static JsonElement Root()
    {
        using var document = JsonDocument.Parse(
            File.ReadAllText(SharedData.Require("binance-docs", "signing-vectors.json")));
        return document.RootElement.Clone();
    }

    private static string Text(JsonElement vector, string name) => vector.GetProperty(name).GetString()!;
}
