using System.Globalization;
using Spotwire.Trading;
using Spotwire.UserData;

namespace Spotwire.Cli.Demo;

/// <content>Placing and cancelling, and what becomes of it.</content>
internal sealed partial class DemoAgent
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    private async Task PlaceQuoteAsync(AgentIntent.Quote quote)
    {
        var record = Write(quote.Side, OrderType.LimitMaker, quote.Price, quote.Quantity);
        await PlaceAsync(
            record, new LimitMakerOrder { Price = quote.Price, ClientOrderId = record.ClientOrderId })
            .ConfigureAwait(false);
    }

    private async Task RebalanceAsync(AgentIntent.Rebalance rebalance)
    {
        var record = Write(rebalance.Side, OrderType.Market, price: null, rebalance.Quantity);
        await PlaceAsync(record, new MarketOrder { ClientOrderId = record.ClientOrderId }).ConfigureAwait(false);
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

    private async Task PlaceAsync(IntentRecord record, TypedOrder order)
    {
        var outcome = await _client.Trading.PlaceOrderAsync(
            new NewOrder(_options.Symbol, record.Side, record.Quantity, order)
            {
                ResponseType = OrderResponseType.Result,
            }).ConfigureAwait(false);
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

            // An event may have settled it before the answer was given up.
            _ => before with
            {
                Outcome = before.Outcome is IntentOutcome.Pending ? IntentOutcome.Unknown : before.Outcome,
                WasUnknown = true,
            },
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
        else if (outcome is OrderOutcome<CanceledOrder>.Rejected { WasSent: true } && Log.Get(id).IsOpen)
        {
            // Most often it was filled in the meantime and the event is under way; a cancel whose outcome is unknown is
            // repeated anyhow.
            await TryAsync(() => AskOneAsync(id, cancellationToken)).ConfigureAwait(false);
        }
    }

    /// <summary>Asks for orders whose outcome is not known: if they reached the exchange, an event tells so; only
    /// asking tells that they did not.</summary>
    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        foreach (var record in Log.Unknown)
        {
            await TryAsync(() => AskOneAsync(record.ClientOrderId, cancellationToken)).ConfigureAwait(false);
        }
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

    private async Task ReadEventsAsync(UserDataSubscription events)
    {
        await foreach (var happened in events.WithCancellation(CancellationToken.None).ConfigureAwait(false))
        {
            switch (happened)
            {
                case ExecutionReport report:
                    Take(report);
                    break;
                case UserDataInterrupted interrupted:
                    Notice($"account: {interrupted.Reason}");
                    break;
                case UserDataRecovered recovered:
                    Notice(string.Create(
                        CultureInfo.InvariantCulture,
                        $"account: whole again, {recovered.FoundReports} reports found by asking"));
                    break;
            }
        }
    }

    private void Take(ExecutionReport report)
    {
        var name = report.OriginalClientOrderId.IsEmpty ? report.ClientOrderId : report.OriginalClientOrderId;
        if (report.Symbol != _options.Symbol || !IsMine(name) || !Log.Has(name))
        {
            return;
        }

        if (report.IsFill)
        {
            var fill = FillOf(report);
            lock (_fills)
            {
                _fills.Add(fill);
            }

            _options.OnEvent?.Invoke(new DemoEvent.Filled(Now, fill));
        }

        // A name that stands for two orders means the first.
        Learn(name, before => before.OrderId is { } known && known != report.OrderId ? before : before with
        {
            // What the engine refused is told as an event too, and is no order.
            Outcome = report.Status == OrderStatus.Rejected ? IntentOutcome.Rejected : IntentOutcome.Accepted,
            OrderId = report.OrderId,
            Status = report.Status,
            ExecutedQuantity = report.ExecutedQuantity,
        });
    }

    private static DemoFill FillOf(ExecutionReport report) => new()
    {
        TradeId = report.TradeId ?? -1,
        OrderId = report.OrderId,
        Side = report.Side,
        Price = report.LastExecutedPrice,
        Quantity = report.LastExecutedQuantity,
        QuoteQuantity = report.LastQuoteQuantity,
        Commission = report.Commission,
        CommissionAsset = report.CommissionAsset ?? default,
        IsMaker = report.IsMaker,
        Time = report.TransactTime,
    };

    private bool IsMine(ClientOrderId name) => name.Value.StartsWith(_idPrefix, StringComparison.Ordinal);

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

                await SettleAsync(bound.Token).ConfigureAwait(false);
                if (IsAllSettled())
                {
                    return;
                }

                // What is under way has time to arrive.
                await Pause.ForAsync(Beat, _time, bound.Token).ConfigureAwait(false);
                foreach (var order in LeftOnBook() ?? [])
                {
                    // Also what bears one of the agent's names without the agent knowing of it.
                    await _client.Trading.CancelOrderAsync(
                        _options.Symbol, order.OrderId, cancellationToken: bound.Token).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException)
        {
            Notice("gave up waiting for the last orders to settle");
        }
    }

    /// <summary>The agent's orders on the book; null while the view of the account is not whole.</summary>
    private IReadOnlyList<Order>? LeftOnBook() => _account?.Current is not { IsHealthy: true } state ? null :
    [
        .. state.OpenOrders.Select(static known => known.Value)
            .Where(order => order.Symbol == _options.Symbol && IsMine(order.ClientOrderId)),
    ];

    /// <summary>Whether nothing is on the book, and every fill has been told that the answers speak of.</summary>
    private bool IsAllSettled()
    {
        var left = LeftOnBook();
        OpenAtEnd = left?.Count ?? OpenAtEnd;
        if (left is not [] || Log.Open.Count > 0 || Log.Unknown.Count > 0)
        {
            return false;
        }

        var filled = Fills.GroupBy(static fill => fill.OrderId)
            .ToDictionary(static fills => fills.Key, static fills => fills.Sum(static fill => fill.Quantity));
        return Log.All.Where(static record => record is { OrderId: not null, IsMissing: false })
            .All(record => filled.GetValueOrDefault(record.OrderId!.Value) == record.ExecutedQuantity);
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
