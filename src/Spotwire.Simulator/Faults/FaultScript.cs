namespace Spotwire.Simulator.Faults;

/// <summary>What the simulated exchange shall do wrong, set by the test or the demo that owns it. Every fault waits in
/// line until something comes along that it applies to, strikes once, and is gone. Safe from any thread.</summary>
public sealed class FaultScript
{
    private readonly Lock _gate = new();
    private readonly Queue<OrderFault> _orders = new();
    private readonly List<AnswerFault> _answers = [];
    private int _refusals;
    private bool _refusing;

    /// <summary>Faults that have struck since the start.</summary>
    public long Struck { get; private set; }

    /// <summary>The next order that would be accepted is answered as accepted, and forgotten: it never reaches the
    /// book nor the exchange's records.</summary>
    public void ForgetNextOrder() => Enqueue(OrderFault.Forget);

    /// <summary>The next order that would be accepted is booked twice under the same client order id; the answer tells
    /// of the first only.</summary>
    public void BookNextOrderTwice() => Enqueue(OrderFault.BookTwice);

    /// <summary>The next fitting request is carried out, but its connection is cut before the answer.</summary>
    /// <param name="path">Path it must have, e.g. <c>/api/v3/order</c>, or method of the WebSocket API, e.g.
    /// <c>order.place</c>; null fits every request.</param>
    /// <param name="method">HTTP method it must have, in upper case; null fits all, and the WebSocket API.</param>
    public void DropNextAnswer(string? path = null, string? method = null) =>
        Add(new AnswerFault { Kind = AnswerFaultKind.DropAnswer, Path = path, Method = method });

    /// <summary>The connection of the next fitting request is cut before the exchange has read it.</summary>
    /// <param name="path">Path or method of the WebSocket API it must have; null fits every request.</param>
    /// <param name="method">HTTP method it must have, in upper case; null fits all, and the WebSocket API.</param>
    public void DropNextRequest(string? path = null, string? method = null) =>
        Add(new AnswerFault { Kind = AnswerFaultKind.DropRequest, Path = path, Method = method });

    /// <summary>The answer to the next fitting request comes late; the request itself is carried out at once.</summary>
    /// <param name="delay">How late; zero or more.</param>
    /// <param name="path">Path or method of the WebSocket API it must have; null fits every request.</param>
    /// <param name="method">HTTP method it must have, in upper case; null fits all, and the WebSocket API.</param>
    public void DelayNextAnswer(TimeSpan delay, string? path = null, string? method = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        Add(new AnswerFault { Kind = AnswerFaultKind.Delay, Delay = delay, Path = path, Method = method });
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
        Add(new AnswerFault
        {
            Kind = carriedOut ? AnswerFaultKind.FailAfter : AnswerFaultKind.FailBefore,
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
        Add(new AnswerFault { Kind = AnswerFaultKind.Block, Path = path, Method = method });

    /// <summary>The next connections, HTTP and WebSocket alike, are closed as soon as they are opened.</summary>
    /// <param name="count">How many; 1 or more.</param>
    public void RefuseNextConnections(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        lock (_gate)
        {
            _refusals += count;
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

    /// <summary>Drops everything that waits in line.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _orders.Clear();
            _answers.Clear();
            _refusals = 0;
            _refusing = false;
        }
    }

    /// <summary>What shall happen to an order that is about to be accepted; asked once per such order.</summary>
    internal OrderFault TakeOrderFault()
    {
        lock (_gate)
        {
            if (!_orders.TryDequeue(out var fault))
            {
                return OrderFault.None;
            }

            Struck++;
            return fault;
        }
    }

    /// <summary>What shall happen to a request that has just arrived, or null.</summary>
    internal AnswerFault? TakeAnswerFault(string method, string path)
    {
        lock (_gate)
        {
            var index = _answers.FindIndex(fault => fault.Fits(method, path));
            if (index < 0)
            {
                return null;
            }

            var found = _answers[index];
            _answers.RemoveAt(index);
            Struck++;
            return found;
        }
    }

    /// <summary>Whether a connection that has just been opened shall be closed at once.</summary>
    internal bool TakeRefusal()
    {
        lock (_gate)
        {
            if (_refusals == 0 && !_refusing)
            {
                return false;
            }

            _refusals = Math.Max(0, _refusals - 1);
            Struck++;
            return true;
        }
    }

    private void Enqueue(OrderFault fault)
    {
        lock (_gate)
        {
            _orders.Enqueue(fault);
        }
    }

    private void Add(AnswerFault fault)
    {
        lock (_gate)
        {
            _answers.Add(fault);
        }
    }
}
