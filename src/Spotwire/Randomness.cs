using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Spotwire;

/// <summary>Where a client's randomness comes from: the seed of its options, or the system's secure source, which is
/// asked for many bytes at a time because each question costs microseconds. Safe to use from several
/// threads.</summary>
internal sealed class Randomness : Random
{
    private const int PoolBytes = 1024;
    private readonly Lock _gate = new();
    private readonly Random? _seeded;
    private readonly byte[] _pool;
    private int _unread;

    private Randomness(Random? seeded)
        : base(0)
    {
        _seeded = seeded;
        _pool = seeded is null ? new byte[PoolBytes] : [];
    }

    /// <param name="seed">The same seed gives the same numbers; null gives numbers that nobody can foresee.</param>
    public static Randomness Create(int? seed) =>
        new(seed is { } number ? new Random(number) : null);

    public override int Next() => Next(int.MaxValue);

    public override int Next(int maxValue) => Next(0, maxValue);

    public override int Next(int minValue, int maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minValue, maxValue);
        lock (_gate)
        {
            return _seeded?.Next(minValue, maxValue)
                ?? (int)(minValue + Below((uint)((long)maxValue - minValue)));
        }
    }

    public override long NextInt64()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        NextBytes(bytes);
        return BitConverter.ToInt64(bytes) & long.MaxValue;
    }

    public override void NextBytes(byte[] buffer) => NextBytes(buffer.AsSpan());

    public override void NextBytes(Span<byte> buffer)
    {
        if (_seeded is null)
        {
            RandomNumberGenerator.Fill(buffer);
            return;
        }

        lock (_gate)
        {
            _seeded.NextBytes(buffer);
        }
    }

    public override double NextDouble() => Sample();

    protected override double Sample() => (NextInt64() >> 10) * (1.0 / (1L << 53));

    /// <summary>Each number below a bound equally often; zero where the bound is.</summary>
    private long Below(uint bound)
    {
        // The high half of the product is the number. It would favour some numbers by one word in 2^32 each, unless the
        // lowest products, as many as the words that do not divide evenly, are drawn again.
        var product = (ulong)NextWord() * bound;
        if ((uint)product < bound)
        {
            var uneven = (0u - bound) % bound;
            while ((uint)product < uneven)
            {
                product = (ulong)NextWord() * bound;
            }
        }

        return (long)(product >> 32);
    }

    private uint NextWord()
    {
        if (_unread == 0)
        {
            RandomNumberGenerator.Fill(_pool);
            _unread = PoolBytes;
        }

        _unread -= sizeof(uint);
        var bytes = _pool.AsSpan(_unread, sizeof(uint));
        var word = MemoryMarshal.Read<uint>(bytes);

        // Nobody who looks at the memory later learns what was drawn.
        bytes.Clear();
        return word;
    }
}
