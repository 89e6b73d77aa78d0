using Spotwire.Trading;

namespace Spotwire.UserData;

/// <summary>An order list changed (<c>listStatus</c>); its orders have execution reports of their own.</summary>
/// <remarks>Documentation: user-data-stream.md, "Order Update".</remarks>
public sealed record OrderListUpdate : UserDataEvent
{
    /// <inheritdoc/>
    public override string EventType => "listStatus";

    /// <summary>The market.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>The exchange's number of the list.</summary>
    public required long OrderListId { get; init; }

    /// <summary><c>OCO</c>, or <c>OTO</c> for every other kind.</summary>
    public required ContingencyType ContingencyType { get; init; }

    /// <summary>What happened to the list.</summary>
    public required OrderListStatusType ListStatusType { get; init; }

    /// <summary>State of the list.</summary>
    public required OrderListStatus ListOrderStatus { get; init; }

    /// <summary>Why the list was refused, in Binance's word; <c>NONE</c> where it was not.</summary>
    public string RejectReason { get => field ?? "NONE"; init; }

    /// <summary>The caller's name of the list.</summary>
    public required ClientOrderId ListClientOrderId { get; init; }

    /// <summary>When the matching engine did it.</summary>
    public required ExchangeTime TransactTime { get; init; }

    /// <summary>The orders of the list.</summary>
    public required IReadOnlyList<OrderListMember> Orders { get; init; }
}
