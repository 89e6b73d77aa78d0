using Spotwire.Simulator.Orders;

namespace Spotwire.Simulator.Tests.Orders;

/// <summary>What an account's open orders need, added up afresh from their terms.</summary>
internal static class NaiveHoldings
{
    public static Dictionary<Asset, decimal> Of(Exchange exchange, int account)
    {
        var locked = new Dictionary<Asset, decimal>();
        foreach (var market in exchange.Markets)
        {
            foreach (var group in market.Records.Open(account).GroupBy(Group))
            {
                Add(locked, group.First(), group.Max(Need));
            }
        }

        foreach (var list in exchange.OrderLists.Open(account).Where(list => list.PaysFromWorking))
        {
            var asset = list.Market.Spec.BaseAsset;
            locked[asset] = locked.GetValueOrDefault(asset) + Bought(list);
        }

        foreach (var asset in exchange.Assets)
        {
            locked[asset] = locked.GetValueOrDefault(asset) + exchange.LockedOutside(account, asset);
        }

        return locked;
    }

    // The last two orders of a list with a pair count once while both are open; everything else counts for itself.
    private static object Group(SimulatedOrder order) =>
        order.List is { HasPair: true } list
        && list.Orders[^1].IsOpen
        && list.Orders[^2].IsOpen
        && (order == list.Orders[^1] || order == list.Orders[^2])
            ? list
            : order;

    private static decimal Need(SimulatedOrder order)
    {
        if (order.IsPending && order.List!.PaysFromWorking)
        {
            return 0m;
        }

        var open = order.Quantity - order.ExecutedQuantity - order.PreventedQuantity;
        if (!order.IsBuy)
        {
            return open;
        }

        var tick = order.Market.Filters.TickSize;
        var price = order.PeggedPrice ?? (order.Price > 0m ? order.Price : order.StopPrice);
        return open * (price > 0m ? price : order.HoldTicks * tick);
    }

    // While the working order is open, or was filled in this very command.
    private static decimal Bought(OrderList list)
    {
        if (!list.Orders.Any(order => order.IsPending))
        {
            return 0m;
        }

        var working = list.Orders[0];
        Assert.InRange(
            list.Reserved,
            working.ExecutedQuantity - working.Fills
                .Where(fill => fill.CommissionAsset == list.Market.Spec.BaseAsset)
                .Sum(fill => fill.Commission),
            working.ExecutedQuantity);
        return list.Reserved;
    }

    private static void Add(Dictionary<Asset, decimal> locked, SimulatedOrder order, decimal need)
    {
        var asset = order.IsBuy ? order.Market.Spec.QuoteAsset : order.Market.Spec.BaseAsset;
        locked[asset] = locked.GetValueOrDefault(asset) + need;
    }
}
