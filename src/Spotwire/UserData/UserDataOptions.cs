using static Spotwire.Wire.Arguments;

namespace Spotwire.UserData;

/// <summary>Whose account is followed, and how.</summary>
/// <remarks>Documentation: web-socket-api.md, "User Data Stream requests".</remarks>
public sealed record UserDataOptions
{
    /// <summary>The account's key, of any type; null (the default) for the client's own.</summary>
    public SpotwireCredentials? Credentials { get; init; }

    /// <summary>Symbols whose orders and trades are asked for after an interruption even where nothing is known of them
    /// yet. Symbols of open orders, of events and of orders placed by this client are taken up by themselves; name what
    /// other programs may trade with the same account. Each costs weight 40 per interruption. Default none.</summary>
    public IReadOnlyList<Symbol> Symbols { get; init; } = [];

    /// <summary>Events that may wait for the reader, 1 to 10,000,000; one more ends the subscription with
    /// <see cref="ErrorKind.SlowReader"/>, because dropping a fill in silence would be worse. Default 65,536.</summary>
    public int Capacity { get; init; } = 65_536;

    /// <summary>How many of the newest fills an account view keeps, 0 to 100,000. Default 1,000.</summary>
    public int FillHistory { get; init; } = 1000;

    /// <summary>How long the first subscription and its questions may take: 1 ms to 24 hours. Default 30 s.</summary>
    public TimeSpan ReadyTimeout { get; init; } = TimeSpan.FromSeconds(30);

    internal void Validate()
    {
        Require(
            Symbols is not null && Symbols.All(static symbol => !symbol.IsEmpty),
            "User data options: a symbol is empty.");
        Require(Capacity is >= 1 and <= 10_000_000, "Capacity is 1 to 10,000,000.");
        Require(FillHistory is >= 0 and <= 100_000, "FillHistory is 0 to 100,000.");
        RequireWait(ReadyTimeout, nameof(ReadyTimeout));
    }
}
