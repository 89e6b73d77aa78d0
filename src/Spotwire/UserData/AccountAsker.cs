using Spotwire.Account;
using Spotwire.Trading;

namespace Spotwire.UserData;

/// <summary>Asks the exchange what a machine wants to know, with the calls of one account.</summary>
/// <param name="trading">Looks up orders and lists.</param>
/// <param name="account">Looks up trades and balances.</param>
internal sealed class AccountAsker(TradingApi trading, AccountApi account)
{
    private const int Rows = AccountAnswer.PageRows;

    /// <summary>Asks.</summary>
    /// <exception cref="SpotwireException">There is no answer, or an error.</exception>
    public async Task<AccountAnswer> AskAsync(AccountQuestion question, CancellationToken cancellationToken)
    {
        try
        {
            return question switch
            {
                AccountQuestion.OpenOrders => new AccountAnswer.Orders(
                    await trading.GetOpenOrdersAsync(null, cancellationToken).ConfigureAwait(false)),
                AccountQuestion.OpenLists => Lists(
                    await trading.GetOpenOrderListsAsync(cancellationToken).ConfigureAwait(false)),
                AccountQuestion.Orders ask => new AccountAnswer.Orders(
                    await trading.GetOrdersAsync(RequestOf(ask), cancellationToken).ConfigureAwait(false)),
                AccountQuestion.OneOrder ask => new AccountAnswer.Orders(
                    [await trading.GetOrderAsync(ask.Key.Symbol, ask.Key.OrderId, cancellationToken)
                        .ConfigureAwait(false)]),
                AccountQuestion.OneList ask => Lists(
                    [await trading.GetOrderListAsync(OrderListReference.ById(ask.OrderListId), cancellationToken)
                        .ConfigureAwait(false)]),
                AccountQuestion.Trades ask => new AccountAnswer.Fills(
                    [.. (await account.GetTradesAsync(RequestOf(ask), cancellationToken).ConfigureAwait(false))
                        .Select(MissedFill.Of)]),
                AccountQuestion.Allocations ask => new AccountAnswer.Fills(
                    [.. (await account.GetAllocationsAsync(RequestOf(ask), cancellationToken).ConfigureAwait(false))
                        .Select(MissedFill.Of)]),
                _ => Balances(await account.GetAccountAsync(omitZeroBalances: true, cancellationToken)
                    .ConfigureAwait(false)),
            };
        }
        catch (SpotwireException failure) when (failure.Kind == ErrorKind.NotFound && Nothing(question) is not null)
        {
            return Nothing(question)!;
        }
    }

    /// <summary>The answer where there is no such order, list or symbol; null for a question that always has
    /// one.</summary>
    private static AccountAnswer? Nothing(AccountQuestion question) => question switch
    {
        AccountQuestion.Orders or AccountQuestion.OneOrder => new AccountAnswer.Orders([]),
        AccountQuestion.OneList => new AccountAnswer.Lists([]),
        AccountQuestion.Trades or AccountQuestion.Allocations => new AccountAnswer.Fills([]),
        _ => null,
    };

    private static OrdersRequest RequestOf(AccountQuestion.Orders ask) => new()
    {
        Symbol = ask.Symbol,
        FromOrderId = ask.From,
        StartTime = ask.Since,
        Limit = ask.IsNewest ? 1 : Rows,
    };

    private static AccountTradesRequest RequestOf(AccountQuestion.Trades ask) => new()
    {
        Symbol = ask.Symbol,
        FromTradeId = ask.From,
        StartTime = ask.Since,
        Limit = ask.IsNewest ? 1 : Rows,
    };

    private static AllocationsRequest RequestOf(AccountQuestion.Allocations ask) => new()
    {
        Symbol = ask.Symbol,
        FromAllocationId = ask.From,
        StartTime = ask.Since,
        Limit = Rows,
    };

    private static AccountAnswer.Balances Balances(AccountInfo info) => new(info.Balances, info.UpdateTime);

    private static AccountAnswer.Lists Lists(IReadOnlyList<OrderList> lists) => new(
    [
        .. lists.Select(static list => new OrderListUpdate
        {
            Source = UserDataSource.Query,
            EventTime = list.TransactTime ?? default,
            Symbol = list.Symbol,
            OrderListId = list.OrderListId,
            ContingencyType = list.ContingencyType,
            ListStatusType = list.ListStatusType ?? OrderListStatusType.ExecutionStarted,
            ListOrderStatus = list.ListOrderStatus,
            ListClientOrderId = list.ListClientOrderId,
            TransactTime = list.TransactTime ?? default,
            Orders = list.Orders,
        }),
    ]);
}
