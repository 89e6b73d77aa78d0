namespace Spotwire.Simulator;

/// <summary>How well the connections of an exchange in memory work. All chance comes from the seed.</summary>
public sealed record SimulatedNetwork
{
    /// <summary>Where all chance comes from. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Shortest time that bytes take one way. Default zero; zero or more.</summary>
    public TimeSpan MinimumDelay { get; init; }

    /// <summary>Longest time that bytes take one way; not below <see cref="MinimumDelay"/>. Default zero.</summary>
    public TimeSpan MaximumDelay { get; init; }

    /// <summary>REST requests that never arrive, of a thousand. Default 0.</summary>
    public int LostRequestsPerThousand { get; init; }

    /// <summary>REST answers that never arrive, though the request was carried out, of a thousand. Default 0.</summary>
    public int LostAnswersPerThousand { get; init; }

    /// <summary>Messages of a stream connection, either way, that cut it instead of arriving, of a million. Default
    /// 0.</summary>
    public int CutsPerMillion { get; init; }

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MinimumDelay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumDelay, MinimumDelay);
        ThrowUnlessWithin(LostRequestsPerThousand, 1_000);
        ThrowUnlessWithin(LostAnswersPerThousand, 1_000);
        ThrowUnlessWithin(CutsPerMillion, 1_000_000);
    }

    private static void ThrowUnlessWithin(int value, int most)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most);
    }
}
