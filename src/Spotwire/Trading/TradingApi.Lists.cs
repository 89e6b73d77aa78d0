using Spotwire.Rules;
using Spotwire.Wire;

namespace Spotwire.Trading;

/// <content>Calls that place and cancel order lists.</content>
public sealed partial class TradingApi
{
    /// <summary>Places an order list. Its orders are first checked against the symbol's rules, unless the options say
    /// otherwise. Weight 0, or 1 when Binance rejects it; as many unfilled orders as the list has.</summary>
    /// <param name="list">The list; it and those of its orders that have no client order id are given one.</param>
    /// <param name="cancellationToken">Gives up; once something may have left, the outcome is then unknown.</param>
    /// <returns>An unknown outcome names the list (<see cref="OrderListReference.ByClientId"/>).</returns>
    /// <exception cref="OperationCanceledException">Cancelled before anything was sent.</exception>
    public async Task<OrderOutcome<PlacedOrderList>> PlaceOrderListAsync(
        NewOrderList list, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(list);
        var refusal = await FindRefusalAsync(
            list.FindFault(), list.Symbol, list, static (rules, wish) => rules.Check(wish), cancellationToken)
            .ConfigureAwait(false);
        if (refusal is not null)
        {
            return Refused<PlacedOrderList>(refusal);
        }

        var id = list.ListClientOrderId ?? ClientOrderId.Create(_random);
        var outcome = await _transport
            .TradeAsync(
                OrderListWriter.EndpointOf(list),
                OrderListWriter.Write(list, id, _random),
                WireJson.Of<PlacedOrderList>(),
                id,
                cancellationToken)
            .ConfigureAwait(false);
        return Noted(outcome);
    }

    /// <summary>Checks the orders of a list against the symbol's rules without asking Binance about them. Weight 20
    /// when the rules are not known yet.</summary>
    /// <param name="list">The list.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What the list breaks; empty when it breaks nothing that can be checked here.</returns>
    /// <exception cref="SpotwireException">The rules could not be had, there is no such symbol, or the list is wrong
    /// whatever the rules say (<see cref="ErrorKind.Configuration"/>).</exception>
    public async Task<IReadOnlyList<RuleViolation>> CheckOrderListAsync(
        NewOrderList list, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(list);
        if (list.FindFault() is { } fault)
        {
            throw Arguments.Wrong(fault);
        }

        var rules = await _exchangeInfo.GetRulesAsync(list.Symbol, cancellationToken).ConfigureAwait(false);
        return rules.Check(list);
    }

    /// <summary>Cancels an order list with all its orders. Weight 0, or 1 when it fails.</summary>
    /// <param name="symbol">The market.</param>
    /// <param name="list">The list, by the exchange's number or the caller's name.</param>
    /// <param name="newClientOrderId">A name for the cancel itself; null has Binance make one.</param>
    /// <param name="cancellationToken">Gives up; once something may have left, the outcome is then unknown.</param>
    /// <exception cref="OperationCanceledException">Cancelled before anything was sent.</exception>
    public async Task<OrderOutcome<CanceledOrderList>> CancelOrderListAsync(
        Symbol symbol,
        OrderListReference list,
        ClientOrderId? newClientOrderId = null,
        CancellationToken cancellationToken = default)
    {
        var fault = symbol.IsEmpty ? "The symbol is empty."
            : newClientOrderId is { IsEmpty: true } ? "The name of the cancel is empty; leave it null to have one made."
            : list.FindFault();
        return fault is not null ? Refused<CanceledOrderList>(Arguments.Fault(fault)) : await _transport
            .TradeAsync(
                EndpointTable.CancelOrderList,
                OrderListWriter.Write(symbol, list, newClientOrderId),
                WireJson.Of<CanceledOrderList>(),
                list.ListClientOrderId,
                cancellationToken)
            .ConfigureAwait(false);
    }
}
