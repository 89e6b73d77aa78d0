using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.Observer;

/// <summary>One market, rebuilt from its streams alone.</summary>
internal sealed class ObservedMarket(string symbol)
{
    public string Symbol { get; } = symbol;

    public List<HeardTrade> Trades { get; } = [];

    public List<HeardAggregate> Aggregates { get; } = [];

    public List<HeardTrade> Blocks { get; } = [];

    public SortedDictionary<decimal, decimal> Bids { get; } = new(Comparer<decimal>.Create((a, b) => b.CompareTo(a)));

    public SortedDictionary<decimal, decimal> Asks { get; } = [];

    public long LastUpdateId { get; private set; }

    /// <summary>The last message of bookTicker.</summary>
    public JsonElement? Top { get; private set; }

    /// <summary>The minutes that have ended, as the kline stream told them.</summary>
    public List<JsonElement> Minutes { get; } = [];

    public decimal? LastPrice => Trades.Count == 0 ? null : Trades[^1].Price;

    public void Hear(JsonElement message)
    {
        if (!message.TryGetProperty("e", out var kind))
        {
            Top = message;
            return;
        }

        switch (kind.GetString())
        {
            case "trade":
                Trades.Add(HeardTrade.Of(message));
                break;
            case "aggTrade":
                Aggregates.Add(HeardAggregate.Of(message));
                break;
            case "blockTrade":
                Blocks.Add(HeardTrade.Of(message));
                break;
            case "depthUpdate":
                HearDepth(message);
                break;
            case "kline":
                if (message.GetProperty("k").Flag("x"))
                {
                    Minutes.Add(message.GetProperty("k"));
                }

                break;
            default:
                Assert.Fail("unknown message " + message);
                break;
        }
    }

    public NaiveSum Between(long fromMicros, long endMicros) =>
        new([.. Trades.Where(trade => trade.TimeMicros >= fromMicros && trade.TimeMicros < endMicros)]);

    /// <summary>One kline as it should be answered.</summary>
    public string Kline(string interval, long openMicros, int offsetMinutes)
    {
        var end = NaiveCalendar.Next(interval, openMicros, offsetMinutes);
        var sum = Between(openMicros, end);
        var flat = sum.Count > 0 ? 0m : Trades.FindLast(trade => trade.TimeMicros < openMicros).Price;
        string[] amounts = sum.Count > 0
            ? [Row.Quoted(sum.Open), Row.Quoted(sum.High), Row.Quoted(sum.Low), Row.Quoted(sum.Close)]
            : [.. Enumerable.Repeat(Row.Quoted(flat), 4)];
        return $"[{Row.Raw(openMicros)},{string.Join(',', amounts)},{Row.Quoted(sum.Volume)},{Row.Raw(end - 1)},"
            + $"{Row.Quoted(sum.Quote)},{Row.Raw(sum.Count)},{Row.Quoted(sum.Bought)},{Row.Quoted(sum.BoughtQuote)},"
            + "\"0\"]";
    }

    /// <summary>Statistics of a span as the ticker calls should answer them; those of the day tell more.</summary>
    public Row Ticker(long fromMicros, long closeMicros, long shownCloseMicros, bool isFull, bool isDay)
    {
        var sum = Between(fromMicros, closeMicros + 1);
        var last = LastPrice ?? 0m;
        var row = new Row()
            .With("symbol", Row.Quoted(Symbol))
            .With("openPrice", sum.Open)
            .With("highPrice", sum.High)
            .With("lowPrice", sum.Low)
            .With("lastPrice", last)
            .With("volume", sum.Volume)
            .With("quoteVolume", sum.Quote)
            .With("openTime", fromMicros)
            .With("closeTime", shownCloseMicros)
            .With("firstId", sum.FirstId)
            .With("lastId", sum.LastId)
            .With("count", sum.Count);
        if (!isFull)
        {
            return row;
        }

        var change = sum.Count == 0 ? 0m : last - sum.Open;
        var percent = sum.Count == 0 ? 0m : Math.Round(change * 100m / sum.Open, 3, MidpointRounding.AwayFromZero);
        row.With("priceChange", change)
            .With("priceChangePercent", Row.Quoted(percent.ToString("F3", CultureInfo.InvariantCulture)))
            .With("weightedAvgPrice", sum.Volume == 0m ? 0m : sum.Quote / sum.Volume);
        if (!isDay)
        {
            return row;
        }

        var previous = Trades.FindLast(trade => trade.TimeMicros < fromMicros);
        var (bid, ask) = (Bids.FirstOrDefault(), Asks.FirstOrDefault());
        return row.With("prevClosePrice", previous.Id > 0 ? previous.Price : sum.Open)
            .With("lastQty", Trades.Count == 0 ? 0m : Trades[^1].Quantity)
            .With("bidPrice", bid.Key)
            .With("bidQty", bid.Value)
            .With("askPrice", ask.Key)
            .With("askQty", ask.Value);
    }

    /// <summary>Volume-weighted price of five minutes that end with the running second; else the last price.</summary>
    public decimal Average(long micros)
    {
        var end = micros - (micros % 1_000_000) + 1_000_000;
        var sum = Between(end - 300_000_000, end);
        return sum.Volume == 0m ? LastPrice ?? 0m : sum.Quote / sum.Volume;
    }

    /// <summary>Mean of the prices in buckets of ten seconds, five of them, the oldest by the part still inside;
    /// in units of 0.00000001. Null where nothing was traded in them.</summary>
    public decimal? ReferencePrice(long micros)
    {
        const long width = 10_000_000;
        BigInteger sum = 0, count = 0;
        foreach (var bucket in Trades.GroupBy(trade => trade.TimeMicros / width))
        {
            var expired = Math.Clamp(micros - ((bucket.Key + 5) * width), 0, width);
            var all = (BigInteger)(bucket.Sum(trade => trade.Price) * 1_000_000_000_000m);
            sum += all - (all * expired / width);
            count += (bucket.Count() * 10_000) - (bucket.Count() * 10_000 * expired / width);
        }

        return count == 0 ? null : (decimal)(sum / count) / 100_000_000m;
    }

    private void HearDepth(JsonElement message)
    {
        Assert.Equal(LastUpdateId + 1, message.Whole("U"));
        LastUpdateId = message.Whole("u");
        Apply(Bids, message.GetProperty("b"));
        Apply(Asks, message.GetProperty("a"));
    }

    private static void Apply(SortedDictionary<decimal, decimal> side, JsonElement levels)
    {
        foreach (var level in levels.EnumerateArray())
        {
            var price = decimal.Parse(level[0].GetString()!, CultureInfo.InvariantCulture);
            var quantity = decimal.Parse(level[1].GetString()!, CultureInfo.InvariantCulture);
            side.Remove(price);
            if (quantity > 0m)
            {
                side.Add(price, quantity);
            }
        }
    }
}
