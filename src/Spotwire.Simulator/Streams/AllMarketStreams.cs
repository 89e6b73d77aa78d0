using Spotwire.Simulator.MarketData;

namespace Spotwire.Simulator.Streams;

/// <summary>The streams of all markets: each second one array of the symbols that have changed.</summary>
internal sealed class AllMarketStreams(StreamJson json)
{
    private readonly List<(StreamTopic Topic, Dictionary<SymbolMarketData, long> Sent)> _topics = [];

    /// <summary>Whether a kind of stream is one of these.</summary>
    public static bool Covers(StreamKind kind) => kind is StreamKind.AllMiniTickers or StreamKind.AllWindowTickers;

    /// <summary>Takes up a topic that has got its first session.</summary>
    public void Activate(StreamTopic topic) => _topics.Add((topic, []));

    /// <summary>Lets go of a topic that has lost its last session.</summary>
    public void Deactivate(StreamTopic topic) => _topics.RemoveAll(entry => entry.Topic == topic);

    /// <summary>Sends what has changed since the second before; to a new topic all that was ever traded.</summary>
    public void Send(IReadOnlyList<SymbolStreams> markets, long shownMicros)
    {
        foreach (var (topic, sent) in _topics)
        {
            var rows = new List<TickerRow>();
            foreach (var market in markets.Select(static streams => streams.Market))
            {
                if (market.TradeCount == 0)
                {
                    continue;
                }

                var row = topic.Parsed.Kind == StreamKind.AllMiniTickers
                    ? market.Ticker24h(shownMicros)
                    : market.RollingWindow(shownMicros, topic.Parsed.WindowMicros);
                var state = market.TradeCount + row.FirstTradeId;
                if (sent.TryGetValue(market, out var before) && before == state)
                {
                    continue;
                }

                sent[market] = state;
                rows.Add(row);
            }

            var window = topic.Parsed.Kind == StreamKind.AllMiniTickers ? null : topic.Parsed.Window;
            for (var unit = 0; unit < 2 && rows.Count > 0; unit++)
            {
                if (topic.Needs(unit == 1))
                {
                    topic.Send(unit == 1, json.Tickers(unit == 1, window, rows));
                }
            }
        }
    }
}
