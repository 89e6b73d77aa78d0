namespace Spotwire.Streams;

/// <summary>What happens when a message arrives for a subscription whose buffer is full because its reader is
/// slow.</summary>
public enum SlowReaderPolicy
{
    /// <summary>The oldest waiting message is thrown away and counted as dropped.</summary>
    DropOldest,

    /// <summary>The message that arrives is thrown away and counted as dropped.</summary>
    DropNewest,

    /// <summary>The subscription ends: the reader gets what is buffered, then a <see cref="SpotwireException"/>
    /// with <see cref="ErrorKind.SlowReader"/>.</summary>
    Fail,
}
