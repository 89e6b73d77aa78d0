using System.Text;
using Spotwire.Simulator.MarketData;
using Spotwire.Simulator.Streams;

namespace Spotwire.Simulator.Tests.Streams;

/// <summary>A hub with one market of 0.01 ticks and 0.001 steps, and a clock that the test moves.</summary>
internal sealed class HubBench : IDisposable
{
    public const long Start = 1_767_225_600_000_000;

    public HubBench(ReferencePriceRule? referencePrice = null)
    {
        Market = new SymbolMarketData("BNBUSDT", 0.01m, 0.001m, referencePrice);
        Hub = new StreamHub(Start);
        Hub.Add(Market);
        Hub.Add(new SymbolMarketData("ETHUSDT", 0.01m, 0.001m));
    }

    public StreamHub Hub { get; }

    public SymbolMarketData Market { get; }

    public long Now { get; private set; } = Start;

    public (StreamSession Session, RecordingSink Sink) Open(string path, string query = "")
    {
        var sink = new RecordingSink();
        return (Hub.Open(StreamTarget.Parse(path, query)!, sink, Now)!, sink);
    }

    public void Send(StreamSession session, string text) =>
        Hub.Receive(session, Encoding.UTF8.GetBytes(text), Now);

    public void Level(bool isBid, long ticks, long steps)
    {
        Market.OnLevel(isBid, ticks, steps);
        Market.OnCommandDone(Now);
    }

    public void Trade(long ticks, long steps, bool isBuyerMaker = true)
    {
        Market.OnTrade(new PublicTrade(Market.LastTradeId + 1, ticks, steps, Now, isBuyerMaker));
    }

    /// <summary>Moves the clock, ticking on the way.</summary>
    public void Pass(TimeSpan span)
    {
        var end = Now + (span.Ticks / TimeSpan.TicksPerMicrosecond);
        while (Hub.NextTickMicros <= end)
        {
            Now = Hub.NextTickMicros;
            Hub.Tick(Now);
        }

        Now = end;
    }

    /// <summary>Moves the clock while a connection answers its pings.</summary>
    public void Stay(StreamSession session, RecordingSink sink, TimeSpan span)
    {
        for (var left = span; left > TimeSpan.Zero; left -= TimeSpan.FromSeconds(1))
        {
            Pass(TimeSpan.FromSeconds(1));
            if (sink.Pings.Count > 0)
            {
                Hub.ReceivePong(session, sink.Pings[^1], Now);
            }
        }
    }

    public void Dispose() => Hub.Dispose();
}
