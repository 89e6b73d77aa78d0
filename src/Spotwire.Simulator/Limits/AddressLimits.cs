using System.Globalization;
using Spotwire.Simulator.Endpoints;
using Spotwire.Simulator.Faults;

namespace Spotwire.Simulator.Limits;

/// <summary>Request weight, raw requests and connections of one address, and its ban. Binance leaves open how much
/// makes a ban; here it is the fourth refused request within the time that the first refusal named, and the fourth
/// connection within five minutes that was closed because it sent too much.</summary>
internal sealed class AddressLimits
{
    private const int RefusalsBeforeBan = 3;
    private const int FloodsBeforeBan = 3;
    private const long FloodWindowMicros = 300_000_000;
    private const long FirstBanMicros = 120_000_000;
    private const long LongestBanMicros = 3 * 86_400_000_000;

    private readonly WindowCounter[] _weight;
    private readonly WindowCounter[] _raw;
    private readonly WindowCounter[] _connections;
    private readonly WindowCounter _minute;
    private readonly WindowCounter _wallet = new(new RateLimitRule(
        RateLimitType.RequestWeight, RateLimitInterval.Minute, 1, int.MaxValue));

    private long _refusedUntil;
    private int _refusals;
    private long _floodsUntil;
    private int _floods;
    private long _heldUntil;
    private long _bannedUntil;
    private long _nextBan = FirstBanMicros;

    public AddressLimits(LimitSpec limits)
    {
        _weight = Counters(limits, RateLimitType.RequestWeight);
        _raw = Counters(limits, RateLimitType.RawRequests);
        _connections = Counters(limits, RateLimitType.Connections);

        // The header that mirrors one minute is sent whatever the limits are.
        _minute = _weight.FirstOrDefault(counter => counter.Rule.WindowMicros == 60_000_000)
            ?? new WindowCounter(new RateLimitRule(
                RateLimitType.RequestWeight, RateLimitInterval.Minute, 1, int.MaxValue));
    }

    /// <summary>The counts of request weight, as the limits are told.</summary>
    public IReadOnlyList<WindowCounter> Weight => _weight;

    /// <summary>Charges a request on arrival.</summary>
    /// <param name="weight">Its weight.</param>
    /// <param name="nowMicros">The exchange's clock.</param>
    /// <param name="isRaw">Whether it also counts among the raw requests, which REST calls do.</param>
    /// <exception cref="RefusalException">Too much (429), or banned (418).</exception>
    public void Charge(int weight, long nowMicros, bool isRaw = true)
    {
        RequireNoBan(nowMicros);
        if (nowMicros < _heldUntil)
        {
            var seconds = SecondsUntil(_heldUntil, nowMicros);
            throw Refuse(Refusals.TooManyRequests(seconds), seconds, nowMicros);
        }

        var raw = isRaw ? _raw : [];
        foreach (var counter in raw)
        {
            if (!counter.Fits(1, nowMicros))
            {
                var seconds = counter.SecondsLeft(nowMicros);
                throw Refuse(Refusals.TooManyRequests(seconds), seconds, nowMicros);
            }
        }

        foreach (var counter in _weight)
        {
            if (!counter.Fits(weight, nowMicros))
            {
                var seconds = counter.SecondsLeft(nowMicros);
                throw Refuse(Refusals.TooMuchWeight(counter.Rule, seconds), seconds, nowMicros);
            }
        }

        foreach (var counter in raw)
        {
            counter.Add(1, nowMicros);
        }

        Adjust(weight, nowMicros);
    }

    /// <summary>Counts a request of another API family, whose weight is its own; it is not limited here.</summary>
    /// <exception cref="RefusalException">The address is banned (418).</exception>
    public void ChargeWallet(int weight, long nowMicros)
    {
        RequireNoBan(nowMicros);
        _wallet.Add(weight, nowMicros);
    }

    /// <summary>The weight of the other API family, in the current minute.</summary>
    public long WalletWeight(long nowMicros) => _wallet.Count(nowMicros);

