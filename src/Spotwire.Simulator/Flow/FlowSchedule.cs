using System.Security.Cryptography;
using System.Text;

namespace Spotwire.Simulator.Flow;

/// <summary>The flows of several markets as one list: by time due, then by the order of the markets.</summary>
internal sealed class FlowSchedule
{
    /// <summary>How many commands <see cref="Hash"/> covers.</summary>
    public const int HashedCount = 1_000;

    private readonly SyntheticFlow[] _flows;
    private readonly FlowCommand[] _next;
    private int _market;

    /// <summary>Puts the flows of the markets together.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="markets">May be none.</param>
    public FlowSchedule(int seed, IReadOnlyList<SymbolSpec> markets)
    {
        _flows = [.. markets.Select(market => new SyntheticFlow(seed, market))];
        _next = [.. _flows.Select(flow => flow.Next())];
        _market = FindMarket();
    }

    /// <summary>When the next command is due, in microseconds after the start; null without markets.</summary>
    public long? NextOffsetMicros => _next.Length == 0 ? null : _next[_market].OffsetMicros;

    /// <summary>The flow of a market.</summary>
    /// <param name="market">Its place in the list of markets.</param>
    public SyntheticFlow this[int market] => _flows[market];

    /// <summary>The next command.</summary>
    /// <param name="market">Which market it is for: its place in the list of markets.</param>
    /// <exception cref="InvalidOperationException">There is no market.</exception>
    public FlowCommand Next(out int market)
    {
        if (_next.Length == 0)
        {
            throw new InvalidOperationException("There is no market.");
        }

        market = _market;
        var command = _next[market];
        _next[market] = _flows[market].Next();
        _market = FindMarket();
        return command;
    }

    /// <summary>SHA-256, in lower-case hex, of the first <see cref="HashedCount"/> commands, a line each: symbol,
    /// space, <see cref="FlowCommand.ToText"/>. Without markets, of nothing.</summary>
    public static string Hash(int seed, IReadOnlyList<SymbolSpec> markets)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var schedule = new FlowSchedule(seed, markets);
        for (var i = 0; i < HashedCount && markets.Count > 0; i++)
        {
            var command = schedule.Next(out var market);
            hash.AppendData(Encoding.UTF8.GetBytes($"{markets[market].Symbol.Value} {command.ToText()}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private int FindMarket()
    {
        var first = 0;
        for (var i = 1; i < _next.Length; i++)
        {
            if (_next[i].OffsetMicros < _next[first].OffsetMicros)
            {
                first = i;
            }
        }

        return first;
    }
}
