using System.Text;
using System.Text.Json;
using Spotwire.Simulator.Security;
using Spotwire.Simulator.Tests.Endpoints;
using Spotwire.Simulator.Tests.WebSocketApi;
using Spotwire.TestSupport;

namespace Spotwire.Simulator.Tests.Security;

/// <summary>Signatures as the documentation has them, and those derived from its keys.</summary>
public sealed class SignatureKeyTests
{
    private static JsonElement Vectors => JsonDocument.Parse(
        File.ReadAllText(SharedData.Require("binance-docs", "signing-vectors.json"))).RootElement;

    [Fact]
    public void EveryVerifiedAndDerivedVectorVerifies()
    {
        var vectors = Vectors;
        var keys = vectors.GetProperty("keys");
        var checkedVectors = 0;
        foreach (var vector in vectors.GetProperty("vectors").EnumerateArray()
            .Where(vector => vector.GetProperty("verified").GetBoolean())
            .Concat(vectors.GetProperty("derived").EnumerateArray()))
        {
            var key = vector.TryGetProperty("publicKeyPem", out var pem)
                ? SignatureKey.FromPem(pem.GetString()!)
                : vector.Word("keyType") switch
                {
                    "HMAC" => SignatureKey.FromSecret(keys.GetProperty("hmac").Word("secretKey")),
                    "RSA" => SignatureKey.FromPem(keys.GetProperty("rsaDerived").Word("publicKeyPem")),
                    _ => SignatureKey.FromPem(keys.GetProperty("ed25519Fix").Word("publicKeyPem")),
                };
            var payload = Encoding.UTF8.GetBytes(vector.Word("payload"));
            var signature = vector.Word("signature");
            Assert.True(key.Verify(payload, signature), vector.Word("id"));
            var isHmac = key.KeyType == KeyType.Hmac;
            Assert.Equal(isHmac, key.Verify(payload, signature.ToUpperInvariant()));
            Assert.False(key.Verify([.. payload, 1], signature), vector.Word("id"));
            checkedVectors++;
        }

        Assert.Equal(23 + 8, checkedVectors);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no key")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGUIKv9dSpWXBViXp\n-----END PUBLIC KEY-----\n")]
    public void WhatIsNoPublicKeyIsRefused(string pem) =>
        Assert.Throws<ArgumentException>(() => SignatureKey.FromPem(pem));

    [Fact]
    public void AShortRsaKeyIsRefused() =>
        Assert.Throws<ArgumentException>(() => SignatureKey.FromPem(TestKeys.Rsa(1024).PublicPem));

    [Theory]
    [InlineData("")]
    [InlineData("zz")]
    [InlineData("HaZnek7KOGa/k5+f6Q1nw8lzMUpo36mRVvvLHCMUCXxlmdQQGZge")]
    public void WhatIsNoSignatureDoesNotVerify(string signature)
    {
        Assert.False(SignatureKey.FromSecret("secret").Verify([1], signature));
        Assert.False(SignatureKey.FromPem(TestKeys.Ed25519().PublicPem).Verify([1], signature));
        Assert.False(SignatureKey.FromPem(TestKeys.Rsa().PublicPem).Verify([1], signature));
    }

    [Fact]
    public void AnApiKeyDependsOnItsPublicKey()
    {
        var one = TestKeys.Ed25519();
        var two = TestKeys.Rsa(3072);
        var spec = AccountSpec.Demo with { PublicKeys = [one.PublicPem, two.PublicPem] };
        var account = AccountKeys.Create(1, spec);
        Assert.Equal(
            [KeyType.Hmac, KeyType.Ed25519, KeyType.Rsa],
            account.Keys.Select(key => key.KeyType));
        Assert.Equal(3, account.Keys.Select(key => key.ApiKey).Distinct().Count());
        Assert.All(account.Keys, key => Assert.Equal(64, key.ApiKey.Length));
        Assert.Equal(AccountKeys.Create(1, AccountSpec.Demo).ApiKey, account.ApiKey);
        Assert.Equal(
            account.Keys[2], AccountKeys.Create(1, AccountSpec.Demo with { PublicKeys = [two.PublicPem] }).Keys[1]);
        Assert.Throws<ArgumentException>(() => AccountKeys.Create(
            1, AccountSpec.Demo with { PublicKeys = [one.PublicPem, one.PublicPem + "\n"] }));
    }
}
