namespace Spotwire.Simulator.Hosts;

/// <summary>Draws what the simulated network does; to be asked by one thread at a time.</summary>
internal sealed class NetworkChance
{
    private readonly SimulatedNetwork _network;
    private readonly Random _random;

    public NetworkChance(SimulatedNetwork network)
    {
        network.Validate();
        _network = network;
        _random = new Random(network.Seed);
    }

    public TimeSpan Delay() => _network.MaximumDelay == _network.MinimumDelay
        ? _network.MinimumDelay
        : TimeSpan.FromTicks(_random.NextInt64(_network.MinimumDelay.Ticks, _network.MaximumDelay.Ticks + 1));

    public bool LosesRequest() => Happens(_network.LostRequestsPerThousand, 1_000);

    public bool LosesAnswer() => Happens(_network.LostAnswersPerThousand, 1_000);

    public bool CutsHere() => Happens(_network.CutsPerMillion, 1_000_000);

    /// <summary>Whether what was lost is noticed as a broken connection, or not at all.</summary>
    public bool IsNoticed() => Happens(1, 2);

    private bool Happens(int times, int of) => times > 0 && _random.Next(of) < times;
}
