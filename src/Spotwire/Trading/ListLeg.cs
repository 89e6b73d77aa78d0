using Spotwire.Rules;

namespace Spotwire.Trading;

/// <summary>One order of an order list to place.</summary>
/// <param name="Name">What it is there, in words and as the prefix of its parameters, e.g. <c>pendingAbove</c>.</param>
/// <param name="Side">Its direction.</param>
/// <param name="Quantity">In the base asset; of an order that sells what another has bought the most that it can
/// be.</param>
/// <param name="Order">The order; null where the caller left it out.</param>
internal readonly record struct ListLeg(string Name, Side Side, decimal Quantity, TypedOrder? Order)
{
    /// <summary>The numbers that the symbol's rules look at.</summary>
    public OrderUnderCheck Numbers => Order!.NumbersFor(Side) with { Quantity = Quantity };

    /// <summary>What is wrong with it whatever the symbol's rules say; null when nothing is.</summary>
    public string? FindFault() =>
        Order is null ? $"The list lacks its {Name} order."
        : Order.FindFault(Side, Numbers) is { } fault ? $"{fault} (The {Name} order.)"
        : null;
}
