using System.Net;
using Spotwire.Limits;
using Spotwire.Time;

namespace Spotwire.Transport;

/// <summary>What all clients of the process that reach one exchange from one address have in common: its clock and its
/// limits. It lives as long as one of them does.</summary>
internal sealed class SharedExchange
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<Key, SharedExchange> Open = [];

    private readonly Key _key;
    private int _clients;

    private SharedExchange(Key key)
    {
        _key = key;
        Clock = new SharedClock(key.TimeProvider);
        Ledger = new SharedLedger(Clock);
    }

    public SharedClock Clock { get; }

    public SharedLedger Ledger { get; }

    /// <summary>Joins the others, or is the first.</summary>
    public static SharedExchange Join(SpotwireOptions options)
    {
        var proxy = options.Proxy is { } uri ? HostJudgement.Canonical(uri) : null;
        var key = new Key(options.Environment.Identity, options.LocalAddress, proxy, options.TimeProvider);
        lock (Gate)
        {
            if (!Open.TryGetValue(key, out var shared))
            {
                shared = new SharedExchange(key);
                Open.Add(key, shared);
            }

            shared._clients++;
            return shared;
        }
    }

    /// <summary>Leaves; the last one closes it.</summary>
    public void Leave()
    {
        lock (Gate)
        {
            if (--_clients == 0)
            {
                Open.Remove(_key);
            }
        }
    }

    /// <summary>The exchange, the address that it sees, and the clock that the counts rest on.</summary>
    private readonly record struct Key(
        string Exchange, IPAddress? LocalAddress, string? Proxy, TimeProvider TimeProvider);
}
