namespace Spotwire.Simulator.Flow;

/// <summary>Random numbers that are the same on every machine and in every release: SplitMix64.</summary>
internal sealed class FlowRandom
{
    private ulong _state;

    /// <summary>Starts a sequence of its own for each seed and name.</summary>
    public FlowRandom(int seed, string name)
    {
        _state = (uint)seed;
        foreach (var unit in name)
        {
            _state = Next() ^ unit;
        }
    }

    /// <summary>A whole number from 0 to below <paramref name="limit"/>, which is above zero.</summary>
    public long Below(long limit) => (long)Math.BigMul(Next(), (ulong)limit, out _);

    /// <summary>A whole number from <paramref name="lowest"/> to <paramref name="highest"/>.</summary>
    public long Between(long lowest, long highest) => lowest + Below(highest - lowest + 1);

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
