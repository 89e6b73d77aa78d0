using System.Buffers;
using System.Text;
using Spotwire.Wire;

namespace Spotwire.Signing;

/// <summary>What is signed: the two transports differ.</summary>
internal static class SigningPayload
{
    private static readonly byte[] SignatureName = "&signature="u8.ToArray();

    /// <summary>REST: the percent-encoded parameters in the order sent. The result is the whole query string or form
    /// body with the signature at its end; nothing re-encodes it afterwards.</summary>
    /// <param name="encoded">The percent-encoded parameters, timestamp included; ASCII.</param>
    /// <param name="signer">Signs them.</param>
    public static byte[] SignRest(string encoded, RequestSigner signer)
    {
        var room = encoded.Length + SignatureName.Length;

        // What base64 has beside letters and digits takes three characters percent-encoded.
        var signed = new byte[room + (signer.Length * 3)];
        if (Encoding.ASCII.GetBytes(encoded, signed) != encoded.Length)
        {
            throw new ArgumentException("Percent-encoded text is ASCII.", nameof(encoded));
        }

        Span<byte> signature = stackalloc byte[signer.Length];
        signer.Sign(signed.AsSpan(0, encoded.Length), signature);
        SignatureName.CopyTo(signed.AsSpan(encoded.Length));
        return signed[..(room + Escape(signature, signed.AsSpan(room)))];
    }

    /// <summary>WebSocket API: every parameter but the signature, sorted by name, as <c>name=value</c> joined by
    /// <c>&amp;</c>, in raw UTF-8 and not percent-encoded.</summary>
    /// <remarks>Documentation: web-socket-api.md, "Signing a request".</remarks>
    /// <param name="parameters">The parameters in any order, the signature not among them.</param>
    /// <param name="order">Room for working out the order; what is in it is lost.</param>
    /// <param name="into">Takes the bytes.</param>
    public static void WriteForWebSocket(
        IReadOnlyList<KeyValuePair<string, string>> parameters, List<int> order, IBufferWriter<byte> into)
    {
        // A dozen at most: putting each in its place takes less than calling for a sort.
        order.Clear();
        for (var i = 0; i < parameters.Count; i++)
        {
            var place = order.Count;
            while (place > 0
                && string.CompareOrdinal(parameters[order[place - 1]].Key, parameters[i].Key) > 0)
            {
                place--;
            }

            order.Insert(place, i);
        }

        for (var i = 0; i < order.Count; i++)
        {
            var (name, value) = parameters[order[i]];
            if (i > 0)
            {
                into.Write("&"u8);
            }

            Encoding.UTF8.GetBytes(name, into);
            into.Write("="u8);
            Encoding.UTF8.GetBytes(value, into);
        }
    }

    /// <summary>Parameters, then what every signed call carries.</summary>
    /// <param name="parameters">The call's own parameters; not changed.</param>
    /// <param name="recvWindow">How long the request stays valid.</param>
    /// <param name="timestamp">When it was made, on the exchange's clock.</param>
    /// <param name="unit">How the timestamp is written.</param>
    public static RequestParameters WithTimestamp(
        RequestParameters parameters, TimeSpan recvWindow, ExchangeTime timestamp, TimeUnit unit) =>
        parameters.Copy()
            .Add("recvWindow", recvWindow)
            .Add("timestamp", unit == TimeUnit.Microseconds
                ? timestamp.UnixMicroseconds
                : timestamp.UnixMilliseconds);

    private static int Escape(ReadOnlySpan<byte> signature, Span<byte> escaped)
    {
        var length = 0;
        foreach (var c in signature)
        {
            ReadOnlySpan<byte> text = c switch
            {
                (byte)'+' => "%2B"u8,
                (byte)'/' => "%2F"u8,
                (byte)'=' => "%3D"u8,
                _ => [c],
            };
            text.CopyTo(escaped[length..]);
            length += text.Length;
        }

        return length;
    }
}
