using Spotwire.Account;
using Spotwire.Market;
using Spotwire.Trading;
using Spotwire.Transport;

namespace Spotwire;

/// <summary>The calls of a client on one transport.</summary>
/// <remarks>Documentation: rest-api.md; web-socket-api.md.</remarks>
public sealed class SpotwireCalls
{
    internal SpotwireCalls(CallTransport transport, CallRunner runner, MarketApi market, TradingApi trading)
    {
        Transport = transport;
        Runner = runner;
        Market = market;
        Trading = trading;
        Account = new AccountApi(runner);
    }

    /// <summary>What carries them.</summary>
    public CallTransport Transport { get; }

    /// <summary>Public calls: the exchange itself and its market data.</summary>
    public MarketApi Market { get; }

    /// <summary>Calls that place, cancel and look up orders.</summary>
    public TradingApi Trading { get; }

    /// <summary>Calls about the account.</summary>
    public AccountApi Account { get; }

    /// <summary>Runs them.</summary>
    internal CallRunner Runner { get; }
}
