namespace Spotwire.Repo.Tests;

/// <summary>What Binance's documentation rules out whatever the market, as one would write it in C#.</summary>
internal static class ImpossibleOrders
{
    private const string NotThere = "CS0117";
    private const string OtherType = "CS0029";
    private const string OtherArgument = "CS1503";
    private const string ReadOnly = "CS0200";
    private const string NoSuchConstructor = "CS7036";
    private const string Missing = "CS9035";
    private const string NotOverridden = "CS0534";
    private const string NotImplemented = "CS0535";

    private const string AllSet = "[System.Diagnostics.CodeAnalysis.SetsRequiredMembers]";
    private const string Ioc = "TimeInForce.ImmediateOrCancel";
    private const string Oco = "new OcoOrderList { Symbol = \"BTCUSDT\", Side = Side.Sell, Quantity = 1";
    private const string Pair = Oco + ", TakeProfit = new TakeProfitOrder { Trigger = 9 }";
    private const string Opo = "new OpoOrderList { Symbol = \"BTCUSDT\", Working = new LimitOrder { Price = 1 }";
    private const string Legacy = "new LegacyOcoOrderList { Symbol = \"BTCUSDT\", Side = Side.Sell, Quantity = 1";

    private const string Oto =
        "new OtoOrderList { Symbol = \"BTCUSDT\", WorkingSide = Side.Buy, WorkingQuantity = 1, "
        + "PendingSide = Side.Sell, PendingQuantity = 1";

    private const string Open = "abstract record Open; sealed record Mine : Open;";

    public static IReadOnlyList<ImpossibleOrder> All { get; } =
    [
        .. Shapes(), .. Pegs(), .. Quantities(), .. Routed(), .. OneCancelsTheOther(), .. OneTriggersTheOther(),
        .. Deprecated(), .. Outsiders(),
    ];

    // rest-api.md, "New order": what belongs to which type, and "Other info" on icebergs.
    private static ImpossibleOrder[] Shapes() =>
    [
        new("iceberg with IOC", $"new LimitOrder {{ Price = 1, Lifetime = {Ioc}, IcebergQuantity = 1 }}", NotThere,
            "new LimitOrder { Price = 1, Lifetime = Lifetime.Iceberg(1) }"),
        new("iceberg made with FOK", "Lifetime.Iceberg(1, TimeInForce.FillOrKill)", "CS1501", "Lifetime.Iceberg(1)"),
        new("iceberg turned to IOC", $"Lifetime.Iceberg(1) with {{ TimeInForce = {Ioc} }}", ReadOnly,
            $"new LimitOrder {{ Price = 1, Lifetime = {Ioc} }}"),
        new("IOC turned to an iceberg", $"(Lifetime){Ioc} with {{ IcebergQuantity = 1 }}", ReadOnly,
            $"(Lifetime){Ioc}"),
        new("iceberg with IOC that waits",
            $"new StopLossLimitOrder {{ Price = 1, Trigger = 1, Lifetime = {Ioc}, IcebergQuantity = 1 }}", NotThere,
            "new StopLossLimitOrder { Price = 1, Trigger = 1, Lifetime = Lifetime.Iceberg(1) }"),
        new("limit maker with IOC", $"new LimitMakerOrder {{ Price = 1, Lifetime = {Ioc} }}", NotThere,
            "new LimitMakerOrder { Price = 1, IcebergQuantity = 1 }"),
        new("limit order without a price", "new LimitOrder()", Missing, "new LimitOrder { Price = 1 }"),
        new("limit order with a stop price", "new LimitOrder { Price = 1, Trigger = 1 }", NotThere,
            "new StopLossLimitOrder { Price = 1, Trigger = 1 }"),
        new("market order with a price", "new MarketOrder { Price = 1 }", NotThere, "new MarketOrder()"),
        new("market order with a lifetime", $"new MarketOrder {{ Lifetime = {Ioc} }}", NotThere,
            $"new MarketPegOrder {{ Lifetime = {Ioc} }}"),
        new("stop loss without a trigger", "new StopLossOrder()", Missing, "new StopLossOrder { Trigger = 1 }"),
        new("stop loss with a limit price", "new StopLossOrder { Trigger = 1, Price = 1 }", NotThere,
            "new StopLossLimitOrder { Trigger = 1, Price = 1 }"),
        new("stop loss with a lifetime", $"new StopLossOrder {{ Trigger = 1, Lifetime = {Ioc} }}", NotThere,
            $"new StopLossLimitOrder {{ Trigger = 1, Price = 1, Lifetime = {Ioc} }}"),
        new("take profit that is an iceberg", "new TakeProfitOrder { Trigger = 1, IcebergQuantity = 1 }", NotThere,
            "new TakeProfitLimitOrder { Trigger = 1, Price = 1, Lifetime = Lifetime.Iceberg(1) }"),
        new("take profit limit without a price", "new TakeProfitLimitOrder { Trigger = 1 }", Missing,
            "new TakeProfitLimitOrder { Trigger = 1, Price = 1 }"),
    ];

