using Spotwire.Simulator.Accounts;

namespace Spotwire.Simulator.Orders;

/// <summary>Charges what fills cost: of what was received, or at a discount in the discount asset.</summary>
/// <remarks>Documentation: faqs/commission_faq.md. Where its two pages disagree, the discount is what the standard part
/// is multiplied by. The exchange rate is not documented: here it is the last price of the market between the two
/// assets, or of two markets with USDT in between.</remarks>
internal sealed class CommissionDesk(
    IReadOnlyList<Market> markets, IReadOnlyList<ExchangeAccount> accounts, AccountLedger ledger)
{
    private static readonly Asset Bridge = new("USDT");

    /// <summary>Whether an account pays on a market in the discount asset while it has enough of it.</summary>
    public static bool UsesDiscount(ExchangeAccount account, Market market) =>
        account.Spec is { UsesDiscount: true } && market.Spec.Rules.Commission.DiscountEnabled;

    /// <summary>Charges for what an order received, which is free by now.</summary>
    /// <returns>How much of what was charged.</returns>
    public (decimal Amount, Asset Asset) Charge(SimulatedOrder order, decimal received, bool isMaker)
    {
        var schedule = order.Market.Spec.Rules.Commission;
        var standard = schedule.Standard.Of(isMaker, order.IsBuy);
        var extra = schedule.Special.Of(isMaker, order.IsBuy) + schedule.Tax.Of(isMaker, order.IsBuy);
        var asset = order.IsBuy ? order.Market.Spec.BaseAsset : order.Market.Spec.QuoteAsset;
        if (UsesDiscount(accounts[order.Account], order.Market)
            && Convert(asset, schedule.DiscountAsset) is { } rate)
        {
            var reduced = AccountLedger.CutCommission(
                received * ((standard * schedule.Discount) + extra) * rate.Times / rate.By);
            if (ledger.TryCharge(order.Account, schedule.DiscountAsset, reduced))
            {
                return (reduced, schedule.DiscountAsset);
            }
        }

        var whole = AccountLedger.CutCommission(received * (standard + extra));
        if (!ledger.TryCharge(order.Account, asset, whole))
        {
            throw new InvalidOperationException("A commission is more than what was received.");
        }

        return (whole, asset);
    }

    // As a fraction, so that a price is not rounded before it is used.
    private (decimal Times, decimal By)? Convert(Asset from, Asset to)
    {
        if (from == to)
        {
            return (1m, 1m);
        }

        if (Direct(from, to) is { } direct)
        {
            return direct;
        }

        return Direct(from, Bridge) is { } first && Direct(Bridge, to) is { } second
            ? (first.Times * second.Times, first.By * second.By)
            : null;
    }

    private (decimal Times, decimal By)? Direct(Asset from, Asset to)
    {
        foreach (var market in markets)
        {
            if (market.Data.LastPrice is { } price)
            {
                if (market.Spec.BaseAsset == from && market.Spec.QuoteAsset == to)
                {
                    return (price, 1m);
                }

                if (market.Spec.BaseAsset == to && market.Spec.QuoteAsset == from)
                {
                    return (1m, price);
                }
            }
        }

        return null;
    }
}
