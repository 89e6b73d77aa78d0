namespace Spotwire.Streams;

/// <summary>What a message is in the history of its stream.</summary>
internal enum HistoryVerdict
{
    /// <summary>It goes on.</summary>
    Continues,

    /// <summary>It was delivered before a reconnect already.</summary>
    Repeats,

    /// <summary>Its id lies behind ids seen before although it is younger: the exchange began a new history.</summary>
    BeginsAnew,
}
