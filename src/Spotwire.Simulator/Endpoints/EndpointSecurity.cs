namespace Spotwire.Simulator.Endpoints;

/// <summary>What the exchange asks for before it serves a call.</summary>
internal enum EndpointSecurity
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A signed request with a key that may trade.</summary>
    Trade,

    /// <summary>A signed request.</summary>
    UserData,

    /// <summary>A session, or a signed request.</summary>
    UserStream,
}
