using Spotwire.Simulator.Endpoints;
using Spotwire.Simulator.Limits;
using Spotwire.Simulator.Security;

namespace Spotwire.Simulator.WebSocketApi;

/// <summary>One connection of the WebSocket API: who is logged on, what is subscribed to.</summary>
/// <remarks>Documentation: web-socket-api.md, "Session Authentication" and "User Data Stream subscription".</remarks>
internal sealed class ApiSession
{
    /// <summary>Most subscriptions at a time.</summary>
    public const int MostSubscriptions = 1_000;

    /// <summary>Most subscriptions over the life of a connection.</summary>
    public const int MostSubscriptionIds = 65_535;

    private readonly List<UserDataSubscription> _subscriptions = [];
    private int _nextSubscriptionId;

    /// <summary>Frames go here.</summary>
    public required IApiSink Sink { get; init; }

    /// <summary>What the address asked for.</summary>
    public required ApiTarget Target { get; init; }

    /// <summary>The caller's address.</summary>
    public required string RemoteAddress { get; init; }

    /// <summary>The counts of the caller's address.</summary>
    public required AddressLimits Limits { get; init; }

    /// <summary>When it was opened, on the exchange's clock.</summary>
    public required long ConnectedMicros { get; init; }

    /// <summary>Pings and lifetime.</summary>
    public required ConnectionPulse Pulse { get; init; }

    /// <summary>Whether it is gone.</summary>
    public bool IsClosed { get; set; }

    /// <summary>The key that is logged on; null for none.</summary>
    public ApiKeyRecord? Key { get; private set; }

    /// <summary>Since when; null where nobody is logged on.</summary>
    public long? AuthorizedMicros { get; private set; }

    /// <summary>Subscriptions that are alive, in the order of their numbers.</summary>
    public IReadOnlyList<UserDataSubscription> Subscriptions => _subscriptions;

    /// <summary>Logs on, in the place of whoever was before.</summary>
    public void Logon(ApiKeyRecord key, long nowMicros)
    {
        Key = key;
        AuthorizedMicros = nowMicros;
    }

    /// <summary>Forgets the key.</summary>
    /// <returns>The subscriptions that have ended with it.</returns>
    public IReadOnlyList<UserDataSubscription> Logout()
    {
        Key = null;
        AuthorizedMicros = null;
        return End(subscription => subscription.IsOfSession);
    }

    /// <summary>Subscribes to the events of a key's account.</summary>
    /// <exception cref="RefusalException">There is a subscription to them, or no room for another.</exception>
    public UserDataSubscription Subscribe(ApiKeyRecord key, bool isOfSession)
    {
        if (SubscriptionTo(key.Account) is not null)
        {
            throw Refusals.SubscriptionActive();
        }

        if (_subscriptions.Count >= MostSubscriptions || _nextSubscriptionId >= MostSubscriptionIds)
        {
            throw Refusals.TooManySubscriptions();
        }

        var subscription = new UserDataSubscription(_nextSubscriptionId++, key, isOfSession);
        _subscriptions.Add(subscription);
        return subscription;
    }

    /// <summary>The subscription to an account; null for none.</summary>
    public UserDataSubscription? SubscriptionTo(int account)
    {
        foreach (var subscription in _subscriptions)
        {
            if (subscription.Key.Account == account)
            {
                return subscription;
            }
        }

        return null;
    }

    /// <summary>Ends subscriptions.</summary>
    /// <returns>Those that have ended.</returns>
    public IReadOnlyList<UserDataSubscription> End(Predicate<UserDataSubscription> which)
    {
        var ended = _subscriptions.FindAll(which);
        _subscriptions.RemoveAll(which);
        return ended;
    }
}
