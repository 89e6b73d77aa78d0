using System.Security.Cryptography;
using Spotwire.Signing;

namespace Spotwire.Tests.Signing;

/// <summary>Private keys from PEM: what is read, and how the rest is refused. The Ed25519 key is the one that the
/// documentation prints; the encrypted forms of it were written by OpenSSL.</summary>
public sealed class PrivateKeyTests
{
    private const string Passphrase = "Schlüssel 1";
    private const string Seed = "8244616b4606b8400a66fd0efcbea9af1611fd2540e975b3808b20007d9bcf6e";

    private static readonly string Plain = Pem(
        "PRIVATE KEY", "MC4CAQAwBQYDK2VwBCIEIIJEYWtGBrhACmb9Dvy+qa8WEf0lQOl1s4CLIAB9m89u");

    public static TheoryData<string> Encrypted => new(
        Pem("ENCRYPTED PRIVATE KEY",
            "MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAh4E6/BhTNOKwICCAAwDAYIKoZIhvcNAgkFADAdBglghk" +
            "gBZQMEASoEEGD0lQbFduLgjuGHP2QjNP4EQEiE8NW9ilwZ+vSf4C6gDdshAHTWasjQvuMWg16Xq7xOWrPcieq0TGFH" +
            "upEofXG7Pv66qUefgISytGec4Ifsy1Y="),
        Pem("ENCRYPTED PRIVATE KEY",
            "MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAgUZJI3FEkb3gICCAAwDAYIKoZIhvcNAgsFADAdBglghk" +
            "gBZQMEAQIEEPjA+QZ2x33ReQgGLe7XKpAEQI632etmcwwKorXEpr+hSVNsv7TgnyhPiTkngbefw2ySyMgGcNPknlI0" +
            "5Y3FJPLqfvPKf7pgpiBUUQ0X67skoq0="),
        Pem("ENCRYPTED PRIVATE KEY",
            "MIGNMEkGCSqGSIb3DQEFDTA8MBsGCSqGSIb3DQEFDDAOBAjxfLAEE1nWdAICCAAwHQYJYIZIAWUDBAEWBBCcwQD2kz" +
            "wwTUuWj3zhWaV9BECUYz2fYXsTzJ4mJnu3eHwxY8C03Yebz9Bzq3jb/ZtIAVTgscIt1sNLgIlLeKlL1UmIEwvkFc6+" +
            "UV50ZQ2lDVUc"));

    public static TheoryData<string> EncryptedOtherwise => new(
        Pem("ENCRYPTED PRIVATE KEY",
            "MIGTME8GCSqGSIb3DQEFDTBCMCEGCSsGAQQB2kcECzAUBAifs19wJx9W5AICQAACAQgCAQEwHQYJYIZIAWUDBAEqBB" +
            "AV2kT2BDm+UKs1t4T+JurOBECNJyq/wVndd/kXDSukc0n1b2CQ0K2sVa1M14dyoHxj4Un7Pmm8AOEJEq2HX3ESbjrr" +
            "Y7Fh7ne5GYfi0HNF4Gfx"),
        Pem("ENCRYPTED PRIVATE KEY",
            "MIGKME4GCSqGSIb3DQEFDTBBMCkGCSqGSIb3DQEFDDAcBAhKOYvnuPYfbgICCAAwDAYIKoZIhvcNAgkFADAUBggqhk" +
            "iG9w0DBwQIMRPvHgsTB1EEOHNYItDaCjI2T7D65Ggc5OL7ekiXhvg/W+qpra5+O60JdYzYKRZlKVLOOptkuVyZXT6f" +
            "2BUjTVSn"));

    [Fact]
    public void Ed25519_is_recognised()
    {
        var credentials = SpotwireCredentials.FromPem("key", "Bag Attributes\n" + Plain);
        Assert.Equal(KeyType.Ed25519, credentials.KeyType);
        Assert.Equal(Seed, Convert.ToHexStringLower(credentials.Secret));
    }

    [Theory]
    [MemberData(nameof(Encrypted))]
    public void Encrypted_keys_are_opened(string pem)
    {
        Assert.Equal(Seed, Convert.ToHexStringLower(SpotwireCredentials.FromPem("key", pem, Passphrase).Secret));
        Assert.Equal("The private key is encrypted, and no passphrase was given.", Refusal(pem, null));
        for (var i = 0; i < 600; i++)
        {
            // Often enough that a padding that looks right by chance is among them.
            Assert.Equal("The passphrase does not open the private key.", Refusal(pem, $"wrong {i}"));
        }
    }

    [Theory]
    [MemberData(nameof(EncryptedOtherwise))]
    public void Other_encryption_is_refused_with_the_way_to_convert_it(string pem) =>
        Assert.Equal("The private key is encrypted in a way that is not read.", Refusal(pem, Passphrase));

