namespace Spotwire.Benchmarks.Corpus;

/// <summary>A small generator whose sequence is ours, so that corpora stay the same on every runtime.</summary>
internal sealed class SplitMix(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>From <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public long Between(long low, long high) => low + (long)(Next() % (ulong)(high - low + 1));

    public bool Half() => (Next() & 1) == 0;

    /// <summary>Exponentially distributed with the given mean, rounded down.</summary>
    public int Exponential(double mean) => (int)(-Math.Log(1 - ((Next() >> 11) * (1.0 / (1UL << 53)))) * mean);
}
