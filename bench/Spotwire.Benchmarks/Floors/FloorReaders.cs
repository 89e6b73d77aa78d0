namespace Spotwire.Benchmarks.Floors;

/// <summary>A trade as the floor reads it; scaled by 10^8.</summary>
internal readonly record struct FloorTrade(
    string Symbol, long EventTime, long Id, long Price, long Quantity, long TradeTime, bool IsBuyerMaker);

/// <summary>A book ticker as the floor reads it; scaled by 10^8.</summary>
internal readonly record struct FloorTicker(
    string Symbol, long UpdateId, long BidPrice, long BidQuantity, long AskPrice, long AskQuantity);

/// <summary>A depth event as the floor reads it; scaled by 10^8.</summary>
internal sealed class FloorDepth
{
    public string Symbol = "";
    public long EventTime;
    public long FirstId;
    public long FinalId;
    public int BidCount;
    public int AskCount;
    public (long Price, long Quantity)[] Bids = new (long, long)[512];
    public (long Price, long Quantity)[] Asks = new (long, long)[512];
}

/// <summary>Readers as one would write them for exactly these messages and nothing else.</summary>
internal static unsafe class FloorReaders
{
    public static bool TryReadTrade(ReadOnlySpan<byte> message, out FloorTrade trade)
    {
        fixed (byte* start = message)
        {
            var at = start;
            long eventTime = 0, id = 0, price = 0, quantity = 0, tradeTime = 0;
            var symbol = "";
            var isSound = SkipName(ref at, message.Length)
                && FloorScan.Take(ref at, "{\"e\":\"trade\",\"E\":"u8) && FloorScan.TakeInteger(ref at, out eventTime)
                && FloorScan.Take(ref at, ",\"s\":\""u8) && (symbol = FloorSymbols.Take(ref at)).Length > 0
                && FloorScan.Take(ref at, ",\"t\":"u8) && FloorScan.TakeInteger(ref at, out id)
                && FloorScan.Take(ref at, ",\"p\":\""u8) && FloorScan.TakeNumber(ref at, out price)
                && FloorScan.Take(ref at, ",\"q\":\""u8) && FloorScan.TakeNumber(ref at, out quantity)
                && FloorScan.Take(ref at, ",\"T\":"u8) && FloorScan.TakeInteger(ref at, out tradeTime)
                && FloorScan.Take(ref at, ",\"m\":"u8);
            var isMaker = *at == 't';
            at += isMaker ? 4 : 5;
            trade = new(symbol, eventTime * 1000, id, price, quantity, tradeTime * 1000, isMaker);
            return isSound && FloorScan.Take(ref at, ",\"M\":true}}"u8) && at == start + message.Length;
        }
    }

    public static bool TryReadTicker(ReadOnlySpan<byte> message, out FloorTicker ticker)
    {
        fixed (byte* start = message)
        {
            var at = start;
            long id = 0, bid = 0, bidQuantity = 0, ask = 0, askQuantity = 0;
            var symbol = "";
            var isSound = SkipName(ref at, message.Length)
                && FloorScan.Take(ref at, "{\"u\":"u8) && FloorScan.TakeInteger(ref at, out id)
                && FloorScan.Take(ref at, ",\"s\":\""u8) && (symbol = FloorSymbols.Take(ref at)).Length > 0
                && FloorScan.Take(ref at, ",\"b\":\""u8) && FloorScan.TakeNumber(ref at, out bid)
                && FloorScan.Take(ref at, ",\"B\":\""u8) && FloorScan.TakeNumber(ref at, out bidQuantity)
                && FloorScan.Take(ref at, ",\"a\":\""u8) && FloorScan.TakeNumber(ref at, out ask)
                && FloorScan.Take(ref at, ",\"A\":\""u8) && FloorScan.TakeNumber(ref at, out askQuantity);
            ticker = new(symbol, id, bid, bidQuantity, ask, askQuantity);
            return isSound && FloorScan.Take(ref at, "}}"u8) && at == start + message.Length;
        }
    }

    public static bool TryReadDepth(ReadOnlySpan<byte> message, FloorDepth into)
    {
        fixed (byte* start = message)
        {
            var at = start;
            var isSound = SkipName(ref at, message.Length)
                && FloorScan.Take(ref at, "{\"e\":\"depthUpdate\",\"E\":"u8)
                && FloorScan.TakeInteger(ref at, out into.EventTime)
                && FloorScan.Take(ref at, ",\"s\":\""u8) && (into.Symbol = FloorSymbols.Take(ref at)).Length > 0
                && FloorScan.Take(ref at, ",\"U\":"u8) && FloorScan.TakeInteger(ref at, out into.FirstId)
                && FloorScan.Take(ref at, ",\"u\":"u8) && FloorScan.TakeInteger(ref at, out into.FinalId)
                && FloorScan.Take(ref at, ",\"b\":["u8)
                && TakeLevels(ref at, ref into.Bids, out into.BidCount)
                && FloorScan.Take(ref at, ",\"a\":["u8)
                && TakeLevels(ref at, ref into.Asks, out into.AskCount);
            return isSound && FloorScan.Take(ref at, "}}"u8) && at == start + message.Length;
        }
    }

    private static bool TakeLevels(ref byte* from, ref (long Price, long Quantity)[] levels, out int count)
    {
        var at = from;
        var into = levels;
        count = 0;
        while (*at == '[')
        {
            at += 2;
            if (!FloorScan.TakeNumber(ref at, out var price) || !FloorScan.Take(ref at, ",\""u8)
                || !FloorScan.TakeNumber(ref at, out var quantity) || *at != ']')
            {
                return false;
            }

            if (count == into.Length)
            {
                Array.Resize(ref levels, count * 2);
                into = levels;
            }

            into[count++] = (price, quantity);
            at += at[1] == ',' ? 2 : 1;
        }

        from = at + 1;
        return *at == ']';
    }

    private static bool SkipName(ref byte* at, int length)
    {
        var name = new ReadOnlySpan<byte>(at, length);
        var end = name[11..].IndexOf((byte)'"');
        if (end < 0 || !FloorScan.Take(ref at, "{\"stream\":\""u8))
        {
            return false;
        }

        at += end;
        return FloorScan.Take(ref at, "\",\"data\":"u8);
    }
}
