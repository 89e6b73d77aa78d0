using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Spotwire.Simulator.Security;

/// <summary>Makes the keys of accounts from seed and name.</summary>
internal static class AccountKeys
{
    private const int Length = 64;
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>The account with its keys.</summary>
    public static SimulatedAccount Create(int seed, string name) =>
        new(name, Derive(seed, name, "api"), Derive(seed, name, "secret"));

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
