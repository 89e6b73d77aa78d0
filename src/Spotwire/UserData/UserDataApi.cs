namespace Spotwire.UserData;

/// <summary>User data: what happens to accounts, as it happens.</summary>
/// <remarks>Documentation: user-data-stream.md; web-socket-api.md, "User Data Stream requests". All accounts of a
/// client share one connection of the WebSocket API, which reconnects and subscribes again by itself.</remarks>
public sealed class UserDataApi
{
    private readonly SpotwireOptions _options;
    private readonly UserDataLine? _line;

    internal UserDataApi(SpotwireOptions options, UserDataLine? line)
    {
        _options = options;
        _line = line;
    }

    /// <summary>Subscribes to the events of an account and returns once nothing that happens from then on can be
    /// missed. After an interruption the subscription is made again, and what was missed is found by asking for open
    /// orders, orders and trades since, and balances; it is told before the stream is healthy again. An Ed25519 key of
    /// the client's own subscribes by its session's logon, any other key by signature. Weight 2 for the subscription
    /// and 106 for the questions, 40 more for each symbol in use.</summary>
    /// <param name="options">Whose account, and how; null for the client's own.</param>
    /// <param name="cancellationToken">Ends the waiting and takes the wish back.</param>
    /// <exception cref="SpotwireException">There is no key, the exchange refuses it, there is no WebSocket API, or it
    /// took longer than <see cref="UserDataOptions.ReadyTimeout"/>.</exception>
    public async Task<UserDataSubscription> SubscribeAsync(
        UserDataOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new UserDataOptions();
        UserDataSubscription? made = null;
        var (_, release) = await JoinAsync(
            options,
            feed => made = new UserDataSubscription(feed, options, _options.RunContinuationsInline),
            cancellationToken).ConfigureAwait(false);
        made!.OnDispose(_ => release());
        return made;
    }

    /// <summary>Joins the account's feed, or opens it, and waits until it is whole.</summary>
    internal Task<(AccountFeed Feed, Func<ValueTask> Release)> JoinAsync(
        UserDataOptions options, Func<AccountFeed, UserDataSubscription>? reader, CancellationToken cancellationToken)
    {
        options.Validate();
        return (_line ?? throw Transport.ApiSocket.NotThere(_options.Environment))
            .JoinAsync(options, reader, cancellationToken);
    }
}
