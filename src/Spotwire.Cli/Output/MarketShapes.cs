using System.Text.Json.Nodes;
using Spotwire.Books;
using Spotwire.Market;

namespace Spotwire.Cli.Output;

/// <summary>Market data as it is written.</summary>
internal static class MarketShapes
{
    public static JsonObject OfSymbol(SymbolInfo symbol) => new()
    {
        ["symbol"] = symbol.Symbol.Value,
        ["status"] = symbol.Status.Value,
        ["baseAsset"] = symbol.BaseAsset.Value,
        ["quoteAsset"] = symbol.QuoteAsset.Value,
        ["orderTypes"] = new JsonArray([.. symbol.OrderTypes.Select(static type => (JsonNode)type.Value)]),
        ["isSpotTradingAllowed"] = symbol.IsSpotTradingAllowed,
    };

    public static JsonObject OfRules(SymbolInfo symbol) => new()
    {
        ["symbol"] = symbol.Symbol.Value,
        ["status"] = symbol.Status.Value,
        ["baseAsset"] = symbol.BaseAsset.Value,
        ["quoteAsset"] = symbol.QuoteAsset.Value,
        ["baseAssetPrecision"] = symbol.BaseAssetPrecision,
        ["quoteAssetPrecision"] = symbol.QuoteAssetPrecision,
        ["orderTypes"] = new JsonArray([.. symbol.OrderTypes.Select(static type => (JsonNode)type.Value)]),
        ["filters"] = new JsonArray([.. symbol.Filters.Select(static filter => FilterShapes.Of(filter))]),
    };

    public static JsonObject OfPrice(PriceTicker ticker) => new()
    {
        ["symbol"] = ticker.Symbol.Value,
        ["price"] = Plain.Of(ticker.Price),
    };

    public static JsonObject OfTicker(Ticker24h ticker) => new()
    {
        ["symbol"] = ticker.Symbol.Value,
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

    public static JsonObject OfWindow(WindowTicker ticker) => new()
    {
        ["symbol"] = ticker.Symbol.Value,
        ["priceChange"] = Plain.Of(ticker.PriceChange),
        ["priceChangePercent"] = Plain.Of(ticker.PriceChangePercent),
        ["weightedAveragePrice"] = Plain.Of(ticker.WeightedAveragePrice),
        ["openPrice"] = Plain.Of(ticker.OpenPrice),
        ["highPrice"] = Plain.Of(ticker.HighPrice),
        ["lowPrice"] = Plain.Of(ticker.LowPrice),
        ["lastPrice"] = Plain.Of(ticker.LastPrice),
        ["volume"] = Plain.Of(ticker.Volume),
        ["quoteVolume"] = Plain.Of(ticker.QuoteVolume),
        ["openTime"] = ticker.OpenTime.UnixMilliseconds,
        ["closeTime"] = ticker.CloseTime.UnixMilliseconds,
        ["firstTradeId"] = ticker.FirstTradeId,
        ["lastTradeId"] = ticker.LastTradeId,
        ["tradeCount"] = ticker.TradeCount,
    };

    /// <summary>As much as a line has room for.</summary>
    public static JsonObject OfTickerInBrief(Ticker24h ticker) => new()
    {
        ["symbol"] = ticker.Symbol.Value,
        ["lastPrice"] = Plain.Of(ticker.LastPrice),
        ["priceChangePercent"] = Plain.Of(ticker.PriceChangePercent),
        ["highPrice"] = Plain.Of(ticker.HighPrice),
        ["lowPrice"] = Plain.Of(ticker.LowPrice),
        ["volume"] = Plain.Of(ticker.Volume),
        ["quoteVolume"] = Plain.Of(ticker.QuoteVolume),
    };

    public static JsonObject OfDepth(Symbol symbol, DepthSnapshot depth) => new()
    {
        ["symbol"] = symbol.Value,
        ["lastUpdateId"] = depth.LastUpdateId,
        ["bids"] = OfLevels(depth.Bids),
        ["asks"] = OfLevels(depth.Asks),
    };

    public static JsonObject OfBook(BookView view) => new()
    {
        ["symbol"] = view.Symbol.Value,
        ["lastUpdateId"] = view.LastUpdateId,
        ["state"] = Word(view.State),
        ["bids"] = OfLevels(view.Bids),
        ["asks"] = OfLevels(view.Asks),
        ["eventTime"] = view.EventTime?.UnixMilliseconds,
    };

    public static JsonObject OfTrade(Symbol symbol, Trade trade) => new()
    {
        ["symbol"] = symbol.Value,
        ["tradeId"] = trade.TradeId,
        ["price"] = Plain.Of(trade.Price),
        ["quantity"] = Plain.Of(trade.Quantity),
        ["quoteQuantity"] = Plain.Of(trade.QuoteQuantity),
        ["tradeTime"] = trade.TradeTime.UnixMilliseconds,
        ["isBuyerMaker"] = trade.IsBuyerMaker,
    };

    public static JsonObject OfKline(Symbol symbol, KlineInterval interval, Kline kline) => new()
    {
        ["symbol"] = symbol.Value,
        ["interval"] = interval.Value,
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
    };

    public static JsonArray OfLevels(IReadOnlyList<PriceLevel> levels)
    {
        var array = new JsonArray();
        foreach (var level in levels)
        {
            array.Add((JsonNode)new JsonArray(Plain.Of(level.Price), Plain.Of(level.Quantity)));
        }

        return array;
    }

    /// <summary>The word for a state of the local order book.</summary>
    public static string Word(BookState state) => state switch
    {
        BookState.Synchronizing => "synchronizing",
        BookState.Live => "live",
        BookState.Stale => "stale",
        _ => "broken",
    };
}
