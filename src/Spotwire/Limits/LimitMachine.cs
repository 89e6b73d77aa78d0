using System.Globalization;
using Spotwire.Time;

namespace Spotwire.Limits;

/// <summary>Decides which request may leave. Pure: time in, decision out; the shell around it locks and
/// waits.</summary>
/// <remarks>Documentation: rest-api.md, "LIMITS"; faqs/order_count_decrement.md.</remarks>
internal sealed class LimitMachine
{
    /// <summary>An answer 429 about orders stops everything for at most this long, beyond it only the orders of its
    /// account: with a day's count exhausted it must remain possible to cancel.</summary>
    private const long LongestStopForOrdersMicros = 60_000_000;

    /// <summary>What the documentation says where exchangeInfo is silent: REST's names no connections.</summary>
    private static readonly LimitRule DocumentedConnections = new(
        RateLimitType.Connections, RateLimitInterval.Minute, 5, 300);

    private readonly List<LimitWindow> _ofAddress = [];
    private readonly Dictionary<string, Account> _accounts = new(StringComparer.Ordinal);
    private readonly List<LimitRule> _orderRules = [];
    private readonly EarlyRequests _early = new();

    /// <summary>What the request under decision would take; of use during one decision.</summary>
    private readonly List<(LimitWindow Window, int Count)> _wanted = [];
    private long _stoppedUntil;
    private bool _isBan;

    /// <summary>Whether the limits have been read.</summary>
    public bool IsInformed { get; private set; }

    /// <summary>Takes the limits of exchangeInfo; counts go on where the window is the same. REST's names raw requests
    /// and no connections, the WebSocket API's the other way round: what one does not name stays as it is. The first
    /// time, what was sent before is counted.</summary>
    public void Learn(IReadOnlyList<LimitRule> rules, in ClockReading now)
    {
        var ofAddress = rules.Where(rule => rule.Type != RateLimitType.Orders && IsKept(rule)).ToList();
        ofAddress.AddRange(_ofAddress.Select(window => window.Rule).Where(known =>
            (known.Type == RateLimitType.RawRequests || known.Type == RateLimitType.Connections)
            && !rules.Any(rule => rule.Type == known.Type)));
        Adopt(_ofAddress, ofAddress);
        _orderRules.Clear();
        _orderRules.AddRange(rules.Where(rule => rule.Type == RateLimitType.Orders && IsKept(rule)));
        foreach (var account in _accounts.Values)
        {
            Adopt(account.Windows, _orderRules);
        }

        if (!IsInformed)
        {
            IsInformed = true;
            var moment = now;
            _early.CountIn(account => WindowsOf(account, moment), Cost, now);
        }
    }

    /// <summary>Decides whether a request may leave now, and reserves what it may cost if so.</summary>
    /// <param name="now">Time.</param>
    /// <param name="account">Whose orders it adds to; null for none.</param>
    /// <param name="weight">The most request weight that it may cost.</param>
    /// <param name="orders">The unfilled orders that it adds.</param>
    /// <param name="rawRequests">The raw requests that it counts as.</param>
    /// <param name="connections">The connections that it opens.</param>
    public LimitDecision Reserve(
        in ClockReading now, string? account, int weight, int orders, int rawRequests = 1, int connections = 0)
    {
        if (connections > 0 && !_ofAddress.Exists(window => window.Rule.Type == RateLimitType.Connections))
        {
            _ofAddress.Add(new LimitWindow(DocumentedConnections));
        }

        // A stop for too many requests leaves stream connections alone, which are none; a ban does not.
        var wait = Math.Max(0, _stoppedUntil - now.LocalMicros);
        if (wait > 0 && (_isBan || rawRequests > 0 || weight > 0))
        {
            return new LimitDecision(null, Span(wait), false, _isBan
                ? "the exchange has banned this address"
                : "the exchange has asked this address to stop", _isBan);
        }

        _wanted.Clear();
        foreach (var window in _ofAddress)
        {
            var count = CountIn(window, weight, rawRequests, connections);
            if (count > 0 || window.Rule.Type == RateLimitType.RequestWeight)
            {
                _wanted.Add((window, count));
            }
        }

        if (account is not null && orders > 0)
        {
            var own = AccountOf(account);
            if (own.StoppedUntil > now.LocalMicros)
            {
                return new LimitDecision(null, Span(own.StoppedUntil - now.LocalMicros), false,
                    "the exchange takes no more orders from this account");
            }

            foreach (var window in own.Windows)
            {
                _wanted.Add((window, orders));
            }
        }

        if (Refusal(now) is { } refusal)
        {
            return refusal;
        }

        var reservation = Grant(account, now);
        if (!IsInformed)
        {
            _early.Add(reservation, new LimitAnswer
            {
                Weight = weight, Orders = orders, RawRequests = rawRequests, Connections = connections,
            });
        }

        return new LimitDecision(reservation, TimeSpan.Zero, false, "");
    }

    /// <summary>An answer came, or will not come: what was reserved becomes what it cost.</summary>
    public void Settle(LimitReservation reservation, LimitAnswer answer, in ClockReading now)
    {
        foreach (var share in Close(reservation))
        {
            share.Window.MoveTo(now);
            if (answer.MayStillArrive)
            {
                share.Window.GiveUp(share, now);
            }
            else
            {
                share.Window.Settle(share, answer.For(share.Window.Rule), Cost(share.Window, answer), now);
            }
        }

        if (!IsInformed)
        {
            _early.Settle(reservation, answer, now);
        }
    }

