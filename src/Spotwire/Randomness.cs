using System.Security.Cryptography;

namespace Spotwire;

/// <summary>Where a client's randomness comes from: the seed of its options, or the system's secure source. Safe to use
/// from several threads.</summary>
internal sealed class Randomness : Random
{
    private readonly Lock _gate = new();
    private readonly Random? _seeded;

    private Randomness(Random? seeded)
        : base(0) => _seeded = seeded;

    /// <param name="seed">The same seed gives the same numbers; null gives numbers that nobody can foresee.</param>
    public static Randomness Create(int? seed) =>
        new(seed is { } number ? new Random(number) : null);

    public override int Next() => Next(int.MaxValue);

    public override int Next(int maxValue) => Next(0, maxValue);

    public override int Next(int minValue, int maxValue)
    {
        if (_seeded is null)
        {
            return minValue == maxValue ? minValue : RandomNumberGenerator.GetInt32(minValue, maxValue);
        }

        lock (_gate)
        {
            return _seeded.Next(minValue, maxValue);
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
}
