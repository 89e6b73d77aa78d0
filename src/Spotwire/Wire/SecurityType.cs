namespace Spotwire.Wire;

/// <summary>What a call needs before Binance takes it.</summary>
internal enum SecurityType
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A key with trading permission, a timestamp and a signature.</summary>
    Trade,

    /// <summary>A key, a timestamp and a signature.</summary>
    UserData,

    /// <summary>A logged-on session, or a key, a timestamp and a signature.</summary>
    UserStream,
}
