namespace Spotwire.Simulator.Faults;

/// <summary>What the simulated exchange shall do wrong, set by the test or the demo that owns it. Every fault waits in
/// line until something comes along that it applies to, strikes once, and is gone. Safe from any thread.</summary>
public sealed class FaultScript
{
    private readonly Lock _gate = new();
    private readonly List<ScriptedFault> _waiting = [];
    private readonly long[] _counts = new long[Enum.GetValues<FaultKind>().Length];
    private long _downUntilMicros = long.MinValue;
    private bool _refusing;

    /// <summary>Faults that have struck since the start.</summary>
    public long Struck => Counts.Values.Sum();

    /// <summary>How often each kind has struck since the start; a kind that has not is zero.</summary>
    public IReadOnlyDictionary<FaultKind, long> Counts
    {
        get
        {
            lock (_gate)
            {
                return Enum.GetValues<FaultKind>().ToDictionary(kind => kind, kind => _counts[(int)kind]);
            }
        }
    }

    /// <summary>What waits, in the order in which it was scripted.</summary>
    public IReadOnlyList<ScriptedFault> Waiting
    {
        get
        {
            lock (_gate)
            {
                return [.. _waiting];
            }
        }
    }

    /// <summary>The host's part of a restart.</summary>
    internal Action<ScriptedFault>? Restarting { get; set; }

    /// <summary>Scripts a fault. Those that apply to the same thing strike in the order in which they were
    /// scripted.</summary>
    /// <param name="fault">What, and what it waits for.</param>
    /// <exception cref="ArgumentException">The fault says what its kind does not have.</exception>
    public void Add(ScriptedFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (fault.FindMistake() is { } mistake)
        {
            throw new ArgumentException(mistake, nameof(fault));
        }

        lock (_gate)
        {
            _waiting.Add(fault);
        }
    }

    /// <summary>The next order that would be accepted is answered as accepted, and forgotten: it never reaches the
    /// book nor the exchange's records.</summary>
    public void ForgetNextOrder() => Add(new ScriptedFault { Kind = FaultKind.ForgetOrder });

    /// <summary>The next order that would be accepted is booked twice under the same client order id; the answer tells
    /// of the first only.</summary>
    public void BookNextOrderTwice() => Add(new ScriptedFault { Kind = FaultKind.BookTwice });

    /// <summary>The next fitting request is carried out, but its connection is cut before the answer.</summary>
    /// <param name="path">Path it must have, e.g. <c>/api/v3/order</c>, or method of the WebSocket API, e.g.
    /// <c>order.place</c>; null fits every request.</param>
    /// <param name="method">HTTP method it must have, in upper case; null fits all, and the WebSocket API.</param>
    public void DropNextAnswer(string? path = null, string? method = null) =>
        Add(new ScriptedFault { Kind = FaultKind.DropAnswer, Path = path, Method = method });

    /// <summary>The connection of the next fitting request is cut before the exchange has read it.</summary>
    /// <param name="path">Path or method of the WebSocket API it must have; null fits every request.</param>
    /// <param name="method">HTTP method it must have, in upper case; null fits all, and the WebSocket API.</param>
    public void DropNextRequest(string? path = null, string? method = null) =>
        Add(new ScriptedFault { Kind = FaultKind.DropRequest, Path = path, Method = method });

    /// <summary>The answer to the next fitting request comes late; the request itself is carried out at once.</summary>
    /// <param name="delay">How late; zero or more.</param>
    /// <param name="path">Path or method of the WebSocket API it must have; null fits every request.</param>
    /// <param name="method">HTTP method it must have, in upper case; null fits all, and the WebSocket API.</param>
    public void DelayNextAnswer(TimeSpan delay, string? path = null, string? method = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        Add(new ScriptedFault { Kind = FaultKind.DelayAnswer, Duration = delay, Path = path, Method = method });
    }

