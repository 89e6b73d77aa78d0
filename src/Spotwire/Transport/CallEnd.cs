namespace Spotwire.Transport;

/// <summary>How a call ended.</summary>
internal enum CallEnd
{
    /// <summary>With the answer wanted.</summary>
    Answered,

    /// <summary>Nothing left the machine.</summary>
    NotSent,

    /// <summary>Binance refused, certainly without acting on it.</summary>
    Refused,

    /// <summary>It may have left, and nothing says what came of it.</summary>
    Unclear,
}
