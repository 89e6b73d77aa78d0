namespace Spotwire.Simulator.MarketData;

/// <summary>What klines are asked for. Times are microseconds since 1970 and bound the open times,
/// inclusive.</summary>
/// <param name="Interval">A known interval.</param>
/// <param name="OffsetMinutes">Time zone in which the klines are cut, minutes east of UTC.</param>
/// <param name="StartMicros">Earliest open time, or null.</param>
/// <param name="EndMicros">Latest open time, or null.</param>
/// <param name="Limit">Most rows wanted.</param>
internal readonly record struct KlineQuery(
    KlineInterval Interval, int OffsetMinutes, long? StartMicros, long? EndMicros, int Limit);
