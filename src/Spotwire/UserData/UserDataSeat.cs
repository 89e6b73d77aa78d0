using Spotwire.Transport;

namespace Spotwire.UserData;

/// <summary>One account's place on the connection.</summary>
/// <param name="key">Whose account.</param>
/// <param name="feed">Where its events go.</param>
internal sealed class UserDataSeat(SpotwireCredentials key, AccountFeed feed)
{
    private readonly CancellationTokenSource _lifetime = new();
    private readonly Lock _gate = new();
    private CancellationTokenSource? _call;

    /// <summary>Whose account.</summary>
    public SpotwireCredentials Key { get; } = key;

    /// <summary>Where its events go.</summary>
    public AccountFeed Feed { get; } = feed;

    /// <summary>How many subscriptions and views use it.</summary>
    public int Users { get; set; }

    /// <summary>The number that its events bear; null while it is not subscribed.</summary>
    public int? SubscriptionId { get; set; }

    /// <summary>Whether the session's logon has proved to be of no use.</summary>
    public bool MustSign { get; set; }

    /// <summary>Keeps it subscribed.</summary>
    public Task Loop { get; set; } = Task.CompletedTask;

    /// <summary>Raised when the loop has to look again.</summary>
    public LoopSignal Signal { get; } = new();

    /// <summary>Ends with the account's place.</summary>
    public CancellationToken Lifetime => _lifetime.Token;

    /// <summary>Whether nobody wants it any more.</summary>
    public bool HasEnded => _lifetime.IsCancellationRequested;

    /// <summary>The token of a call that ends with the connection.</summary>
    public CancellationToken BeginCall()
    {
        lock (_gate)
        {
            _call?.Dispose();
            _call = CancellationTokenSource.CreateLinkedTokenSource(_lifetime.Token);
            return _call.Token;
        }
    }

    /// <summary>The connection is gone: a call under way is given up.</summary>
    public void CancelCall()
    {
        CancellationTokenSource? call;
        lock (_gate)
        {
            (call, _call) = (_call, null);
        }

        call?.Cancel();
    }

    /// <summary>Makes the loop look.</summary>
    public void Wake(bool runInline) => Signal.Raise(runInline);

    /// <summary>Nobody wants it any more.</summary>
    public void End(bool runInline)
    {
        _lifetime.Cancel();
        Signal.Raise(runInline);
    }
}
