using Spotwire.Streams;
using static Spotwire.Wire.Arguments;

namespace Spotwire.Books;

/// <summary>How a local order book is kept.</summary>
/// <remarks>Documentation: web-socket-streams.md, "How to manage a local order book correctly".</remarks>
public sealed record BookOptions
{
    /// <summary>How often the depth stream sends; default every 100 ms.</summary>
    public DepthSpeed Speed { get; init; } = DepthSpeed.Every100Milliseconds;

    /// <summary>Levels a side of the snapshot, 1 to 5,000; default 5,000, which costs a request weight of 250. Levels
    /// beyond stay unknown until they change.</summary>
    /// <remarks>Documentation: rest-api.md, "Order book".</remarks>
    public int SnapshotLimit { get; init; } = 5_000;

    /// <summary>Whether the book ticker stream is read beside the depth stream and compared with the book; default
    /// false.</summary>
    public bool CompareWithBookTicker { get; init; }

    /// <summary>How long to wait for the first depth event before the snapshot is fetched all the same: zero to one
    /// minute; default 1.5 s. Only quiet markets wait that long.</summary>
    public TimeSpan FirstEventWait { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>Wait before a snapshot is fetched again: above zero; default 250 ms, doubled with each further attempt
    /// and shortened at random by up to half.</summary>
    public TimeSpan ResyncDelay { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Longest wait before a snapshot is fetched again, unless the exchange asks for more: at least
    /// <see cref="ResyncDelay"/>; default 30 s.</summary>
    public TimeSpan MaxResyncDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Checks every value.</summary>
    /// <exception cref="SpotwireException">A value is out of range (<see cref="ErrorKind.Configuration"/>).</exception>
    public void Validate()
    {
        Require(Enum.IsDefined(Speed), "Speed is not one of the depth stream's speeds.");
        Require(SnapshotLimit is >= 1 and <= 5_000, "SnapshotLimit must be 1 to 5,000.");
        Require(
            FirstEventWait >= TimeSpan.Zero && FirstEventWait <= TimeSpan.FromMinutes(1),
            "FirstEventWait must be zero to one minute.");
        Require(
            ResyncDelay > TimeSpan.Zero && ResyncDelay <= MaxResyncDelay && MaxResyncDelay <= TimeSpan.FromDays(1),
            "ResyncDelay must be above zero and at most MaxResyncDelay, which may be up to one day.");
    }
}
