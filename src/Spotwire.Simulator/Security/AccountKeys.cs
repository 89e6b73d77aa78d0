using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Spotwire.Simulator.Security;

/// <summary>Makes the keys of accounts from seed, name and public keys.</summary>
internal static class AccountKeys
{
    private const int Length = 64;
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>The account with its keys.</summary>
    /// <exception cref="ArgumentException">A public key cannot be read or is of a kind that Binance does not
    /// take.</exception>
    public static SimulatedAccount Create(int seed, AccountSpec spec)
    {
        var publicKeys = spec.PublicKeys.Select(SignatureKey.FromPem).ToArray();
        SimulatedKey[] keys =
        [
            new(KeyType.Hmac, Derive(seed, spec.Name, "api")),
            .. publicKeys.Select(key => new SimulatedKey(
                key.KeyType, Derive(seed, spec.Name + "|" + key.Fingerprint, "api"))),
        ];
        return keys.DistinctBy(key => key.ApiKey).Count() == keys.Length
            ? new SimulatedAccount(spec.Name, Derive(seed, spec.Name, "secret"), keys) { PublicKeys = publicKeys }
            : throw new ArgumentException($"The account {spec.Name} names a public key twice.", nameof(spec));
    }

    private static string Derive(int seed, string name, string purpose)
    {
        var key = new StringBuilder(Length);
        for (var block = 0; key.Length < Length; block++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"spotwire|{purpose}|{seed}|{block}|{name}");
            foreach (var value in SHA256.HashData(Encoding.UTF8.GetBytes(text)))
            {
                // Bytes from 248 on would favour the first letters.
                if (value < 248 && key.Length < Length)
                {
                    key.Append(Alphabet[value % Alphabet.Length]);
                }
            }
        }

        return key.ToString();
    }
}
