using Spotwire.Account;
using Spotwire.Trading;

namespace Spotwire.UserData;

/// <summary>What the exchange answered to a question. The hierarchy is closed.</summary>
internal abstract record AccountAnswer
{
    /// <summary>How many rows a page has when there may be another.</summary>
    public const int PageRows = 1000;

    private AccountAnswer()
    {
    }

    /// <summary>Orders; of one that the exchange does not know, none.</summary>
    internal sealed record Orders(IReadOnlyList<Order> Rows) : AccountAnswer;

    /// <summary>Order lists, each as the event that would tell of it.</summary>
    internal sealed record Lists(IReadOnlyList<OrderListUpdate> Rows) : AccountAnswer;

    /// <summary>Trades or allocations.</summary>
    internal sealed record Fills(IReadOnlyList<MissedFill> Rows) : AccountAnswer;

    /// <summary>All balances that are not zero.</summary>
    internal sealed record Balances(IReadOnlyList<Balance> Rows, ExchangeTime UpdateTime) : AccountAnswer;
}