    [Theory]
    [InlineData(2048)]
    [InlineData(3072)]
    public void Rsa_is_recognised_in_all_forms(int bits)
    {
        using var rsa = RSA.Create(bits);
        var pbe = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000);
        foreach (var pem in (string[])[
            rsa.ExportPkcs8PrivateKeyPem(), rsa.ExportRSAPrivateKeyPem(),
            rsa.ExportEncryptedPkcs8PrivateKeyPem(Passphrase, pbe)])
        {
            var credentials = SpotwireCredentials.FromPem("key", pem, Passphrase);
            Assert.Equal(KeyType.Rsa, credentials.KeyType);
            using var signer = credentials.CreateSigner();
            var signature = new byte[signer.Length];
            signer.Sign("payload"u8, signature);
            Assert.True(rsa.VerifyData(
                "payload"u8, Convert.FromBase64String(System.Text.Encoding.ASCII.GetString(signature)),
                HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        }
    }

    [Fact]
    public void Keys_that_binance_does_not_take_are_refused_by_name()
    {
        using var small = RSA.Create(1024);
        Assert.Equal("The private key is an RSA key of 1024 bits.", Refusal(small.ExportPkcs8PrivateKeyPem()));
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Equal(
            "The private key is one for elliptic curves (EC).", Refusal(curve.ExportPkcs8PrivateKeyPem()));
        Assert.Equal("The private key is one for elliptic curves (EC).", Refusal(curve.ExportECPrivateKeyPem()));
        Assert.Equal(
            "The text holds a PUBLIC KEY; signing takes the private key.",
            Refusal(small.ExportSubjectPublicKeyInfoPem()));
        Assert.Equal(
            "The private key is for agreeing on keys (X25519 or X448), not for signing.",
            Refusal(Pem("PRIVATE KEY", "MC4CAQAwBQYDK2VuBCIEIIJEYWtGBrhACmb9Dvy+qa8WEf0lQOl1s4CLIAB9m89u")));
    }

    [Theory]
    [InlineData("", "The private key is no PEM text.")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA", "The private key is no PEM text.")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
        "The PRIVATE KEY cannot be read.")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----",
        "The RSA PRIVATE KEY cannot be read.")]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----",
        "The private key is in OpenSSH's own format.")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
        "The text holds a CERTIFICATE; signing takes the private key.")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nAAAA\n" +
        "-----END RSA PRIVATE KEY-----", "The private key is encrypted in an old way that is not read.")]
    public void Other_texts_are_refused(string pem, string message) => Assert.Equal(message, Refusal(pem, "any"));

    [Fact]
    public void The_environment_names_a_file()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(path, Plain);
        try
        {
            var variables = new Dictionary<string, string>
            {
                [SpotwireCredentials.ApiKeyVariable] = "key",
                [SpotwireCredentials.PrivateKeyFileVariable] = path,
            };
            Assert.Equal(KeyType.Ed25519, SpotwireCredentials.FromVariables(variables.GetValueOrDefault)!.KeyType);

            variables[SpotwireCredentials.SecretKeyVariable] = "secret";
            Assert.Equal(
                "Both BINANCE_API_SECRET and BINANCE_PRIVATE_KEY_FILE are set.", RefusalOf(variables));
            variables.Remove(SpotwireCredentials.SecretKeyVariable);
            variables.Remove(SpotwireCredentials.ApiKeyVariable);
            Assert.Equal("BINANCE_PRIVATE_KEY_FILE is set but BINANCE_API_KEY is not.", RefusalOf(variables));
        }
        finally
        {
            File.Delete(path);
        }

        Assert.Equal($"The private key's file {path} cannot be read.", RefusalOf(new Dictionary<string, string>
        {
            [SpotwireCredentials.ApiKeyVariable] = "key",
            [SpotwireCredentials.PrivateKeyFileVariable] = path,
        }));
    }

    [Fact]
    public void Nothing_of_the_key_is_shown()
    {
        var credentials = SpotwireCredentials.FromPem("key", Plain);
        Assert.Equal("key …", credentials.ToString());
        Assert.Equal("Ed25519", new PrivateKey(KeyType.Ed25519, [1, 2, 3]).ToString());
    }

    private static string Refusal(string pem, string? passphrase = null)
    {
        var thrown = Assert.Throws<SpotwireException>(() => SpotwireCredentials.FromPem("key", pem, passphrase));
        Assert.Equal(ErrorKind.Configuration, thrown.Kind);
        Assert.NotNull(thrown.Error.Hint);
        return thrown.Message;
    }

    private static string RefusalOf(Dictionary<string, string> variables) =>
        Assert.Throws<SpotwireException>(() => SpotwireCredentials.FromVariables(variables.GetValueOrDefault)).Message;

    private static string Pem(string label, string base64) => PemEncoding.WriteString(
        label, Convert.FromBase64String(base64));
}
