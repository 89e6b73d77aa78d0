using Spotwire.Streams;

namespace Spotwire.Wire;

/// <summary>Reads <c>1hTicker</c>, <c>4hTicker</c> and <c>1dTicker</c> messages.</summary>
internal static class RollingWindowTickerReader
{
    private const string Suffix = "Ticker";

    /// <summary>Reads the message's data; false when it is no complete, sound ticker of a rolling window.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out RollingWindowTickerEvent ticker)
    {
        ticker = default;
        var fields = new MessageFields(payload);
        var type = "";
        Symbol symbol = default;
        ExchangeTime eventTime = default, openTime = default, closeTime = default;
        decimal change = 0, percent = 0, open = 0, high = 0, low = 0, last = 0, average = 0;
        decimal volume = 0, quoteVolume = 0;
        long firstId = 0, lastId = 0, count = 0;
        while (fields.Next(out var key))
        {
            _ = key switch
            {
                'e' => fields.Text(out type),
                'E' => fields.Time(out eventTime),
                's' => fields.Symbol(out symbol),
                'p' => fields.Decimal(out change),
                'P' => fields.Decimal(out percent),
                'o' => fields.Decimal(out open),
                'h' => fields.Decimal(out high),
                'l' => fields.Decimal(out low),
                'c' => fields.Decimal(out last),
                'w' => fields.Decimal(out average),
                'v' => fields.Decimal(out volume),
                'q' => fields.Decimal(out quoteVolume),
                'O' => fields.Time(out openTime),
                'C' => fields.Time(out closeTime),
                'F' => fields.Integer(out firstId),
                'L' => fields.Integer(out lastId),
                'n' => fields.Integer(out count),
                _ => fields.Skip(),
            };
        }

        if (!fields.IsComplete() || !fields.Has("eEspPohlcwvqOCFLn"u8) || WindowOf(type) is not { } window)
        {
            return false;
        }

        ticker = new RollingWindowTickerEvent
        {
            Symbol = symbol,
            EventTime = eventTime,
            Window = window,
            PriceChange = change,
            PriceChangePercent = percent,
            OpenPrice = open,
            HighPrice = high,
            LowPrice = low,
            LastPrice = last,
            WeightedAveragePrice = average,
            Volume = volume,
            QuoteVolume = quoteVolume,
            OpenTime = openTime,
            CloseTime = closeTime,
            FirstTradeId = firstId,
            LastTradeId = lastId,
            TradeCount = count,
        };
        return true;
    }

    private static WindowSize? WindowOf(string type) => type switch
    {
        "1hTicker" or "4hTicker" or "1dTicker" => WindowSize.FromWire(type[..^Suffix.Length]),
        _ => null,
    };
}
