using System.Globalization;
using Spotwire.Wire;

namespace Spotwire.Signing;

/// <summary>What is signed for REST; what the WebSocket API signs, its <see cref="ApiRequestWriter"/> knows.</summary>
internal static class SigningPayload
{
    /// <summary>A 64-bit integer, or a span of time in milliseconds with its microseconds.</summary>
    private const int LongestNumber = 20;

    private static ReadOnlySpan<byte> RecvWindowName => "recvWindow="u8;

    private static ReadOnlySpan<byte> TimestampName => "&timestamp="u8;

    private static ReadOnlySpan<byte> SignatureName => "&signature="u8;

    /// <summary>REST: the percent-encoded parameters in the order sent, recvWindow and timestamp behind them. The
    /// result is the whole query string or form body with the signature at its end; nothing re-encodes it
    /// afterwards.</summary>
    /// <param name="parameters">The call's own parameters; not changed.</param>
    /// <param name="recvWindow">How long the request stays valid.</param>
    /// <param name="timestamp">When it was made, on the exchange's clock.</param>
    /// <param name="unit">How the timestamp is written.</param>
    /// <param name="signer">Signs them.</param>
    public static ReadOnlyMemory<byte> SignRest(
        RequestParameters parameters,
        TimeSpan recvWindow,
        ExchangeTime timestamp,
        TimeUnit unit,
        RequestSigner signer)
    {
        var own = parameters.EncodedLength;
        var form = new byte[own + 1 + RecvWindowName.Length + TimestampName.Length + (2 * LongestNumber)
            + SealLength(signer)];
        parameters.WriteEncoded(form);
        var length = own;
        if (own > 0)
        {
            form[length++] = (byte)'&';
        }

        length += Write(RecvWindowName, RequestParameters.Milliseconds(recvWindow), form.AsSpan(length));
        length += Write(TimestampName, In(unit, timestamp), form.AsSpan(length));
        return form.AsMemory(0, length + Seal(form, length, signer));
    }

    /// <summary>Writes a signature behind what it signs.</summary>
    /// <param name="form">What is signed, and room for <see cref="SealLength"/> bytes.</param>
    /// <param name="length">How long that is.</param>
    /// <param name="signer">Signs it.</param>
    /// <returns>The bytes written.</returns>
    public static int Seal(Span<byte> form, int length, RequestSigner signer)
    {
        Span<byte> signature = stackalloc byte[signer.Length];
        signer.Sign(form[..length], signature);
        var seal = form[length..];
        SignatureName.CopyTo(seal);
        return SignatureName.Length + RequestParameters.WriteEncoded(signature, seal[SignatureName.Length..]);
    }

    /// <summary>The most bytes that <see cref="Seal"/> writes.</summary>
    public static int SealLength(RequestSigner signer) => SignatureName.Length + signer.LongestEncoded;

    /// <summary>A time in a unit of the wire.</summary>
    public static long In(TimeUnit unit, ExchangeTime time) =>
        unit == TimeUnit.Microseconds ? time.UnixMicroseconds : time.UnixMilliseconds;

    private static int Write<T>(ReadOnlySpan<byte> name, T value, Span<byte> into)
        where T : IUtf8SpanFormattable
    {
        name.CopyTo(into);
        value.TryFormat(into[name.Length..], out var length, default, CultureInfo.InvariantCulture);
        return name.Length + length;
    }
}
