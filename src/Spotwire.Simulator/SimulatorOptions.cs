using Spotwire.Simulator.Limits;

namespace Spotwire.Simulator;

/// <summary>How a simulated exchange is set up. Everything has a default.</summary>
public sealed record SimulatorOptions
{
    /// <summary>The TCP port on 127.0.0.1; 0 (the default) picks a free one.</summary>
    public int Port { get; init; }

    /// <summary>Where all randomness comes from: flow, keys, generated ids. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Markets with synthetic flow (where <see cref="Flow"/> is on). Default BTCUSDT, ETHUSDT, BNBUSDT,
    /// ETHBTC.</summary>
    public IReadOnlyList<SymbolSpec> Symbols { get; init; } = SymbolSpec.Defaults;

    /// <summary>Further markets on which only accounts trade. Default none.</summary>
    public IReadOnlyList<SymbolSpec> QuietSymbols { get; init; } = [];

    /// <summary>Whether <see cref="Symbols"/> have synthetic makers and takers. Default true.</summary>
    public bool Flow { get; init; } = true;

    /// <summary>The accounts. Default one, <see cref="AccountSpec.Demo"/>.</summary>
    public IReadOnlyList<AccountSpec> Accounts { get; init; } = [AccountSpec.Demo];

    /// <summary>The limits that are kept. Default <see cref="LimitSpec.Default"/>.</summary>
    public LimitSpec Limits { get; init; } = LimitSpec.Default;

    /// <summary>What an account may have open over all markets. Default <see cref="ExchangeRules.None"/>.</summary>
    public ExchangeRules ExchangeRules { get; init; } = ExchangeRules.None;

    /// <summary>Whether https and wss are served, with a certificate made for the purpose. Default false.</summary>
    public bool Tls { get; init; }

    /// <summary>Captured messages to replay, one sequence per symbol in the order given. Default none.</summary>
    public IReadOnlyList<string> ReplayFiles { get; init; } = [];

    /// <summary>How many times faster than captured a replay runs: above zero; null as fast as it can. Default
    /// 1.</summary>
    public decimal? ReplaySpeed { get; init; } = 1m;

    /// <summary>The exchange's clock and timers. Default <see cref="TimeProvider.System"/>.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>What carries the bytes. Default <see cref="SimulatorHost.Kestrel"/>.</summary>
    public SimulatorHost Host { get; init; } = SimulatorHost.Kestrel;

    /// <summary>How well the connections of <see cref="SimulatorHost.InMemory"/> work. Default at once and without
    /// loss.</summary>
    public SimulatedNetwork Network { get; init; } = new();
}
