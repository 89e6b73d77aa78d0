using System.Globalization;

namespace Spotwire.Simulator.Tests.Observer;

/// <summary>Parameters of random orders and order lists, on a few close prices so that much meets.</summary>
internal sealed class RandomOrders(Random random)
{
    private static readonly string[] Modes =
        ["NONE", "NONE", "NONE", "EXPIRE_TAKER", "EXPIRE_MAKER", "EXPIRE_BOTH", "DECREMENT", "TRANSFER"];

    private int _names;

    /// <summary>A price of a market; orders around it meet.</summary>
    public decimal Middle { get; set; }

    /// <summary>The step of prices.</summary>
    public decimal Unit => Middle / 10_000m;

    /// <summary>The step of quantities.</summary>
    public decimal Step { get; set; }

    public List<(string Name, string Value)> Order(string symbol)
    {
        List<(string Name, string Value)> order = [("symbol", symbol), ("side", Side())];
        switch (random.Next(12))
        {
            case < 5:
                order.AddRange([("type", "LIMIT"), ("quantity", Quantity())]);
                Limit(order, "");
                break;
            case 5:
                order.AddRange([("type", "LIMIT_MAKER"), ("quantity", Quantity()), ("price", Price())]);
                break;
            case 6:
                order.AddRange([("type", "MARKET"), ("quantity", Quantity())]);
                break;
            case 7:
                order.AddRange([
                    ("type", "MARKET"), ("quoteOrderQty", Text(random.Next(10, 3_000) * Middle / 50_000m)),
                ]);
                break;
            default:
                order.Add(("quantity", Quantity()));
                Contingent(order, "", StopType());
                break;
        }

        Common(order, "newClientOrderId", "");
        return order;
    }

    public List<(string Name, string Value)> Routed(string symbol)
    {
        List<(string Name, string Value)> order = [("symbol", symbol), ("side", Side()), ("quantity", Quantity())];
        if (random.Next(3) == 0)
        {
            order.Add(("type", "MARKET"));
        }
        else
        {
            order.AddRange([("type", "LIMIT"), ("timeInForce", Lifetime()), ("price", Price())]);
        }

        Common(order, "newClientOrderId", "");
        return order;
    }

    public (string Path, List<(string Name, string Value)> Parameters) List(string symbol)
    {
        List<(string Name, string Value)> list = [("symbol", symbol)];
        if (random.Next(2) == 0)
        {
            list.Add(("listClientOrderId", "list" + Row.Raw(++_names)));
        }

        if (random.Next(2) == 0)
        {
            list.Add(("selfTradePreventionMode", Modes[random.Next(Modes.Length)]));
        }

        var side = Side();
        switch (random.Next(6))
        {
            case 0:
                list.AddRange([("side", side), ("quantity", Quantity())]);
                Pair(list, side, "above", "below");
                return ("orderList/oco", list);
            case 1:
                OldOco(list, side);
                return ("order/oco", list);
            case 2:
                Working(list, side);
                list.Add(("pendingQuantity", Quantity()));
                Pending(list, Side());
                return ("orderList/oto", list);
            case 3:
                Working(list, side);
                list.AddRange([("pendingSide", side), ("pendingQuantity", Quantity())]);
                Pair(list, side, "pendingAbove", "pendingBelow");
                return ("orderList/otoco", list);
            case 4:
                Working(list, "BUY");
                Pending(list, "SELL");
                return ("orderList/opo", list);
            default:
                Working(list, "BUY");
                list.Add(("pendingSide", "SELL"));
                Pair(list, "SELL", "pendingAbove", "pendingBelow");
                return ("orderList/opoco", list);
        }
    }

    public string Quantity() => Text(random.Next(2, 400) * Step * 10m);

    public string Price() => Text(Middle + (random.Next(-8, 9) * Unit));

    public string Side() => random.Next(2) == 0 ? "BUY" : "SELL";

    public static string Text(decimal value) => value.ToString("0.########", CultureInfo.InvariantCulture);

    private string Lifetime() => random.Next(4) switch { 0 => "IOC", 1 => "FOK", _ => "GTC" };

    private string StopType() =>
        new[] { "STOP_LOSS", "STOP_LOSS_LIMIT", "TAKE_PROFIT", "TAKE_PROFIT_LIMIT" }[random.Next(4)];

