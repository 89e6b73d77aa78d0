using Spotwire.Market;
using Spotwire.UserData;

namespace Spotwire.Account;

/// <summary>Views of accounts, kept from their events and from queries.</summary>
/// <remarks>Documentation: user-data-stream.md.</remarks>
public sealed class AccountsApi
{
    private readonly UserDataApi _userData;
    private readonly ExchangeInfoCache _exchangeInfo;

    internal AccountsApi(UserDataApi userData, ExchangeInfoCache exchangeInfo)
    {
        _userData = userData;
        _exchangeInfo = exchangeInfo;
    }

    /// <summary>Opens a view and returns once it is whole. It shares connection and questions with other views and
    /// subscriptions of the same key. Weight 2 for the subscription and 106 for the questions, 40 more for each symbol
    /// named; after every interruption the same again.</summary>
    /// <param name="options">Whose account, and how; null for the client's own.</param>
    /// <param name="cancellationToken">Ends the waiting and takes the wish back.</param>
    /// <exception cref="SpotwireException">There is no key, the exchange refuses it, there is no WebSocket API, or it
    /// took longer than <see cref="UserDataOptions.ReadyTimeout"/>.</exception>
    public async Task<AccountView> OpenAsync(
        UserDataOptions? options = null, CancellationToken cancellationToken = default)
    {
        await _exchangeInfo.GetAsync(cancellationToken).ConfigureAwait(false);
        var (feed, release) = await _userData.JoinAsync(
            options ?? new UserDataOptions(), reader: null, cancellationToken).ConfigureAwait(false);
        return new AccountView(feed, _exchangeInfo, release);
    }
}