    /// <summary>Nothing left the machine.</summary>
    public void Release(LimitReservation reservation, in ClockReading now)
    {
        foreach (var share in Close(reservation))
        {
            share.Window.MoveTo(now);
            share.Window.Release(share);
        }

        if (!IsInformed)
        {
            _early.Release(reservation);
        }
    }

    /// <summary>The exchange has told everybody at this address to stop (429), or has banned it (418).</summary>
    public void Stop(in ClockReading now, TimeSpan wait, bool isBan)
    {
        var until = now.LocalMicros + (wait.Ticks / TimeSpan.TicksPerMicrosecond);
        if (until > _stoppedUntil)
        {
            (_stoppedUntil, _isBan) = (until, isBan);
        }
    }

    /// <summary>The exchange takes no more orders of an account (429 with -1015).</summary>
    public void StopOrders(in ClockReading now, string account, TimeSpan wait)
    {
        var micros = wait.Ticks / TimeSpan.TicksPerMicrosecond;
        var own = AccountOf(account);
        own.StoppedUntil = Math.Max(own.StoppedUntil, now.LocalMicros + micros);
        Stop(now, Span(Math.Min(micros, LongestStopForOrdersMicros)), isBan: false);
    }

    /// <summary>How long everything stands still; zero where it does not.</summary>
    public TimeSpan StoppedFor(in ClockReading now) => Span(Math.Max(0, _stoppedUntil - now.LocalMicros));

    /// <summary>Every window of the address and of one account, as it stands.</summary>
    public IReadOnlyList<RateLimitUsage> Usage(ClockReading now, string? account)
    {
        if (!IsInformed)
        {
            return [];
        }

        return WindowsOf(account, now).Select(window =>
        {
            return new RateLimitUsage
            {
                Type = window.Rule.Type,
                Interval = window.Rule.Interval,
                IntervalNumber = window.Rule.IntervalNumber,
                Limit = window.Rule.Limit,
                Used = window.Used,
                InFlight = window.InFlight,
                ResetTime = new ExchangeTime(now.ServerMicros + window.RemainingMicros(now)),
            };
        }).ToArray();
    }

    private LimitDecision? Refusal(in ClockReading now)
    {
        long wait = 0;
        var isPossible = true;
        var mayBeSooner = true;
        var cause = "";
        foreach (var (window, count) in _wanted)
        {
            window.MoveTo(now);
            if (count == 0 || window.HasRoom(count))
            {
                continue;
            }

            var rule = window.Rule;
            isPossible &= count <= rule.Limit;
            mayBeSooner &= window.MayHaveRoomSoon(count);
            var remaining = window.RemainingMicros(now);
            if (remaining > wait)
            {
                wait = remaining;
                cause = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{rule.Type} {window.Used}+{window.InFlight} of {rule.Limit} per {rule.IntervalNumber} "
                    + $"{rule.Interval}, {count} more wanted");
            }
        }

        return wait == 0
            ? null
            : new LimitDecision(null, isPossible ? Span(wait) : null, isPossible && mayBeSooner, cause);
    }

    private static int Cost(LimitWindow window, LimitAnswer answer) =>
        window.Rule.Type == RateLimitType.Orders
            ? answer.Orders
            : CountIn(window, answer.Weight, answer.RawRequests, answer.Connections);

    private static int CountIn(LimitWindow window, int weight, int rawRequests, int connections) =>
        window.Rule.Type == RateLimitType.RequestWeight ? weight
        : window.Rule.Type == RateLimitType.Connections ? connections
        : rawRequests;

    private LimitReservation Grant(string? account, in ClockReading now)
    {
        var shares = new List<LimitWindow.Share>(_wanted.Count);
        foreach (var (window, count) in _wanted)
        {
            shares.Add(window.Take(count, now));
        }

        return new LimitReservation(account, shares);
    }

    private static List<LimitWindow.Share> Close(LimitReservation reservation)
    {
        if (reservation.IsClosed)
        {
            return [];
        }

        reservation.IsClosed = true;
        return reservation.Shares;
    }

    /// <summary>A kind or a unit that is not known cannot be kept.</summary>
    private static bool IsKept(LimitRule rule) => rule.Type.IsKnown && rule.WindowMicros > 0;

    private static void Adopt(List<LimitWindow> windows, List<LimitRule> rules)
    {
        windows.RemoveAll(window => !rules.Exists(rule => rule.IsSameWindow(window.Rule)));
        foreach (var rule in rules)
        {
            var window = windows.Find(candidate => candidate.Rule.IsSameWindow(rule));
            if (window is null)
            {
                windows.Add(new LimitWindow(rule));
            }
            else
            {
                window.Resize(rule);
            }
        }
    }

    private static TimeSpan Span(long micros) => TimeSpan.FromTicks(micros * TimeSpan.TicksPerMicrosecond);

    /// <summary>The windows of the address and of an account, moved to a moment.</summary>
    private IEnumerable<LimitWindow> WindowsOf(string? account, ClockReading now)
    {
        foreach (var window in account is null ? _ofAddress : _ofAddress.Concat(AccountOf(account).Windows))
        {
            window.MoveTo(now);
            yield return window;
        }
    }

    private Account AccountOf(string name)
    {
        if (!_accounts.TryGetValue(name, out var account))
        {
            account = new Account();
            Adopt(account.Windows, _orderRules);
            _accounts.Add(name, account);
        }

        return account;
    }

    private sealed class Account
    {
        public List<LimitWindow> Windows { get; } = [];

        /// <summary>Local monotonic microseconds.</summary>
        public long StoppedUntil { get; set; }
    }
}