    /// <summary>The next fitting request is answered with an HTTP status of the exchange's own trouble.</summary>
    /// <param name="status">500 to 599.</param>
    /// <param name="carriedOut">Whether the request is carried out nevertheless.</param>
    /// <param name="path">Path or method of the WebSocket API it must have; null fits every request.</param>
    /// <param name="method">HTTP method it must have, in upper case; null fits all, and the WebSocket API.</param>
    public void FailNextRequest(int status, bool carriedOut, string? path = null, string? method = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 500);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        Add(new ScriptedFault
        {
            Kind = carriedOut ? FaultKind.FailAfter : FaultKind.FailBefore,
            Status = status,
            Path = path,
            Method = method,
        });
    }

    /// <summary>The next fitting request is held up by the firewall: HTTP 403 with a page instead of JSON, and nothing
    /// is carried out. On the WebSocket API the status is 403 and the code -1002, which the documentation leaves
    /// open.</summary>
    /// <param name="path">Path or method of the WebSocket API it must have; null fits every request.</param>
    /// <param name="method">HTTP method it must have, in upper case; null fits all, and the WebSocket API.</param>
    public void BlockNextRequest(string? path = null, string? method = null) =>
        Add(new ScriptedFault { Kind = FaultKind.Block, Path = path, Method = method });

    /// <summary>The next connections, HTTP and WebSocket alike, are closed as soon as they are opened.</summary>
    /// <param name="count">How many; 1 or more.</param>
    public void RefuseNextConnections(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        lock (_gate)
        {
            _waiting.AddRange(Enumerable.Repeat(new ScriptedFault { Kind = FaultKind.RefuseConnection }, count));
        }
    }

    /// <summary>Refuses all new connections, or takes them again.</summary>
    /// <param name="refuse">Whether connections are refused from now on.</param>
    public void RefuseConnections(bool refuse)
    {
        lock (_gate)
        {
            _refusing = refuse;
        }
    }

    /// <summary>Drops everything that waits in line, and takes connections again; the counts stay.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _waiting.Clear();
            _refusing = false;
            _downUntilMicros = long.MinValue;
        }
    }

    /// <summary>What shall happen to an order that is about to be accepted, or null; asked once per such
    /// order.</summary>
    /// <param name="isNamed">Whether it has a client order id of the caller's, and a quantity.</param>
    internal FaultKind? TakeOrderFault(bool isNamed) => Take(fault =>
        ScriptedFault.OccasionOf(fault.Kind) == FaultOccasion.Order
        && (isNamed || fault.Kind != FaultKind.ReuseClientOrderId))?.Kind;

    /// <summary>What shall happen to a request that has just arrived, or null.</summary>
    internal ScriptedFault? TakeAnswerFault(string method, string path) => Take(fault => fault.Fits(method, path));

    /// <summary>Whether a connection that has just been opened shall be closed at once.</summary>
    /// <param name="nowMicros">The forward clock.</param>
    internal bool TakeRefusal(long nowMicros)
    {
        lock (_gate)
        {
            if (Take(static fault => fault.Kind == FaultKind.RefuseConnection) is not null)
            {
                return true;
            }

            if (!_refusing && nowMicros >= _downUntilMicros)
            {
                return false;
            }

            _counts[(int)FaultKind.RefuseConnection]++;
            return true;
        }
    }

    /// <summary>Refuses connections for a while.</summary>
    /// <param name="untilMicros">Until when, on the forward clock.</param>
    internal void GoDown(long untilMicros)
    {
        lock (_gate)
        {
            _downUntilMicros = untilMicros;
        }
    }

    /// <summary>Counts a fault that has struck without being scripted.</summary>
    internal void Count(FaultKind kind)
    {
        lock (_gate)
        {
            _counts[(int)kind]++;
        }
    }

    private ScriptedFault? Take(Predicate<ScriptedFault> fits)
    {
        lock (_gate)
        {
            var index = _waiting.FindIndex(fits);
            if (index < 0)
            {
                return null;
            }

            var found = _waiting[index];
            _waiting.RemoveAt(index);
            _counts[(int)found.Kind]++;
            return found;
        }
    }
}