    // faqs/pegged_orders.md, "What order types support pegged orders?"
    private static ImpossibleOrder[] Pegs() =>
    [
        new("own side with IOC", $"new PrimaryPegOrder {{ Lifetime = {Ioc} }}", NotThere,
            $"new MarketPegOrder {{ Lifetime = {Ioc} }}"),
        new("own side with IOC, as a price",
            $"new LimitOrder {{ Price = LimitPrice.PrimaryPeg(), Lifetime = {Ioc} }}", OtherType,
            $"new LimitOrder {{ Price = 1, Lifetime = {Ioc} }}"),
        new("limit maker at the other side", "new LimitMakerOrder { Price = LimitPrice.MarketPeg() }", OtherType,
            "new LimitMakerOrder { Price = MakerPrice.PrimaryPeg() }"),
        new("maker price of the other side", "MakerPrice.MarketPeg()", NotThere, "LimitPrice.MarketPeg()"),
        new("levels without a peg", "new LimitOrder { Price = 1, OffsetLevels = 1 }", NotThere,
            "new PrimaryPegOrder { WorstPrice = 1, OffsetLevels = 1 }"),
        new("pegged market order", "new MarketOrder { OffsetLevels = 1 }", NotThere,
            "new MarketPegOrder { OffsetLevels = 1 }"),
        new("pegged stop loss", "new StopLossOrder { Trigger = LimitPrice.PrimaryPeg() }", OtherType,
            "new StopLossLimitOrder { Trigger = 1, Price = LimitPrice.PrimaryPeg() }"),
        new("peg to no side", "LimitPrice.Pegged(default)", NotThere, "LimitPrice.PrimaryPeg()"),
    ];

    // rest-api.md, "New order": MARKET takes quantity or quoteOrderQty, the others quantity.
    private static ImpossibleOrder[] Quantities() =>
    [
        new("limit order by quote amount",
            "NewOrder.ByQuote(\"BTCUSDT\", Side.Buy, 1, new LimitOrder { Price = 1 })", OtherArgument,
            "NewOrder.ByQuote(\"BTCUSDT\", Side.Buy, 1, new MarketOrder())"),
        new("order by quote amount turned to a limit order",
            "NewOrder.ByQuote(\"BTCUSDT\", Side.Buy, 1) with { Order = new LimitOrder { Price = 1 } }", ReadOnly,
            "NewOrder.ByQuote(\"BTCUSDT\", Side.Buy, 1) with { Side = Side.Sell }"),
        new("quote amount and quantity", "NewOrder.ByQuote(\"BTCUSDT\", Side.Buy, 1) with { Quantity = 1 }", ReadOnly,
            "NewOrder.ByQuote(\"BTCUSDT\", Side.Buy, 1) with { Symbol = \"ETHUSDT\" }"),
        new("quantity and quote amount",
            "new NewOrder(\"BTCUSDT\", Side.Buy, 1, new MarketOrder()) with { QuoteQuantity = 1 }", ReadOnly,
            "new NewOrder(\"BTCUSDT\", Side.Buy, 1, new MarketOrder()) { ResponseType = OrderResponseType.Ack }"),
        new("neither", "new NewOrder(\"BTCUSDT\", Side.Buy, new MarketOrder())", NoSuchConstructor,
            "new NewOrder(\"BTCUSDT\", Side.Buy, 1, new MarketOrder())"),
        new("no type", "new NewOrder { Symbol = \"BTCUSDT\", Side = Side.Buy }", NoSuchConstructor,
            "new NewOrder(\"BTCUSDT\", Side.Buy, 1, new MarketOrder()) { Symbol = \"BTCUSDT\", Side = Side.Buy }"),
    ];

