namespace Spotwire.Rules;

/// <summary>Smallest and largest notional; a part that is null is off.</summary>
internal readonly record struct NotionalRange(string Filter, decimal? Min, decimal? Max)
{
    /// <summary>Reports every part that the order breaks; an order whose value is not known breaks none.</summary>
    /// <param name="order">The order.</param>
    /// <param name="averagePriceMinutes">The filter's averaging time, for orders without a price.</param>
    /// <param name="violations">Where to report.</param>
    public void Check(in OrderUnderCheck order, int averagePriceMinutes, ref List<RuleViolation>? violations)
    {
        decimal factor;
        decimal price;
        if (order.QuoteQuantity is { } amount)
        {
            (factor, price) = (amount, 1);
        }
        else if (order.Quantity is { } quantity
            && (order.IsMarket ? order.Prices.For(averagePriceMinutes) : order.Price) is { } known)
        {
            (factor, price) = (quantity, known);
        }
        else
        {
            return;
        }

        if (Min is { } min && ExactArithmetic.Compare(factor, price, min) < 0)
        {
            (violations ??= []).Add(Report(order, factor, price, min, isBelow: true));
        }

        if (Max is { } max && ExactArithmetic.Compare(factor, price, max) > 0)
        {
            (violations ??= []).Add(Report(order, factor, price, max, isBelow: false));
        }
    }

    private RuleViolation Report(in OrderUnderCheck order, decimal factor, decimal price, decimal limit, bool isBelow)
    {
        var field = order.QuoteQuantity is null ? "notional" : "quoteQuantity";
        var value = ExactArithmetic.Round(factor, price);
        var what = isBelow ? "is below the minimum" : "is above the maximum";
        var advice = order.QuoteQuantity is null ? Advice(price, limit, order.QuantityStep, isBelow) : "";
        return new RuleViolation
        {
            Filter = Filter,
            Field = field,
            Value = value,
            Limit = limit,
            NearestValid = limit,
            Message = $"{Filter}: {field} {ValueRange.Show(value)} {what} {ValueRange.Show(limit)}{advice}.",
        };
    }

    /// <summary>The quantity that would do at this price, which is what the caller can change.</summary>
    private static string Advice(decimal price, decimal limit, decimal step, bool isBelow)
    {
        if (price <= 0 || step <= 0)
        {
            return "";
        }

        try
        {
            var quantity = limit / price;
            quantity -= ExactArithmetic.Remainder(quantity, step);
            if (isBelow && ExactArithmetic.Compare(quantity, price, limit) < 0)
            {
                quantity += step;
            }

            var bound = isBelow ? "least" : "most";
            return $"; at price {ValueRange.Show(price)} the quantity must be at {bound} {ValueRange.Show(quantity)}";
        }
        catch (OverflowException)
        {
            // No decimal holds such a quantity, so there is none to name.
            return "";
        }
    }
}
