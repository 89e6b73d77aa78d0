using Spotwire.Wire;

namespace Spotwire.Trading;

/// <content>Calls that replace and amend orders, and smart order routing.</content>
public sealed partial class TradingApi
{
    /// <summary>Cancels an order and places another in one call. It is not atomic: where one half succeeds and the
    /// other does not, the outcome is accepted and its value tells what became of each. Rejected means that nothing
    /// changed; the error's causes are then those of the halves. Weight 0, or 1 when it fails; one unfilled order, even
    /// when the new order was not attempted.</summary>
    /// <param name="request">What to cancel and what to place.</param>
    /// <param name="cancellationToken">Gives up; once something may have left, the outcome is then unknown.</param>
    /// <returns>An unknown outcome names the new order.</returns>
    /// <exception cref="OperationCanceledException">Cancelled before anything was sent.</exception>
    public async Task<OrderOutcome<CancelReplaceResult>> CancelReplaceOrderAsync(
        CancelReplaceRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var refusal = await FindRefusalAsync(
            request.FindFault(),
            request.NewOrder?.Symbol ?? default,
            request.NewOrder!, static (rules, order) => rules.CheckReplacement(order),
            cancellationToken).ConfigureAwait(false);
        if (refusal is not null)
        {
            return Refused<CancelReplaceResult>(refusal);
        }

        var id = NameOf(request.NewOrder!);
        var outcome = await _transport
            .TradeAsync(
                EndpointTable.CancelReplaceOrder,
                OrderWriter.Write(request, id),
                WireJson.Of<CancelReplaceBody>(),
                id,
                cancellationToken)
            .ConfigureAwait(false);
        return CancelReplaceReader.Read(Noted(outcome), request.Order, id, _options.Credentials);
    }

    /// <summary>Reduces the quantity of an open order, which keeps its number and its place in the queue. Weight 4, or
    /// 0 when the amendment makes the order expire; no unfilled order.</summary>
    /// <param name="symbol">The market.</param>
    /// <param name="order">The order, by the exchange's number or the caller's name.</param>
    /// <param name="newQuantity">The new quantity, in the base asset: above 0 and below the present one.</param>
    /// <param name="newClientOrderId">The order's name from now on. Null keeps the name where the order is referred to
    /// by it; else Binance makes one.</param>
    /// <param name="cancellationToken">Gives up; once something may have left, the outcome is then unknown.</param>
    /// <exception cref="OperationCanceledException">Cancelled before anything was sent.</exception>
    public async Task<OrderOutcome<AmendResult>> AmendOrderAsync(
        Symbol symbol,
        OrderReference order,
        decimal newQuantity,
        ClientOrderId? newClientOrderId = null,
        CancellationToken cancellationToken = default)
    {
        var fault = FindFault(symbol, order)
            ?? (newQuantity <= 0 ? "The new quantity must be above zero." : null)
            ?? (newClientOrderId is { IsEmpty: true } ? "The new name is empty; leave it null to keep the old." : null);
        var refusal = await FindRefusalAsync(
            fault, symbol, newQuantity, static (rules, wish) => rules.CheckAmendment(wish), cancellationToken)
            .ConfigureAwait(false);
        if (refusal is not null)
        {
            return Refused<AmendResult>(refusal);
        }

        var parameters = OrderWriter.Write(symbol, order);
        var name = newClientOrderId ?? order.ClientOrderId;
        OrderWriter.AddName(parameters, "newClientOrderId", name);
        return await _transport
            .TradeAsync(
                EndpointTable.AmendOrder,
                parameters.Add("newQty", newQuantity),
                WireJson.Of<AmendResult>(),
                name,
                cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Places an order by smart order routing, which fills it from all books of the same base asset that
    /// exchangeInfo names together. Weight 0, or 1 when Binance rejects it; one unfilled order.</summary>
    /// <param name="order">The order; without a client order id it is given one.</param>
    /// <param name="cancellationToken">Gives up; once something may have left, the outcome is then unknown.</param>
    /// <exception cref="OperationCanceledException">Cancelled before anything was sent.</exception>
    public async Task<OrderOutcome<PlacedOrder>> PlaceSorOrderAsync(
        NewSorOrder order, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        var unrouted = order.Unrouted;
        if (await FindRoutedRefusalAsync(unrouted, cancellationToken).ConfigureAwait(false) is { } refusal)
        {
            return Refused<PlacedOrder>(refusal);
        }

        var id = NameOf(unrouted);
        var outcome = await _transport
            .TradeAsync(
                EndpointTable.PlaceSorOrder,
                OrderWriter.Write(unrouted, id),
                WireJson.Of<PlacedOrder>(),
                id,
                cancellationToken)
            .ConfigureAwait(false);
        return Noted(outcome);
    }

    /// <summary>Has Binance check an order for smart order routing without placing it. Weight 1, or 20 with the
    /// rates.</summary>
    /// <param name="order">The order; it is first checked against the symbol's rules, unless the options say
    /// otherwise.</param>
    /// <param name="computeCommissionRates">Whether to tell what commission rates it would have; default
    /// false.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SpotwireException">The order would be rejected, or there is no answer.</exception>
    public async Task<TestOrderResult> TestSorOrderAsync(
        NewSorOrder order, bool computeCommissionRates = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        var unrouted = order.Unrouted;
        if (await FindRoutedRefusalAsync(unrouted, cancellationToken).ConfigureAwait(false) is { } refusal)
        {
            throw new SpotwireException(refusal);
        }

        return await TestAsync(EndpointTable.TestSorOrder, unrouted, computeCommissionRates, cancellationToken)
            .ConfigureAwait(false);
    }

    private ValueTask<SpotwireError?> FindRoutedRefusalAsync(NewOrder unrouted, CancellationToken cancellationToken) =>
        FindRefusalAsync(unrouted.FindFault(), unrouted.Symbol, unrouted,
            static (rules, order) => rules.CheckRouted(order), cancellationToken);
}