    // rest-api.md, "New order using SOR"; faqs/pegged_orders.md: it takes none.
    private static ImpossibleOrder[] Routed() =>
    [
        .. new[] { "new PrimaryPegOrder()", "new MarketPegOrder()", "new LimitMakerOrder { Price = 1 }",
                "new StopLossOrder { Trigger = 1 }", "new TakeProfitLimitOrder { Trigger = 1, Price = 1 }" }
            .Select(static order => new ImpossibleOrder(
                $"routed {order}", $"new NewSorOrder(\"BTCUSDT\", Side.Buy, 1, {order})", OtherArgument,
                "new NewSorOrder(\"BTCUSDT\", Side.Buy, 1, new LimitOrder { Price = 1 })")),
        new("routed by quote amount",
            "client.Trading.PlaceSorOrderAsync(NewOrder.ByQuote(\"BTCUSDT\", Side.Buy, 1))", OtherArgument,
            "client.Trading.PlaceSorOrderAsync(new NewSorOrder(\"BTCUSDT\", Side.Buy, 1, new MarketOrder()))"),
    ];

    // rest-api.md, "New Order list - OCO".
    private static ImpossibleOrder[] OneCancelsTheOther() =>
    [
        .. new[] { "Symbol = \"ETHUSDT\"", "Side = Side.Buy", "Quantity = 2", "ResponseType = OrderResponseType.Ack",
                "SelfTradePreventionMode = SelfTradePreventionMode.None" }
            .Select(static own => new ImpossibleOrder(
                $"OCO whose stop has its own {own.Split(' ')[0]}",
                $"{Pair}, StopLoss = new StopLossOrder {{ Trigger = 1, {own} }} }}", NotThere,
                $"{Pair}, StopLoss = new StopLossOrder {{ Trigger = 1, StrategyId = 1 }} }}")),
        new("OCO without a quantity",
            $"{Pair}, StopLoss = new StopLossOrder {{ Trigger = 1 }} }}".Replace(
                ", Quantity = 1", "", StringComparison.Ordinal), Missing,
            $"{Pair}, StopLoss = new StopLossOrder {{ Trigger = 1 }} }}"),
        .. new[] { "new LimitOrder { Price = 9 }", "new PrimaryPegOrder()", "new MarketOrder()",
                "new StopLossOrder { Trigger = 9 }" }
            .Select(static order => new ImpossibleOrder(
                $"OCO with {order} as its profit",
                $"{Oco}, TakeProfit = {order}, StopLoss = new StopLossOrder {{ Trigger = 1 }} }}", OtherType,
                $"{Pair}, StopLoss = new StopLossOrder {{ Trigger = 1 }} }}")),
        .. new[] { "new LimitMakerOrder { Price = 1 }", "new TakeProfitOrder { Trigger = 1 }", "new MarketOrder()" }
            .Select(static order => new ImpossibleOrder(
                $"OCO with {order} as its stop", $"{Pair}, StopLoss = {order} }}", OtherType,
                $"{Pair}, StopLoss = new StopLossLimitOrder {{ Trigger = 1, Price = 1 }} }}")),
    ];

