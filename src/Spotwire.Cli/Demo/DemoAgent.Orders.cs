using System.Globalization;
using Spotwire.Account;
using Spotwire.Trading;

namespace Spotwire.Cli.Demo;

/// <content>Placing, cancelling and asking.</content>
internal sealed partial class DemoAgent
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    private async Task PlaceQuoteAsync(AgentIntent.Quote quote)
    {
        var record = Write(quote.Side, OrderType.LimitMaker, quote.Price, quote.Quantity);
        await PlaceAsync(record, new LimitMakerOrder
        {
            Symbol = _options.Symbol,
            Side = quote.Side,
            Price = quote.Price,
            Quantity = quote.Quantity,
            ClientOrderId = record.ClientOrderId,
            ResponseType = OrderResponseType.Result,
        }).ConfigureAwait(false);
    }

    private async Task RebalanceAsync(AgentIntent.Rebalance rebalance)
    {
        var record = Write(rebalance.Side, OrderType.Market, price: null, rebalance.Quantity);
        await PlaceAsync(record, new MarketOrder
        {
            Symbol = _options.Symbol,
            Side = rebalance.Side,
            Quantity = rebalance.Quantity,
            ClientOrderId = record.ClientOrderId,
            ResponseType = OrderResponseType.Result,
        }).ConfigureAwait(false);
    }

    // The intent is written down before anything is sent.
    private IntentRecord Write(Side side, OrderType type, decimal? price, decimal quantity)
    {
        _nextId++;
        var record = new IntentRecord
        {
            ClientOrderId = string.Create(CultureInfo.InvariantCulture, $"{_idPrefix}{_nextId}"),
            Side = side,
            Type = type,
            Price = price,
            Quantity = quantity,
            SentAt = Now,
        };
        Log.Add(record);
        return record;
    }

    private async Task PlaceAsync(IntentRecord record, NewOrder order)
    {
        var outcome = await _client.Trading.PlaceOrderAsync(order).ConfigureAwait(false);
        _answeredAt[record.ClientOrderId] = Now;
        Learn(record.ClientOrderId, before => outcome switch
        {
            OrderOutcome<PlacedOrder>.Accepted accepted => before with
            {
                Outcome = IntentOutcome.Accepted,
                OrderId = accepted.Value.OrderId,
                Status = accepted.Value.Status ?? OrderStatus.New,
                ExecutedQuantity = accepted.Value.ExecutedQuantity ?? 0m,
            },
            OrderOutcome<PlacedOrder>.Rejected => before with { Outcome = IntentOutcome.Rejected },
            _ => before with { Outcome = IntentOutcome.Unknown, WasUnknown = true },
        });
        if (outcome is OrderOutcome<PlacedOrder>.Rejected rejected)
        {
            Notice($"{record.Side} refused: {rejected.Error.Message}");
        }
        else if (outcome is OrderOutcome<PlacedOrder>.Unknown unknown)
        {
            Notice($"{record.Side} {record.ClientOrderId}: outcome unknown ({unknown.Error.Message})");
        }
    }

    private async Task WithdrawAsync(ClientOrderId id, CancellationToken cancellationToken)
    {
        var outcome = await _client.Trading.CancelOrderAsync(
            _options.Symbol, Reference(id), cancellationToken: cancellationToken).ConfigureAwait(false);
        if (outcome is OrderOutcome<CanceledOrder>.Accepted { Value: var canceled })
        {
            Learn(id, before => before with
            {
                Outcome = IntentOutcome.Accepted,
                OrderId = canceled.OrderId,
                Status = canceled.Status,
                ExecutedQuantity = canceled.ExecutedQuantity,
            });
        }
        else if (outcome is OrderOutcome<CanceledOrder>.Rejected { WasSent: true })
        {
            // Most often it was filled in the meantime; a cancel whose outcome is unknown is repeated anyhow.
            await TryAsync(() => AskOneAsync(id, cancellationToken)).ConfigureAwait(false);
        }
    }

    private async Task AskAsync(CancellationToken stop)
    {
        // A public trade at the price of a quote was probably with it.
        if (Now >= _nextAskOrders || _isFillLikely)
        {
            _isFillLikely = false;
            _nextAskOrders = Now + _options.AskOrdersEvery;
            await TryAsync(() => AskOrdersAsync(stop)).ConfigureAwait(false);
        }

        if (Now >= _nextAskTrades)
        {
            _nextAskTrades = Now + _options.AskTradesEvery;
            await TryAsync(() => AskTradesAsync(stop)).ConfigureAwait(false);
        }
    }

    /// <summary>Asks which orders are open, and how those stand that should be but are not.</summary>
    /// <returns>The orders on the book that bear the agent's names.</returns>
    private async Task<IReadOnlyList<Order>> AskOrdersAsync(CancellationToken cancellationToken)
    {
        var expected = Log.Open;
        var open = await _client.Trading.GetOpenOrdersAsync(_options.Symbol, cancellationToken).ConfigureAwait(false);
        var found = open.ToDictionary(static order => order.OrderId);
        foreach (var record in expected)
        {
            if (record.OrderId is { } id && found.TryGetValue(id, out var order))
            {
                Learn(record.ClientOrderId, order);
            }
            else
            {
                await AskOneAsync(record.ClientOrderId, cancellationToken).ConfigureAwait(false);
            }
        }

        foreach (var record in Log.Unknown)
        {
            await AskOneAsync(record.ClientOrderId, cancellationToken).ConfigureAwait(false);
        }

        return [.. open.Where(order => order.ClientOrderId.Value.StartsWith(_idPrefix, StringComparison.Ordinal))];
    }

    private async Task AskOneAsync(ClientOrderId id, CancellationToken cancellationToken)
    {
        try
        {
            var order = await _client.Trading.GetOrderAsync(_options.Symbol, Reference(id), cancellationToken)
                .ConfigureAwait(false);
            Learn(id, order);
        }
        catch (SpotwireException exception) when (exception.Kind == ErrorKind.NotFound)
        {
            Learn(id, before => before.Outcome switch
            {
                // It said that it had it.
                IntentOutcome.Accepted => before with { IsMissing = true },

                // Once the window of its timestamp is over, what has not arrived never will.
                IntentOutcome.Unknown when Now > _answeredAt[id] + _client.Options.RecvWindow + TimeSpan.FromSeconds(1)
                    => before with { Outcome = IntentOutcome.Rejected },
                _ => before,
            });
        }
    }

    private async Task<int> AskTradesAsync(CancellationToken cancellationToken)
    {
        const int Most = 1000;
        var request = new AccountTradesRequest
        {
            Symbol = _options.Symbol,
            FromTradeId = _lastTradeId + 1 ?? 0,
            Limit = Most,
        };
        var trades = await _client.Account.GetTradesAsync(request, cancellationToken).ConfigureAwait(false);
        foreach (var trade in trades)
        {
            var fill = new DemoFill
            {
                TradeId = trade.TradeId,
                OrderId = trade.OrderId,
                Side = trade.IsBuyer ? Side.Buy : Side.Sell,
                Price = trade.Price,
                Quantity = trade.Quantity,
                QuoteQuantity = trade.QuoteQuantity,
                Commission = trade.Commission,
                CommissionAsset = trade.CommissionAsset,
                IsMaker = trade.IsMaker,
                Time = trade.TradeTime,
            };
            _lastTradeId = trade.TradeId;
            _fills.Add(fill);
            _options.OnEvent?.Invoke(new DemoEvent.Filled(Now, fill));
        }

        return trades.Count;
    }

    /// <summary>Takes every order off the book and makes sure of it, within bounds.</summary>
    private async Task LeaveAsync()
    {
        using var bound = new CancellationTokenSource(_options.LeaveWithin, _time);
        try
        {
            while (true)
            {
                foreach (var record in Log.Open.Concat(Log.Unknown))
                {
                    await WithdrawAsync(record.ClientOrderId, bound.Token).ConfigureAwait(false);
                }

                IReadOnlyList<Order>? left = null;
                await TryAsync(async () => left = await AskOrdersAsync(bound.Token).ConfigureAwait(false))
                    .ConfigureAwait(false);
                OpenAtEnd = left?.Count ?? OpenAtEnd;
                foreach (var order in left ?? [])
                {
                    // Also what bears one of the agent's names without the agent knowing of it.
                    await _client.Trading.CancelOrderAsync(
                        _options.Symbol, order.OrderId, cancellationToken: bound.Token).ConfigureAwait(false);
                }

                var areTradesKnown = false;
                await TryAsync(async () =>
                {
                    await AskTradesAsync(bound.Token).ConfigureAwait(false);
                    areTradesKnown = true;
                }).ConfigureAwait(false);
                if (left is [] && areTradesKnown && Log.Open.Count == 0 && Log.Unknown.Count == 0)
                {
                    return;
                }

                await Pause.ForAsync(Beat, _time, bound.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            Notice("gave up waiting for the last orders to settle");
        }
    }

    // By the exchange's number where it is known: a name could stand for several orders.
    private OrderReference Reference(ClientOrderId id) => Log.Get(id).OrderId is { } orderId ? orderId : id;

    private void Learn(ClientOrderId id, Order order) => Learn(id, before => before with
    {
        Outcome = IntentOutcome.Accepted,
        OrderId = order.OrderId,
        Status = order.Status,
        ExecutedQuantity = order.ExecutedQuantity,
    });

    private void Learn(ClientOrderId id, Func<IntentRecord, IntentRecord> change)
    {
        var before = Log.Get(id);
        var inventory = Log.Inventory;
        var after = Log.Learn(id, change);
        if (_options.OnEvent is not { } tell || before == after)
        {
            return;
        }

        tell(new DemoEvent.OrderChanged(Now, after));
        if (inventory != Log.Inventory)
        {
            tell(new DemoEvent.InventoryChanged(Now, Log.Inventory));
        }
    }

    // A question that fails is asked again with the next beat; what will never succeed ends the agent.
    private async Task TryAsync(Func<Task> ask)
    {
        try
        {
            await ask().ConfigureAwait(false);
        }
        catch (SpotwireException exception) when (exception.Kind is not (
            ErrorKind.Authentication or ErrorKind.Configuration or ErrorKind.MissingKey or ErrorKind.BadRequest))
        {
            Notice($"could not ask: {exception.Message}");
        }
    }
}