    private void Common(List<(string Name, string Value)> order, string name, string prefix)
    {
        if (random.Next(2) == 0)
        {
            // Names come back, as they may once their order has ended.
            order.Add((name, "name" + Row.Raw(random.Next(3) == 0 ? random.Next(20) : ++_names + 100)));
        }

        if (random.Next(4) == 0)
        {
            order.AddRange([(Prefixed(prefix, "strategyId"), "7"), (Prefixed(prefix, "strategyType"), "1000001")]);
        }

        if (prefix.Length == 0)
        {
            if (random.Next(2) == 0)
            {
                order.Add(("selfTradePreventionMode", Modes[random.Next(Modes.Length)]));
            }

            if (random.Next(2) == 0)
            {
                order.Add(("newOrderRespType", new[] { "ACK", "RESULT", "FULL" }[random.Next(3)]));
            }
        }
    }

    // Price and lifetime of a limit order: plain, iceberg or pegged.
    private void Limit(List<(string Name, string Value)> order, string prefix)
    {
        switch (random.Next(6))
        {
            case 0:
                order.AddRange([
                    (Prefixed(prefix, "timeInForce"), "GTC"), (Prefixed(prefix, "price"), Price()),
                    (Prefixed(prefix, "icebergQty"), Text(Step * 200m)),
                ]);
                break;
            case 1:
                order.AddRange([
                    (Prefixed(prefix, "timeInForce"), "GTC"),
                    (Prefixed(prefix, "pegPriceType"), random.Next(2) == 0 ? "PRIMARY_PEG" : "MARKET_PEG"),
                ]);
                if (random.Next(2) == 0)
                {
                    order.AddRange([
                        (Prefixed(prefix, "pegOffsetType"), "PRICE_LEVEL"), (Prefixed(prefix, "pegOffsetValue"), "1"),
                    ]);
                }

                break;
            default:
                order.AddRange([
                    (Prefixed(prefix, "timeInForce"), Lifetime()), (Prefixed(prefix, "price"), Price()),
                ]);
                break;
        }
    }

    private void Contingent(List<(string Name, string Value)> order, string prefix, string type, string? stop = null)
    {
        order.Add((Prefixed(prefix, "type"), type));
        if (type.EndsWith("_LIMIT", StringComparison.Ordinal))
        {
            Limit(order, prefix);
        }

        var kind = random.Next(4);
        if (kind == 0)
        {
            order.Add((Prefixed(prefix, "trailingDelta"), Row.Raw(random.Next(10, 20))));
        }

        if (kind != 0 || random.Next(2) == 0)
        {
            order.Add((Prefixed(prefix, "stopPrice"), stop ?? Price()));
        }
    }

    private void Working(List<(string Name, string Value)> list, string side)
    {
        list.AddRange([
            ("workingType", "LIMIT"), ("workingSide", side), ("workingQuantity", Quantity()),
            ("workingPrice", Price()), ("workingTimeInForce", random.Next(4) == 0 ? "IOC" : "GTC"),
        ]);
        Common(list, "workingClientOrderId", "working");
    }

    private void Pending(List<(string Name, string Value)> list, string side)
    {
        list.Add(("pendingSide", side));
        switch (random.Next(3))
        {
            case 0:
                list.Add(("pendingType", "MARKET"));
                break;
            case 1:
                list.AddRange([
                    ("pendingType", "LIMIT"), ("pendingPrice", Price()), ("pendingTimeInForce", "GTC"),
                ]);
                break;
            default:
                Contingent(list, "pending", StopType());
                break;
        }

        Common(list, "pendingClientOrderId", "pending");
    }

    // The limit leg takes profit, the stop leg limits the loss.
    private void Pair(List<(string Name, string Value)> list, string side, string above, string below)
    {
        var (profit, loss, away) = side == "SELL" ? (above, below, Unit) : (below, above, -Unit);
        if (random.Next(3) == 0)
        {
            Contingent(list, profit, "TAKE_PROFIT", Text(Middle + (away * random.Next(1, 5))));
        }
        else
        {
            list.AddRange([
                (profit + "Type", "LIMIT_MAKER"), (profit + "Price", Text(Middle + (away * random.Next(1, 5)))),
            ]);
        }

        Contingent(
            list,
            loss,
            random.Next(2) == 0 ? "STOP_LOSS" : "STOP_LOSS_LIMIT",
            Text(Middle - (away * random.Next(1, 5))));
        Common(list, above + "ClientOrderId", above);
    }

    private void OldOco(List<(string Name, string Value)> list, string side)
    {
        var away = side == "SELL" ? Unit : -Unit;
        list.AddRange([
            ("side", side), ("quantity", Quantity()), ("price", Text(Middle + (away * random.Next(1, 5)))),
            ("stopPrice", Text(Middle - (away * random.Next(1, 5)))),
        ]);
        if (random.Next(2) == 0)
        {
            list.AddRange([("stopLimitPrice", Price()), ("stopLimitTimeInForce", "GTC")]);
        }
    }

    private static string Prefixed(string prefix, string name) =>
        prefix.Length == 0 ? name : prefix + char.ToUpperInvariant(name[0]) + name[1..];
}
