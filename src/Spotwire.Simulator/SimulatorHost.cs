namespace Spotwire.Simulator;

/// <summary>What carries the simulated exchange's bytes.</summary>
public enum SimulatorHost
{
    /// <summary>Real loopback sockets, served by Kestrel.</summary>
    Kestrel,

    /// <summary>Connections inside the process, driven by the options' <see cref="TimeProvider"/> alone.</summary>
    InMemory,
}
