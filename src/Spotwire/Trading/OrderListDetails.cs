namespace Spotwire.Trading;

/// <summary>What every answer about an order list has.</summary>
/// <remarks>Documentation: rest-api.md, "Order lists".</remarks>
public abstract record OrderListDetails
{
    // The hierarchy is closed: placed, queried and cancelled lists.
    private protected OrderListDetails()
    {
    }

    /// <summary>The exchange's number of the list.</summary>
    public required long OrderListId { get; init; }

    /// <summary><c>OCO</c>, or <c>OTO</c> for every other kind.</summary>
    public required ContingencyType ContingencyType { get; init; }

    /// <summary>State of the list.</summary>
    public required OrderListStatus ListOrderStatus { get; init; }

    /// <summary>The caller's name of the list.</summary>
    public required ClientOrderId ListClientOrderId { get; init; }

    /// <summary>The market.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>The orders of the list.</summary>
    public required IReadOnlyList<OrderListMember> Orders { get; init; }
}
