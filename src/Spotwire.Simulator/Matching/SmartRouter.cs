namespace Spotwire.Simulator.Matching;

/// <summary>Takes from several books of the same tick and step at once: the best price first, where prices are equal
/// the submitted book first, then the others in the order given. See faqs/sor_faq.md.</summary>
/// <remarks>The order belongs to the first book and ends or rests there; the other books' listeners only hear trades
/// (the taker's id is one of the first book), prevented trades, ends of makers and levels. Stops work after the order
/// is done, book by book. The price range is the first book's.</remarks>
internal static class SmartRouter
{
    /// <summary>Takes an order in, and works off all that it sets in motion.</summary>
    /// <param name="order">A limit or market order by quantity.</param>
    /// <param name="books">The submitted book, then the others.</param>
    /// <param name="listeners">One for each book.</param>
    /// <exception cref="ArgumentException">Another type of order, no book, or not as many listeners as books; and see
    /// <see cref="MatchingBook.Submit"/>.</exception>
    public static void Submit(
        in MatchOrder order, ReadOnlySpan<MatchingBook> books, ReadOnlySpan<IMatchingListener> listeners)
    {
        RequireRoutable(order);
        if (books.IsEmpty || books.Length != listeners.Length)
        {
            throw new ArgumentException("Each book needs a listener.", nameof(listeners));
        }

        var (own, told) = (books[0], listeners[0]);
        own.Validate(order);
        told.OnAccepted(order);
        var run = new TakerRun { Left = order.QuantitySteps, Bounds = MatchBounds.None };
        if (Best(books, order) >= 0)
        {
            run.Bounds = told.TakerBounds(order);
        }

        if (order is { Type: MatchType.Limit, TimeInForce: MatchTimeInForce.FillOrKill }
            && Preview(order, books, run.Bounds).TradedSteps < order.QuantitySteps)
        {
            run.Stop = MatchExpiry.FillOrKill;
        }

        while (run.Left > 0 && run.Stop == MatchExpiry.None && Best(books, order) is var best and >= 0)
        {
            books[best].TakeLevel(order, ref run, listeners[best]);
        }

        own.Finish(order, run, told);
        for (var i = 0; i < books.Length; i++)
        {
            books[i].WorkFired(listeners[i]);
        }
    }

    /// <summary>What an order would do at once, as the books stand.</summary>
    /// <param name="order">A limit or market order by quantity.</param>
    /// <param name="books">The submitted book, then the others.</param>
    /// <param name="bounds">At which prices it may trade.</param>
    /// <exception cref="ArgumentException">Another type of order.</exception>
    public static MatchPreview Preview(
        in MatchOrder order, ReadOnlySpan<MatchingBook> books, in MatchBounds bounds)
    {
        RequireRoutable(order);
        return TakerPlan.Make(order, null, bounds, books);
    }

    private static int Best(ReadOnlySpan<MatchingBook> books, in MatchOrder order)
    {
        Span<int> places = stackalloc int[books.Length];
        places.Clear();
        return TakerPlan.BestOf(books, order, places);
    }

    private static void RequireRoutable(in MatchOrder order)
    {
        if (order.Type is not (MatchType.Limit or MatchType.Market))
        {
            throw new ArgumentException("Only limit and market orders by quantity can be routed.", nameof(order));
        }
    }
}
