namespace Spotwire.UserData;

/// <summary>Something to ask the exchange about an account. The hierarchy is closed.</summary>
internal abstract record AccountQuestion
{
    private AccountQuestion()
    {
    }

    /// <summary>Which orders are open, of all symbols.</summary>
    internal sealed record OpenOrders : AccountQuestion;

    /// <summary>Which order lists are open.</summary>
    internal sealed record OpenLists : AccountQuestion;

    /// <summary>Orders of a symbol, oldest first.</summary>
    /// <param name="Symbol">The symbol.</param>
    /// <param name="From">The first number; null for a time instead.</param>
    /// <param name="Since">The earliest time; null with a number, and for the newest order alone.</param>
    internal sealed record Orders(Symbol Symbol, OrderId? From, ExchangeTime? Since) : AccountQuestion
    {
        /// <summary>Whether only the newest is wanted.</summary>
        public bool IsNewest => From is null && Since is null;
    }

    /// <summary>One order.</summary>
    internal sealed record OneOrder(OrderKey Key) : AccountQuestion;

    /// <summary>One order list.</summary>
    internal sealed record OneList(long OrderListId) : AccountQuestion;

    /// <summary>Trades of a symbol, oldest first.</summary>
    /// <param name="Symbol">The symbol.</param>
    /// <param name="From">The first number; null for a time instead.</param>
    /// <param name="Since">The earliest time; null with a number, and for the newest trade alone.</param>
    internal sealed record Trades(Symbol Symbol, long? From, ExchangeTime? Since) : AccountQuestion
    {
        /// <summary>Whether only the newest is wanted.</summary>
        public bool IsNewest => From is null && Since is null;
    }

    /// <summary>Allocations of a symbol, oldest first.</summary>
    /// <param name="Symbol">The symbol.</param>
    /// <param name="From">The first number; null for a time instead.</param>
    /// <param name="Since">The earliest time; null with a number.</param>
    internal sealed record Allocations(Symbol Symbol, long? From, ExchangeTime? Since) : AccountQuestion;

    /// <summary>All balances.</summary>
    internal sealed record Balances : AccountQuestion;
}
