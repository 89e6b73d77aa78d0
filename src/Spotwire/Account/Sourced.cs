using Spotwire.UserData;

namespace Spotwire.Account;

/// <summary>A value, where it comes from, and of when it is.</summary>
/// <typeparam name="T">What is known, e.g. <see cref="Balance"/>.</typeparam>
/// <param name="Value">The value.</param>
/// <param name="Source">Whether the exchange sent it or it was asked for.</param>
/// <param name="AsOf">The exchange's time of the event or of the question: the value is not older.</param>
public sealed record Sourced<T>(T Value, UserDataSource Source, ExchangeTime AsOf)
{
    /// <summary>How old the knowledge is. An order that nothing happens to grows old and stays right: what matters is
    /// whether the view is healthy.</summary>
    /// <param name="now">The exchange's time, e.g. of <see cref="Time.ServerClock"/>.</param>
    public TimeSpan AgeAt(ExchangeTime now) => now - AsOf;
}
