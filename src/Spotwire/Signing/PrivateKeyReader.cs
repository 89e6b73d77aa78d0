using System.Formats.Asn1;
using System.Globalization;
using System.Security.Cryptography;

namespace Spotwire.Signing;

/// <summary>Reads private keys from PEM text: PKCS#8, plain or encrypted, and PKCS#1. No message ever holds a part of
/// the text.</summary>
/// <remarks>Documentation: faqs/api_key_types.md; RFC 7468, RFC 5958, RFC 8017, RFC 8410.</remarks>
internal static class PrivateKeyReader
{
    private const string Rsa = "1.2.840.113549.1.1.1";
    private const string Ed25519 = "1.3.101.112";
    private const int SeedBytes = 32;
    private const string Wanted =
        "It begins with -----BEGIN PRIVATE KEY----- or -----BEGIN ENCRYPTED PRIVATE KEY-----.";
    private const string Suitable = "Binance takes Ed25519 keys and RSA keys of 2,048 to 4,096 bits.";

    /// <summary>Reads the first private key of a text.</summary>
    /// <param name="pem">The text.</param>
    /// <param name="passphrase">What an encrypted key is opened with; without meaning for a plain one.</param>
    /// <exception cref="SpotwireException">There is no key in it that can sign for Binance
    /// (<see cref="ErrorKind.Configuration"/>).</exception>
    public static PrivateKey Read(string pem, string? passphrase)
    {
        var rest = pem.AsSpan();
        var other = "";
        while (PemEncoding.TryFind(rest, out var fields))
        {
            var label = rest[fields.Label].ToString();
            var data = Convert.FromBase64String(rest[fields.Base64Data].ToString());
            try
            {
                switch (label)
                {
                    case "PRIVATE KEY":
                        return ReadPkcs8(data, isDecrypted: false);
                    case "ENCRYPTED PRIVATE KEY":
                        return ReadEncrypted(data, passphrase);
                    case "RSA PRIVATE KEY":
                        return ReadRsa(data);
                    case "EC PRIVATE KEY":
                        throw Wrong("The private key is one for elliptic curves (EC).", Suitable);
                }
            }
            catch (Exception broken) when (broken is AsnContentException or CryptographicException)
            {
                throw Wrong($"The {label} cannot be read.", "Make the key again, or copy its file again.");
            }
            finally
            {
                CryptographicOperations.ZeroMemory(data);
            }

            other = label;
            rest = rest[fields.Location.End..];
        }

        throw WrongText(pem, other);
    }

    private static SpotwireException WrongText(string pem, string other)
    {
        if (other.Contains("PUBLIC KEY", StringComparison.Ordinal) || other == "CERTIFICATE")
        {
            return Wrong($"The text holds a {other}; signing takes the private key.", Wanted);
        }

        if (other == "OPENSSH PRIVATE KEY")
        {
            return Wrong("The private key is in OpenSSH's own format.", "Make a PKCS#8 key with openssl genpkey.");
        }

        return pem.Contains("Proc-Type: 4,ENCRYPTED", StringComparison.Ordinal)
            ? Wrong("The private key is encrypted in an old way that is not read.",
                "Convert it: openssl pkcs8 -topk8 -in OLD.pem -out NEW.pem")
            : Wrong(other.Length > 0 ? $"The text holds a {other}, no private key." : "The private key is no PEM text.",
                Wanted);
    }

    private static PrivateKey ReadEncrypted(byte[] data, string? passphrase)
    {
        if (string.IsNullOrEmpty(passphrase))
        {
            throw Wrong("The private key is encrypted, and no passphrase was given.",
                $"Set {SpotwireCredentials.PrivateKeyPassphraseVariable}.");
        }

        var plain = KeyDecryption.Decrypt(data, passphrase)
            ?? throw Wrong("The private key is encrypted in a way that is not read.",
                "Convert it: openssl pkcs8 -topk8 -v2 aes-256-cbc -in OLD.pem -out NEW.pem");
        try
        {
            return ReadPkcs8(plain, isDecrypted: true);
        }
        catch (Exception garbage) when (garbage is AsnContentException or CryptographicException)
        {
            // Once in 256 times a wrong passphrase leaves a padding that looks right.
            throw WrongPassphrase();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <summary>The refusal of a passphrase that does not open the key.</summary>
    public static SpotwireException WrongPassphrase() =>
        Wrong("The passphrase does not open the private key.", "It is the one that the key's file was made with.");

    private static PrivateKey ReadPkcs8(byte[] data, bool isDecrypted)
    {
        var info = new AsnReader(data, AsnEncodingRules.BER).ReadSequence();
        info.ReadInteger();
        var algorithm = info.ReadSequence().ReadObjectIdentifier();
        var key = info.ReadOctetString();
        try
        {
            return algorithm switch
            {
                Rsa => ReadRsa(key),
                Ed25519 => ReadSeed(key),
                "1.2.840.10045.2.1" => throw Wrong(
                    "The private key is one for elliptic curves (EC).", Suitable),
                "1.3.101.113" => throw Wrong("The private key is an Ed448 key.", Suitable),
                "1.3.101.110" or "1.3.101.111" => throw Wrong(
                    "The private key is for agreeing on keys (X25519 or X448), not for signing.", Suitable),
                "1.2.840.113549.1.1.10" => throw Wrong(
                    "The private key is an RSA key for PSS padding only.", Suitable),
                "1.2.840.10040.4.1" => throw Wrong("The private key is a DSA key.", Suitable),
                _ when isDecrypted && key.Length == 0 => throw WrongPassphrase(),
                _ => throw Wrong($"The private key is of an unknown kind ({algorithm}).", Suitable),
            };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private static PrivateKey ReadSeed(byte[] data)
    {
        var seed = AsnDecoder.ReadOctetString(data, AsnEncodingRules.BER, out _);
        return seed.Length == SeedBytes
            ? new PrivateKey(KeyType.Ed25519, seed)
            : throw new CryptographicException("The length is wrong.");
    }

    private static PrivateKey ReadRsa(ReadOnlySpan<byte> pkcs1)
    {
        using var rsa = RSA.Create();
        rsa.ImportRSAPrivateKey(pkcs1, out _);
        return rsa.KeySize is >= RsaSigner.MinBits and <= RsaSigner.MaxBits
            ? new PrivateKey(KeyType.Rsa, rsa.ExportRSAPrivateKey())
            : throw Wrong(
                string.Create(CultureInfo.InvariantCulture, $"The private key is an RSA key of {rsa.KeySize} bits."),
                Suitable);
    }

    private static SpotwireException Wrong(string message, string hint) => HostJudgement.Wrong(message, hint);
}
