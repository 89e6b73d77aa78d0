namespace Spotwire;

/// <summary>What a host is, as far as money is concerned.</summary>
internal enum HostClass
{
    /// <summary>On this machine.</summary>
    Loopback,

    /// <summary>Of the live list.</summary>
    Live,

    /// <summary>Anything else: treated like live.</summary>
    Other,
}
