using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Spotwire.Signing;

/// <summary>Opens encrypted PKCS#8: PBES2 with PBKDF2 and AES in CBC mode, which is what OpenSSL writes.</summary>
/// <remarks>RFC 8018. The BCL opens such a key only where it knows the algorithm inside, and it knows no
/// Ed25519.</remarks>
internal static class KeyDecryption
{
    private const string Pbes2 = "1.2.840.113549.1.5.13";
    private const string Pbkdf2 = "1.2.840.113549.1.5.12";

    /// <summary>More would take minutes, and no program writes it.</summary>
    private const int MaxIterations = 50_000_000;

    /// <summary>The key inside; null where the encryption is another one.</summary>
    /// <exception cref="SpotwireException">The passphrase is wrong.</exception>
    /// <exception cref="AsnContentException">It is no such text.</exception>
    public static byte[]? Decrypt(byte[] encrypted, string passphrase)
    {
        var outer = new AsnReader(encrypted, AsnEncodingRules.BER).ReadSequence();
        var scheme = outer.ReadSequence();
        var data = outer.ReadOctetString();
        if (scheme.ReadObjectIdentifier() != Pbes2)
        {
            return null;
        }

        var parameters = scheme.ReadSequence();
        var derivation = parameters.ReadSequence();
        var cipher = parameters.ReadSequence();
        if (derivation.ReadObjectIdentifier() != Pbkdf2 || KeyBytes(cipher.ReadObjectIdentifier()) is not { } size)
        {
            return null;
        }

        var vector = cipher.ReadOctetString();
        if (Derive(derivation.ReadSequence(), passphrase, size) is not { } key)
        {
            return null;
        }

        using var aes = Aes.Create();
        try
        {
            aes.Key = key;
            return aes.DecryptCbc(data, vector);
        }
        catch (CryptographicException)
        {
            throw PrivateKeyReader.WrongPassphrase();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private static byte[]? Derive(AsnReader parameters, string passphrase, int size)
    {
        var salt = parameters.ReadOctetString();
        if (!parameters.TryReadInt32(out var iterations) || iterations is < 1 or > MaxIterations)
        {
            return null;
        }

        if (parameters.HasData && parameters.PeekTag() == Asn1Tag.Integer
            && (!parameters.TryReadInt32(out var told) || told != size))
        {
            return null;
        }

        var hash = HashAlgorithmName.SHA1;
        if (parameters.HasData)
        {
            switch (parameters.ReadSequence().ReadObjectIdentifier())
            {
                case "1.2.840.113549.2.7":
                    break;
                case "1.2.840.113549.2.9":
                    hash = HashAlgorithmName.SHA256;
                    break;
                case "1.2.840.113549.2.10":
                    hash = HashAlgorithmName.SHA384;
                    break;
                case "1.2.840.113549.2.11":
                    hash = HashAlgorithmName.SHA512;
                    break;
                default:
                    return null;
            }
        }

        return Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, iterations, hash, size);
    }

    private static int? KeyBytes(string cipher) => cipher switch
    {
        "2.16.840.1.101.3.4.1.2" => 16,
        "2.16.840.1.101.3.4.1.22" => 24,
        "2.16.840.1.101.3.4.1.42" => 32,
        _ => null,
    };
}
