using Spotwire.Market;
using Spotwire.Rules;
using Spotwire.Transport;
using Spotwire.Wire;

namespace Spotwire.Trading;

/// <summary>Calls that place, cancel and look up orders. They need a key. Placing and cancelling return an outcome that
/// is accepted, rejected or unknown, and throw only when cancelled before anything was sent; looking up throws
/// <see cref="SpotwireException"/> when there is no answer or an error.</summary>
/// <remarks>Documentation: rest-api.md, "Trading endpoints".</remarks>
public sealed partial class TradingApi
{
    private const int InvalidMessage = -1013;
    private const int BadSymbol = -1121;
    private readonly SpotwireOptions _options;
    private readonly CallRunner _transport;
    private readonly ExchangeInfoCache _exchangeInfo;
    private readonly Random _random;

    /// <param name="options">Whether orders are checked.</param>
    /// <param name="transport">Carries the calls.</param>
    /// <param name="exchangeInfo">Knows the rules.</param>
    /// <param name="random">Makes client order ids; safe to use from several threads.</param>
    internal TradingApi(
        SpotwireOptions options, CallRunner transport, ExchangeInfoCache exchangeInfo, Random random)
    {
        _options = options;
        _transport = transport;
        _exchangeInfo = exchangeInfo;
        _random = random;
    }

    /// <summary>Places an order. It is first checked against the symbol's rules, unless the options say otherwise; an
    /// order that breaks one is rejected unsent. Weight 0, or 1 when Binance rejects it; one unfilled order.</summary>
    /// <param name="order">The order; without a client order id it is given one.</param>
    /// <param name="cancellationToken">Gives up; once something may have left, the outcome is then unknown.</param>
    /// <exception cref="OperationCanceledException">Cancelled before anything was sent.</exception>
    public async Task<OrderOutcome<PlacedOrder>> PlaceOrderAsync(
        NewOrder order, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (await FindRefusalAsync(order, cancellationToken).ConfigureAwait(false) is { } refusal)
        {
            return Refused<PlacedOrder>(refusal);
        }

        var id = NameOf(order);
        var outcome = await _transport
            .TradeAsync(
                EndpointTable.PlaceOrder,
                OrderWriter.Write(order, id),
                WireJson.Of<PlacedOrder>(),
                id,
                cancellationToken)
            .ConfigureAwait(false);
        return Noted(outcome);
    }

