namespace Spotwire.Time;

/// <summary>One question for the exchange's time and its answer.</summary>
/// <param name="SentAt">Local monotonic microseconds when the question left.</param>
/// <param name="ReceivedAt">Local monotonic microseconds when the answer was there.</param>
/// <param name="ServerTime">The answer.</param>
internal readonly record struct ClockSample(long SentAt, long ReceivedAt, ExchangeTime ServerTime);
