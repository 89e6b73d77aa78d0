namespace Spotwire.Trading;

/// <summary>An order of an order list.</summary>
/// <remarks>Documentation: rest-api.md, "Query order list".</remarks>
public sealed record OrderListMember
{
    /// <summary>The market.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>The exchange's number.</summary>
    public required OrderId OrderId { get; init; }

    /// <summary>The caller's name.</summary>
    public required ClientOrderId ClientOrderId { get; init; }
}