    // rest-api.md, "New Order list - OTO"; faqs/opo.md.
    private static ImpossibleOrder[] OneTriggersTheOther() =>
    [
        .. new[] { "new MarketOrder()", "new StopLossOrder { Trigger = 1 }",
                "new TakeProfitLimitOrder { Trigger = 1, Price = 1 }" }
            .Select(static order => new ImpossibleOrder(
                $"OTO that works {order}", $"{Oto}, Working = {order}, Pending = new MarketOrder() }}", OtherType,
                $"{Oto}, Working = new PrimaryPegOrder(), Pending = new MarketOrder() }}")),
        new("OTO that waits with a quote amount",
            $"{Oto}, Working = new PrimaryPegOrder(), Pending = NewOrder.ByQuote(\"BTCUSDT\", Side.Sell, 1) }}",
            OtherType, $"{Oto}, Working = new PrimaryPegOrder(), Pending = new StopLossOrder {{ Trigger = 1 }} }}"),
        new("OPO that works a sell", $"{Opo}, Quantity = 1, WorkingSide = Side.Sell, Pending = new MarketOrder() }}",
            NotThere, $"{Opo}, Quantity = 1, Pending = new MarketOrder() }}"),
        new("OPO that then buys", $"{Opo}, Quantity = 1, Pending = new MarketOrder(), PendingSide = Side.Buy }}",
            NotThere, $"{Opo}, Quantity = 1, Pending = new LimitMakerOrder {{ Price = 1 }} }}"),
        new("OPO whose second order has a quantity",
            $"{Opo}, Quantity = 1, Pending = new MarketOrder(), PendingQuantity = 1 }}", NotThere,
            $"{Opo}, Quantity = 1, Pending = new MarketOrder(), ListClientOrderId = \"mine\" }}"),
        new("OPO without a quantity", $"{Opo}, Pending = new MarketOrder() }}", Missing,
            $"{Opo}, Quantity = 1, Pending = new MarketOrder() }}"),
    ];

    // rest-api.md, "New OCO - Deprecated".
    private static ImpossibleOrder[] Deprecated() =>
    [
        new("deprecated OCO with a pegged limit", "new LegacyLimitLeg { Price = MakerPrice.PrimaryPeg() }", OtherType,
            "new LegacyLimitLeg { Price = 9 }"),
        new("deprecated OCO with a pegged stop",
            "new LegacyStopLeg { StopPrice = 1, Limit = new(LimitPrice.PrimaryPeg()) }", OtherArgument,
            "new LegacyStopLeg { StopPrice = 1, Limit = new(1) }"),
        new("deprecated OCO that only trails", "new LegacyStopLeg { TrailingDelta = 1 }", Missing,
            "new LegacyStopLeg { TrailingDelta = 1, StopPrice = 1 }"),
        new("deprecated OCO with a lifetime and no limit price",
            $"new LegacyStopLeg {{ StopPrice = 1, Lifetime = {Ioc} }}", NotThere,
            $"new LegacyStopLeg {{ StopPrice = 1, Limit = new(1, {Ioc}) }}"),
        new("deprecated OCO that takes profit by a trigger",
            $"{Legacy}, Limit = new TakeProfitOrder {{ Trigger = 9 }}, Stop = new() {{ StopPrice = 1 }} }}", OtherType,
            $"{Legacy}, Limit = new() {{ Price = 9 }}, Stop = new() {{ StopPrice = 1 }} }}"),
    ];

    // Nobody outside the client can add what it would not know how to check: neither a type of order or list, also by
    // the copy constructor that a record cannot hide, nor an order to a place of a list.
    private static IEnumerable<ImpossibleOrder> Outsiders() =>
    [
        .. new[] { "NamedOrder", "NewOrderList", "TriggeringOrderList", "PayingOrderList" }
            .Select(static name => Outsider(name, "")),
        .. new[] { "TypedOrder", "TriggeredOrder", "TriggeredLimitOrder" }
            .Select(static name => Outsider(name, "public override OrderType Type => OrderType.Limit;")),
        Outsider("PeggedOrder", ""),
        .. new[] { "IWorkingOrder", "ISorOrder", "IProfitOrder", "IStopOrder" }
            .Select(static name => new ImpossibleOrder(
                $"another {name}", $"sealed class Mine : {name};", NotImplemented, Open)),
    ];

    private static ImpossibleOrder Outsider(string name, string members) => new(
        $"another {name}",
        $"sealed record Mine : {name} {{ {AllSet} public Mine({name} other) : base(other) {{ }} {members} }}",
        NotOverridden,
        Open);
}