    /// <summary>Counts a connection, of streams or of the WebSocket API, that is about to be opened.</summary>
    /// <exception cref="RefusalException">It is one too many (429), or the address is banned (418).</exception>
    public void Connect(long nowMicros)
    {
        RequireNoBan(nowMicros);
        foreach (var counter in _connections)
        {
            if (!counter.Fits(1, nowMicros))
            {
                throw Refusals.TooManyRequests(counter.SecondsLeft(nowMicros));
            }
        }

        foreach (var counter in _connections)
        {
            counter.Add(1, nowMicros);
        }
    }

    /// <summary>Counts a connection that was closed because it sent too much; where connections are not limited, none
    /// of them counts.</summary>
    public void CountFlood(long nowMicros)
    {
        if (nowMicros >= _floodsUntil)
        {
            _floods = 0;
            _floodsUntil = nowMicros + FloodWindowMicros;
        }

        if (_connections.Length > 0 && ++_floods > FloodsBeforeBan)
        {
            _floods = 0;
            Ban(nowMicros);
        }
    }

    /// <summary>Bans the address, or tells it to wait, whatever it has used.</summary>
    public void Strike(ScriptedFault fault, long nowMicros)
    {
        var until = nowMicros + (fault.EffectiveDuration.Ticks / TimeSpan.TicksPerMicrosecond);
        if (fault.Kind == FaultKind.Ban)
        {
            _bannedUntil = Math.Max(_bannedUntil, until);
        }
        else
        {
            _heldUntil = Math.Max(_heldUntil, until);
        }
    }

    /// <summary>Gives back weight of a request that turned out cheaper.</summary>
    public void Refund(int weight, long nowMicros) => Adjust(-weight, nowMicros);

    /// <summary>The headers that tell the used weight.</summary>
    public void AddHeaders(List<KeyValuePair<string, string>> headers, long nowMicros)
    {
        var minute = _minute.Count(nowMicros).ToString(CultureInfo.InvariantCulture);
        headers.Add(new KeyValuePair<string, string>("X-MBX-USED-WEIGHT", minute));
        headers.Add(new KeyValuePair<string, string>("X-MBX-USED-WEIGHT-1M", minute));
        foreach (var counter in _weight)
        {
            if (counter != _minute)
            {
                headers.Add(new KeyValuePair<string, string>(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"X-MBX-USED-WEIGHT-{counter.Rule.IntervalNum}{counter.Rule.Letter}"),
                    counter.Count(nowMicros).ToString(CultureInfo.InvariantCulture)));
            }
        }
    }

    private static WindowCounter[] Counters(LimitSpec limits, RateLimitType type) =>
        [.. limits.Rules.Where(rule => rule.Type == type).Select(rule => new WindowCounter(rule))];

    private static long SecondsUntil(long untilMicros, long nowMicros) =>
        Math.Max(1, (untilMicros - nowMicros + 999_999) / 1_000_000);

    private void RequireNoBan(long nowMicros)
    {
        if (nowMicros < _bannedUntil)
        {
            throw Refusals.Banned(_bannedUntil, SecondsUntil(_bannedUntil, nowMicros));
        }
    }

    private RefusalException Refuse(RefusalException refusal, long seconds, long nowMicros)
    {
        if (nowMicros >= _refusedUntil)
        {
            _refusals = 0;
            _refusedUntil = nowMicros + (seconds * 1_000_000);
        }

        if (++_refusals <= RefusalsBeforeBan)
        {
            return refusal;
        }

        _refusals = 0;
        Ban(nowMicros);
        return Refusals.Banned(_bannedUntil, SecondsUntil(_bannedUntil, nowMicros));
    }

    private void Ban(long nowMicros)
    {
        _bannedUntil = nowMicros + _nextBan;
        _nextBan = Math.Min(_nextBan * 2, LongestBanMicros);
    }

    private void Adjust(int weight, long nowMicros)
    {
        foreach (var counter in _weight)
        {
            counter.Add(weight, nowMicros);
        }

        if (!_weight.Contains(_minute))
        {
            _minute.Add(weight, nowMicros);
        }
    }
}
