using static Spotwire.Wire.Arguments;

namespace Spotwire.Streams;

/// <summary>How one subscription buffers between the socket and its reader.</summary>
public sealed record SubscriptionOptions
{
    /// <summary>Messages that may wait for the reader, 1 to 10,000,000. Default 4,096.</summary>
    public int Capacity { get; init; } = 4096;

    /// <summary>What happens when they are that many. Default <see cref="SlowReaderPolicy.DropOldest"/>.</summary>
    public SlowReaderPolicy WhenFull { get; init; } = SlowReaderPolicy.DropOldest;

    internal void Validate()
    {
        Require(Capacity is >= 1 and <= 10_000_000, "The capacity of a subscription is 1 to 10,000,000 messages.");
        Require(Enum.IsDefined(WhenFull), "The slow reader policy is not one of the named ones.");
    }
}