    /// <summary>Has Binance check an order without placing it. Weight 1, or 20 with the rates.</summary>
    /// <param name="order">The order; it is first checked against the symbol's rules, unless the options say
    /// otherwise.</param>
    /// <param name="computeCommissionRates">Whether to tell what commission rates it would have; default
    /// false.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SpotwireException">The order would be rejected, or there is no answer.</exception>
    public async Task<TestOrderResult> TestOrderAsync(
        NewOrder order, bool computeCommissionRates = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (await FindRefusalAsync(order, cancellationToken).ConfigureAwait(false) is { } refusal)
        {
            throw new SpotwireException(refusal);
        }

        return await TestAsync(EndpointTable.TestOrder, order, computeCommissionRates, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Checks an order against the symbol's rules without asking Binance about it. Weight 20 when the rules
    /// are not known yet.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What the order breaks; empty when it breaks nothing that can be checked here.</returns>
    /// <exception cref="SpotwireException">The rules could not be had, there is no such symbol, or the order is
    /// wrong whatever the rules say (<see cref="ErrorKind.Configuration"/>).</exception>
    public async Task<IReadOnlyList<RuleViolation>> CheckOrderAsync(
        NewOrder order, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (order.FindFault() is { } fault)
        {
            throw Arguments.Wrong(fault);
        }

        var rules = await _exchangeInfo.GetRulesAsync(order.Symbol, cancellationToken).ConfigureAwait(false);
        return rules.Check(order);
    }

    /// <summary>Cancels an order; where it is one of an order list, the whole list. Weight 0, or 1 when it
    /// fails.</summary>
    /// <param name="symbol">The market.</param>
    /// <param name="order">The order, by the exchange's number or the caller's name.</param>
    /// <param name="options">How; null for no conditions.</param>
    /// <param name="cancellationToken">Gives up; once something may have left, the outcome is then unknown.</param>
    /// <exception cref="OperationCanceledException">Cancelled before anything was sent.</exception>
    public async Task<OrderOutcome<CanceledOrder>> CancelOrderAsync(
        Symbol symbol,
        OrderReference order,
        CancelOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        if ((FindFault(symbol, order) ?? options?.FindFault()) is { } fault)
        {
            return Refused<CanceledOrder>(Arguments.Fault(fault));
        }

        var outcome = await _transport
            .TradeAsync(
                EndpointTable.CancelOrder,
                OrderWriter.Write(symbol, order, options),
                WireJson.Of<CancelReport>(),
                order.ClientOrderId,
                cancellationToken)
            .ConfigureAwait(false);
        return outcome.Map(report => report.Find(order));
    }

    /// <summary>Cancels all open orders of a symbol, order lists included; the orders of a list refer to it
    /// (<see cref="CanceledOrder.OrderList"/>). Weight 0, or 1 when it fails; without open
    /// orders Binance rejects it (-2011).</summary>
    /// <param name="symbol">The market.</param>
    /// <param name="cancellationToken">Gives up; once something may have left, the outcome is then unknown.</param>
    /// <exception cref="OperationCanceledException">Cancelled before anything was sent.</exception>
    public async Task<OrderOutcome<IReadOnlyList<CanceledOrder>>> CancelOpenOrdersAsync(
        Symbol symbol, CancellationToken cancellationToken = default)
    {
        if (symbol.IsEmpty)
        {
            return Refused<IReadOnlyList<CanceledOrder>>(Arguments.Fault("The symbol is empty."));
        }

        var outcome = await _transport
            .TradeAsync(
                EndpointTable.CancelOpenOrders,
                new RequestParameters().Add("symbol", symbol.Value),
                WireJson.Of<IReadOnlyList<CancelReport>>(),
                id: null,
                cancellationToken)
            .ConfigureAwait(false);
        return outcome.Map(IReadOnlyList<CanceledOrder> (reports) => [.. reports.SelectMany(r => r.Orders)]);
    }

    private static string? FindFault(Symbol symbol, OrderReference order) =>
        symbol.IsEmpty ? "The symbol is empty." : order.FindFault();

    private ClientOrderId NameOf(NewOrder order) => order.Order.ClientOrderId ?? ClientOrderId.Create(_random);

    private static OrderOutcome<T> Refused<T>(SpotwireError refusal) =>
        new OrderOutcome<T>.Rejected(refusal, WasSent: false);

    private async Task<TestOrderResult> TestAsync(
        Endpoint endpoint, NewOrder order, bool computeCommissionRates, CancellationToken cancellationToken)
    {
        var parameters = OrderWriter.Write(order, NameOf(order));
        if (computeCommissionRates)
        {
            parameters.Add("computeCommissionRates", true);
        }

        try
        {
            return await _transport
                .ReadAsync(endpoint, parameters, WireJson.Of<TestOrderResult>(), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (SpotwireException refused) when (refused.Code is InvalidMessage or BadSymbol)
        {
            _exchangeInfo.Invalidate();
            throw;
        }
    }

    /// <summary>Has the rules read again after a refusal that they should have foreseen.</summary>
    private OrderOutcome<T> Noted<T>(OrderOutcome<T> outcome)
    {
        if (outcome is OrderOutcome<T>.Rejected { Error.Code: InvalidMessage or BadSymbol })
        {
            _exchangeInfo.Invalidate();
        }

        return outcome;
    }

    private ValueTask<SpotwireError?> FindRefusalAsync(NewOrder order, CancellationToken cancellationToken) =>
        FindRefusalAsync(
            order.FindFault(), order.Symbol, order, static (rules, wish) => rules.Check(wish), cancellationToken);

    /// <summary>Why something is not to be sent; null when it is.</summary>
    /// <param name="fault">What is wrong with it whatever the rules say; null when nothing is.</param>
    /// <param name="symbol">Its symbol.</param>
    /// <param name="wish">What is to be checked.</param>
    /// <param name="check">What the rules say to it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    private async ValueTask<SpotwireError?> FindRefusalAsync<T>(
        string? fault,
        Symbol symbol,
        T wish,
        Func<SymbolRules, T, IReadOnlyList<RuleViolation>> check,
        CancellationToken cancellationToken)
    {
        if (fault is not null)
        {
            return Arguments.Fault(fault);
        }

        // Without a key the transport refuses the call, and the rules need not be fetched to learn that.
        if (!_options.CheckRules || _options.Credentials is null)
        {
            return null;
        }

        SymbolRules rules;
        try
        {
            rules = _exchangeInfo.FindGoodRules(symbol)
                ?? await _exchangeInfo.GetRulesAsync(symbol, cancellationToken).ConfigureAwait(false);
        }
        catch (SpotwireException failure)
        {
            return failure.Error;
        }

        var violations = check(rules, wish);
        return violations.Count == 0 ? null : new SpotwireError
        {
            Kind = ErrorKind.RuleViolated,
            Message = string.Join(' ', violations.Select(v => v.Message)),
            Hint = "Change the order; each violation names the nearest valid value.",
            Violations = violations,
        };
    }
}
