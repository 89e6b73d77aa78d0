using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace Spotwire.Simulator.Tests.WebSocketApi;

/// <summary>A key pair made for one test run.</summary>
internal sealed class TestKeys
{
    private TestKeys(string publicPem, Func<byte[], string> sign)
    {
        PublicPem = publicPem;
        Sign = sign;
    }

    public string PublicPem { get; }

    /// <summary>Base64 of the signature of a payload.</summary>
    public Func<byte[], string> Sign { get; }

    public static TestKeys Ed25519()
    {
        var key = Key.Create(
            SignatureAlgorithm.Ed25519,
            new KeyCreationParameters { ExportPolicy = KeyExportPolicies.AllowPlaintextExport });
        return new TestKeys(
            Encoding.ASCII.GetString(key.PublicKey.Export(KeyBlobFormat.PkixPublicKeyText)),
            payload => Convert.ToBase64String(SignatureAlgorithm.Ed25519.Sign(key, payload)));
    }

    public static TestKeys Rsa(int bits = 2048)
    {
        var key = RSA.Create(bits);
        return new TestKeys(
            key.ExportSubjectPublicKeyInfoPem(),
            payload => Convert.ToBase64String(
                key.SignData(payload, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)));
    }
}
