using System.Buffers;
using Spotwire.Limits;

namespace Spotwire.Transport;

/// <summary>What came of sending one request once.</summary>
internal sealed class CallReply : IDisposable
{
    private byte[] _buffer = [];
    private int _start;
    private int _length;

    /// <summary>The HTTP status; 0 where no answer came.</summary>
    public int Status { get; init; }

    /// <summary>The counts that the answer's headers tell.</summary>
    public IReadOnlyList<ToldCount> Told { get; init; } = [];

    /// <summary>What the answer says about waiting.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Why there is no answer, or none that is complete; null where there is one.</summary>
    public SpotwireError? Failure { get; init; }

    /// <summary>The exception behind <see cref="Failure"/>.</summary>
    public Exception? Cause { get; init; }

    /// <summary>Whether a byte of the request may have left.</summary>
    public bool MayHaveLeft { get; init; } = true;

    /// <summary>Whether the caller gave up.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>Which measurement of the exchange's clock the time stamp was made by.</summary>
    public int ClockGeneration { get; init; }

    /// <summary>Local monotonic microseconds when the request was handed over.</summary>
    public long SentAt { get; init; }

    /// <summary>Local monotonic microseconds when the head of the answer was there.</summary>
    public long ReceivedAt { get; init; }

    /// <summary>The body; of use until the reply is disposed.</summary>
    public ReadOnlySpan<byte> Body => _buffer.AsSpan(_start, _length);

    /// <summary>Hands over a rented buffer.</summary>
    public void Own(byte[] rented, int length) => (_buffer, _length) = (rented, length);

    /// <summary>Takes the body out of an array of one; anything else stays as it is.</summary>
    public void Unwrap()
    {
        if (Body is [(byte)'[', .., (byte)']'])
        {
            (_start, _length) = (_start + 1, _length - 2);
        }
    }

    public void Dispose()
    {
        var buffer = _buffer;
        (_buffer, _length) = ([], 0);
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
