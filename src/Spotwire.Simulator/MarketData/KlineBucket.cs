namespace Spotwire.Simulator.MarketData;

/// <summary>Trades of one second or minute, added up.</summary>
internal sealed class KlineBucket(long openMicros)
{
    public long OpenMicros { get; } = openMicros;

    public long Open { get; private set; }

    public long High { get; private set; }

    public long Low { get; private set; }

    public long Close { get; private set; }

    public decimal Volume { get; private set; }

    public decimal QuoteVolume { get; private set; }

    public decimal TakerBuyVolume { get; private set; }

    public decimal TakerBuyQuoteVolume { get; private set; }

    public int Count { get; private set; }

    public long FirstTradeId { get; private set; } = -1;

    public long LastTradeId { get; private set; } = -1;

    public void Add(in PublicTrade trade, decimal quantity, decimal quote)
    {
        if (Count == 0)
        {
            Open = High = Low = trade.PriceTicks;
            FirstTradeId = trade.TradeId;
        }

        High = Math.Max(High, trade.PriceTicks);
        Low = Math.Min(Low, trade.PriceTicks);
        Close = trade.PriceTicks;
        LastTradeId = trade.TradeId;
        Volume += quantity;
        QuoteVolume += quote;
        Count++;
        if (!trade.IsBuyerMaker)
        {
            TakerBuyVolume += quantity;
            TakerBuyQuoteVolume += quote;
        }
    }

    public void Merge(KlineBucket later)
    {
        if (Count == 0)
        {
            Open = later.Open;
            High = later.High;
            Low = later.Low;
            FirstTradeId = later.FirstTradeId;
        }

        High = Math.Max(High, later.High);
        Low = Math.Min(Low, later.Low);
        Close = later.Close;
        LastTradeId = later.LastTradeId;
        Volume += later.Volume;
        QuoteVolume += later.QuoteVolume;
        TakerBuyVolume += later.TakerBuyVolume;
        TakerBuyQuoteVolume += later.TakerBuyQuoteVolume;
        Count += later.Count;
    }
}
