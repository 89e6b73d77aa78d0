using System.Globalization;
using Spotwire.Simulator.Endpoints;

namespace Spotwire.Simulator.Limits;

/// <summary>The unfilled orders of one account, in every window that there is for them.</summary>
/// <remarks>Documentation: faqs/order_count_decrement.md. What a first fill as maker gives back beyond one is the
/// documentation's example.</remarks>
internal sealed class UnfilledOrderCounts(LimitSpec limits)
{
    private const int TakerCredit = 1;
    private const int MakerCredit = 5;

    private readonly WindowCounter[] _counters =
    [
        .. limits.Rules.Where(rule => rule.Type == RateLimitType.Orders).Select(rule => new WindowCounter(rule)),
    ];

    /// <summary>The counts, as the limits are told.</summary>
    public IReadOnlyList<WindowCounter> Counters => _counters;

    /// <summary>Refuses where a window is full; counts nothing.</summary>
    /// <exception cref="RefusalException">A window has no room (429).</exception>
    public void RequireRoom(int orders, long nowMicros)
    {
        foreach (var counter in _counters)
        {
            if (!counter.Fits(orders, nowMicros))
            {
                throw Refusals.TooManyOrders(counter.Rule, counter.SecondsLeft(nowMicros));
            }
        }
    }

    /// <summary>Counts orders that were taken on.</summary>
    public void Add(int orders, long nowMicros)
    {
        foreach (var counter in _counters)
        {
            counter.Add(orders, nowMicros);
        }
    }

    /// <summary>An order had its first fill: it gives back, whenever it was placed.</summary>
    public void FirstFill(bool isMaker, long nowMicros) => Add(isMaker ? -MakerCredit : -TakerCredit, nowMicros);

    /// <summary>The headers that tell the counts.</summary>
    public void AddHeaders(List<KeyValuePair<string, string>> headers, long nowMicros)
    {
        foreach (var counter in _counters)
        {
            headers.Add(new KeyValuePair<string, string>(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"X-MBX-ORDER-COUNT-{counter.Rule.IntervalNum}{counter.Rule.Letter}"),
                counter.Count(nowMicros).ToString(CultureInfo.InvariantCulture)));
        }
    }
}
