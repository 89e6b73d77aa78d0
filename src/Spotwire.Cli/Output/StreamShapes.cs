using System.Text.Json.Nodes;
using Spotwire.Streams;

namespace Spotwire.Cli.Output;

/// <summary>Stream events as they are written.</summary>
internal static class StreamShapes
{
    public static JsonObject Of(TradeEvent trade) => new()
    {
        ["symbol"] = trade.Symbol.Value,
        ["eventTime"] = trade.EventTime.UnixMilliseconds,
        ["tradeId"] = trade.TradeId,
        ["price"] = Plain.Of(trade.Price),
        ["quantity"] = Plain.Of(trade.Quantity),
        ["tradeTime"] = trade.TradeTime.UnixMilliseconds,
        ["isBuyerMaker"] = trade.IsBuyerMaker,
    };

    public static JsonObject Of(BookTickerEvent ticker) => new()
    {
        ["symbol"] = ticker.Symbol.Value,
        ["updateId"] = ticker.UpdateId,
        ["bidPrice"] = Plain.Of(ticker.BidPrice),
        ["bidQuantity"] = Plain.Of(ticker.BidQuantity),
        ["askPrice"] = Plain.Of(ticker.AskPrice),
        ["askQuantity"] = Plain.Of(ticker.AskQuantity),
    };

    public static JsonObject Of(KlineEvent kline) => new()
    {
        ["symbol"] = kline.Symbol.Value,
        ["interval"] = kline.Interval.Value,
        ["eventTime"] = kline.EventTime.UnixMilliseconds,
        ["openTime"] = kline.OpenTime.UnixMilliseconds,
        ["closeTime"] = kline.CloseTime.UnixMilliseconds,
        ["openPrice"] = Plain.Of(kline.OpenPrice),
        ["highPrice"] = Plain.Of(kline.HighPrice),
        ["lowPrice"] = Plain.Of(kline.LowPrice),
        ["closePrice"] = Plain.Of(kline.ClosePrice),
        ["volume"] = Plain.Of(kline.Volume),
        ["quoteVolume"] = Plain.Of(kline.QuoteVolume),
        ["tradeCount"] = kline.TradeCount,
        ["takerBuyVolume"] = Plain.Of(kline.TakerBuyVolume),
        ["takerBuyQuoteVolume"] = Plain.Of(kline.TakerBuyQuoteVolume),
        ["isClosed"] = kline.IsClosed,
    };

    public static JsonObject Of(TickerEvent ticker) => new()
    {
        ["symbol"] = ticker.Symbol.Value,
        ["eventTime"] = ticker.EventTime.UnixMilliseconds,
        ["priceChange"] = Plain.Of(ticker.PriceChange),
        ["priceChangePercent"] = Plain.Of(ticker.PriceChangePercent),
        ["weightedAveragePrice"] = Plain.Of(ticker.WeightedAveragePrice),
        ["previousClosePrice"] = Plain.Of(ticker.PreviousClosePrice),
        ["lastPrice"] = Plain.Of(ticker.LastPrice),
        ["lastQuantity"] = Plain.Of(ticker.LastQuantity),
        ["bidPrice"] = Plain.Of(ticker.BidPrice),
        ["bidQuantity"] = Plain.Of(ticker.BidQuantity),
        ["askPrice"] = Plain.Of(ticker.AskPrice),
        ["askQuantity"] = Plain.Of(ticker.AskQuantity),
        ["openPrice"] = Plain.Of(ticker.OpenPrice),
        ["highPrice"] = Plain.Of(ticker.HighPrice),
        ["lowPrice"] = Plain.Of(ticker.LowPrice),
        ["volume"] = Plain.Of(ticker.Volume),
        ["quoteVolume"] = Plain.Of(ticker.QuoteVolume),
        ["openTime"] = ticker.OpenTime.UnixMilliseconds,
        ["closeTime"] = ticker.CloseTime.UnixMilliseconds,
        ["firstTradeId"] = ticker.FirstTradeId,
        ["lastTradeId"] = ticker.LastTradeId,
        ["tradeCount"] = ticker.TradeCount,
    };
}
