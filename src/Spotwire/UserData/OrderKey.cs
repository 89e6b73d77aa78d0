namespace Spotwire.UserData;

/// <summary>What names an order: numbers are unique per symbol only.</summary>
internal readonly record struct OrderKey(Symbol Symbol, OrderId OrderId);
