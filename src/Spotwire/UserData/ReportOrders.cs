using Spotwire.Account;
using Spotwire.Trading;

namespace Spotwire.UserData;

/// <summary>Orders out of reports, and reports out of orders and fills that were found by asking.</summary>
internal static class ReportOrders
{
    /// <summary>The order as it is after a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="before">What was known; null where nothing was.</param>
    public static Order Apply(ExecutionReport report, Order? before) => new()
    {
        Symbol = report.Symbol,
        OrderId = report.OrderId,

        // A cancel has a name of its own.
        ClientOrderId = report.ExecutionType == ExecutionType.Canceled && !report.OriginalClientOrderId.IsEmpty
            ? report.OriginalClientOrderId
            : report.ClientOrderId,
        OrderListId = report.OrderListId,
        Price = report.Price,
        Quantity = report.Quantity,
        QuoteQuantity = report.QuoteQuantity,
        ExecutedQuantity = Math.Max(report.ExecutedQuantity, before?.ExecutedQuantity ?? 0m),
        CumulativeQuoteQuantity = Math.Max(
            report.CumulativeQuoteQuantity, before?.CumulativeQuoteQuantity ?? 0m),
        Status = report.Status,
        TimeInForce = report.TimeInForce,
        Type = report.Type,
        Side = report.Side,
        StopPrice = report.StopPrice,
        IcebergQuantity = report.IcebergQuantity,
        CreationTime = report.CreationTime == default ? report.TransactTime : report.CreationTime,
        UpdateTime = report.TransactTime,
        IsWorking = report.IsWorking || before is { IsWorking: true },
        WorkingTime = report.WorkingTime ?? before?.WorkingTime,
        SelfTradePreventionMode = report.SelfTradePreventionMode == default
            ? before?.SelfTradePreventionMode
            : report.SelfTradePreventionMode,
        StrategyId = report.StrategyId ?? before?.StrategyId,
        StrategyType = report.StrategyType ?? before?.StrategyType,
        TrailingDelta = report.TrailingDelta ?? before?.TrailingDelta,
        TrailingTime = report.TrailingTime ?? before?.TrailingTime,
        PreventedMatchId = report.PreventedMatchId ?? before?.PreventedMatchId,
        PreventedQuantity = report.PreventedQuantity ?? before?.PreventedQuantity,
        TradeGroupId = report.TradeGroupId ?? before?.TradeGroupId,
        WorkingFloor = report.WorkingFloor ?? before?.WorkingFloor,
        UsedSmartOrderRouting = report.UsedSmartOrderRouting ?? before?.UsedSmartOrderRouting,
        PegPriceType = report.PegPriceType ?? before?.PegPriceType,
        PegOffsetType = report.PegOffsetType ?? before?.PegOffsetType,
        PegOffsetValue = report.PegOffsetValue ?? before?.PegOffsetValue,
        PeggedPrice = report.PeggedPrice ?? before?.PeggedPrice,
        ExpiryReason = report.ExpiryReason ?? before?.ExpiryReason,
    };

    /// <summary>The fill of a report that is one.</summary>
    public static AccountTrade Fill(ExecutionReport report) => new()
    {
        Symbol = report.Symbol,
        TradeId = report.TradeId ?? -1,
        OrderId = report.OrderId,
        OrderListId = report.OrderListId,
        Price = report.LastExecutedPrice,
        Quantity = report.LastExecutedQuantity,
        QuoteQuantity = report.LastQuoteQuantity,
        Commission = report.Commission,
        CommissionAsset = report.CommissionAsset ?? default,
        TradeTime = report.TransactTime,
        IsBuyer = report.Side == Side.Buy,
        IsMaker = report.IsMaker,
        IsBestMatch = true,
    };

    /// <summary>A report that nobody sent: the order came to a state while nobody listened.</summary>
    /// <param name="order">The order as the query told it.</param>
    /// <param name="type">What happened.</param>
    /// <param name="askedAt">The exchange's time of the query.</param>
    public static ExecutionReport Report(Order order, ExecutionType type, ExchangeTime askedAt) => new()
    {
        Source = UserDataSource.Query,
        EventTime = askedAt,
        Symbol = order.Symbol,
        OrderId = order.OrderId,
        ClientOrderId = order.ClientOrderId,
        OriginalClientOrderId = type == ExecutionType.Canceled ? order.ClientOrderId : default,
        OrderListId = order.OrderListId,
        Side = order.Side,
        Type = order.Type,
        TimeInForce = order.TimeInForce,
        Quantity = order.Quantity,
        QuoteQuantity = order.QuoteQuantity,
        Price = order.Price,
        StopPrice = order.StopPrice ?? 0m,
        IcebergQuantity = order.IcebergQuantity ?? 0m,
        ExecutionType = type,
        Status = order.Status,
        ExecutedQuantity = order.ExecutedQuantity,
        CumulativeQuoteQuantity = order.CumulativeQuoteQuantity,
        IsWorking = order.IsWorking,
        TransactTime = order.UpdateTime,
        CreationTime = order.CreationTime,
        WorkingTime = order.WorkingTime,
        SelfTradePreventionMode = order.SelfTradePreventionMode ?? default,
        TrailingDelta = order.TrailingDelta,
        TrailingTime = order.TrailingTime,
        StrategyId = order.StrategyId,
        StrategyType = order.StrategyType,
        PreventedMatchId = order.PreventedMatchId,
        PreventedQuantity = order.PreventedQuantity,
        TradeGroupId = order.TradeGroupId,
        WorkingFloor = order.WorkingFloor,
        UsedSmartOrderRouting = order.UsedSmartOrderRouting,
        PegPriceType = order.PegPriceType,
        PegOffsetType = order.PegOffsetType,
        PegOffsetValue = order.PegOffsetValue,
        PeggedPrice = order.PeggedPrice,
        ExpiryReason = order.ExpiryReason,
    };

    /// <summary>The report of a fill that was found by asking.</summary>
    /// <param name="order">The order, with what is filled after it.</param>
    /// <param name="fill">The fill.</param>
    /// <param name="askedAt">The exchange's time of the query.</param>
    public static ExecutionReport Report(Order order, MissedFill fill, ExchangeTime askedAt) =>
        Report(order, ExecutionType.Trade, askedAt) with
        {
            TransactTime = fill.Time,
            TradeId = fill.IsAllocation ? null : fill.Id,
            AllocationId = fill.IsAllocation ? fill.Id : null,
            LastExecutedQuantity = fill.Quantity,
            LastExecutedPrice = fill.Price,
            LastQuoteQuantity = fill.QuoteQuantity,
            Commission = fill.Commission,
            CommissionAsset = fill.CommissionAsset,
            IsMaker = fill.IsMaker,
            ExpiryReason = null,
        };
}
