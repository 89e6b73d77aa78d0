namespace Spotwire.Simulator.Hosts;

/// <summary>Whether and how a direction of a connection ends.</summary>
internal enum PipeEnd
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>After all bytes, in order.</summary>
    Closed,

    /// <summary>At once; bytes under way are lost.</summary>
    Cut,
}
