using Spotwire.Trading;

namespace Spotwire.Wire;

/// <summary>The answer to an order placed by smart order routing: REST gives the order, the WebSocket API an array that
/// holds it.</summary>
/// <param name="Order">The order.</param>
internal sealed record SorAnswer(PlacedOrder Order);
