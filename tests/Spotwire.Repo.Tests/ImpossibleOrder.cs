namespace Spotwire.Repo.Tests;

/// <summary>An order that Binance could never take.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Wrong">How one would write it.</param>
/// <param name="Error">The compiler's error, and the only one.</param>
/// <param name="Right">What differs from it in that one respect, and is possible.</param>
internal sealed record ImpossibleOrder(string Name, string Wrong, string Error, string Right);
