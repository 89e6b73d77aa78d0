namespace Spotwire.Simulator.MarketData;

/// <summary>Best prices and quantities of the book; an empty side is zero, as on the wire.</summary>
internal readonly record struct BookTop(
    long UpdateId, long BidTicks, long BidSteps, long AskTicks, long AskSteps)
{
    public bool SameLevels(in BookTop other) =>
        BidTicks == other.BidTicks && BidSteps == other.BidSteps
        && AskTicks == other.AskTicks && AskSteps == other.AskSteps;
}
