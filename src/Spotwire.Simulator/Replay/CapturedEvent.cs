using System.Runtime.InteropServices;
using System.Text.Json;

namespace Spotwire.Simulator.Replay;

/// <summary>A captured message, read. Prices and quantities are in units of 0.00000001.</summary>
internal sealed class CapturedEvent
{
    public CapturedKind Kind { get; private init; }

    /// <summary>The symbol; empty for a snapshot, which does not name it.</summary>
    public string Symbol { get; private init; } = "";

    /// <summary>Event time in microseconds, or null.</summary>
    public long? EventMicros { get; private init; }

    /// <summary>Trade time in microseconds; 0 where there is none.</summary>
    public long TradeMicros { get; private init; }

    /// <summary>First update id of a depth event, trade id of a trade.</summary>
    public long FirstId { get; private init; }

    /// <summary>Final update id of a depth event, update id of a book ticker or snapshot.</summary>
    public long FinalId { get; private init; }

    public bool IsBuyerMaker { get; private init; }

    /// <summary>Levels of a depth event or snapshot; the best bid of a book ticker; price and quantity of a
    /// trade.</summary>
    public (long Price, long Quantity)[] Bids { get; private init; } = [];

    /// <summary>Levels of a depth event or snapshot; the best ask of a book ticker.</summary>
    public (long Price, long Quantity)[] Asks { get; private init; } = [];

    /// <summary>Reads a message in raw or combined form; what it does not know is
    /// <see cref="CapturedKind.Other"/>.</summary>
    public static CapturedEvent Read(ReadOnlyMemory<byte> message)
    {
        try
        {
            using var document = JsonDocument.Parse(message);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return new CapturedEvent();
            }

            if (root.TryGetProperty("lastUpdateId"u8, out var snapshotId))
            {
                return new CapturedEvent
                {
                    Kind = CapturedKind.Snapshot,
                    FinalId = snapshotId.GetInt64(),
                    Bids = Levels(root.GetProperty("bids"u8)),
                    Asks = Levels(root.GetProperty("asks"u8)),
                };
            }

            return ReadData(root.TryGetProperty("data"u8, out var data) ? data : root);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or FormatException
            or InvalidOperationException)
        {
            return new CapturedEvent();
        }
    }

    private static CapturedEvent ReadData(JsonElement data)
    {
        if (data.ValueKind != JsonValueKind.Object || !data.TryGetProperty("s"u8, out var symbol))
        {
            return new CapturedEvent();
        }

        var type = data.TryGetProperty("e"u8, out var name) ? name.GetString() : null;
        var symbolName = symbol.GetString() ?? "";
        switch (type)
        {
            case "depthUpdate":
                return new CapturedEvent
                {
                    Kind = CapturedKind.Depth,
                    Symbol = symbolName,
                    EventMicros = Micros(data, "E"u8),
                    FirstId = data.GetProperty("U"u8).GetInt64(),
                    FinalId = data.GetProperty("u"u8).GetInt64(),
                    Bids = Levels(data.GetProperty("b"u8)),
                    Asks = Levels(data.GetProperty("a"u8)),
                };
            case "trade":
                return new CapturedEvent
                {
                    Kind = CapturedKind.Trade,
                    Symbol = symbolName,
                    EventMicros = Micros(data, "E"u8),
                    TradeMicros = Micros(data, "T"u8),
                    FirstId = data.GetProperty("t"u8).GetInt64(),
                    IsBuyerMaker = data.GetProperty("m"u8).GetBoolean(),
                    Bids = [(Units(data.GetProperty("p"u8)), Units(data.GetProperty("q"u8)))],
                };
            case null when data.TryGetProperty("u"u8, out var id) && data.TryGetProperty("B"u8, out var bidQuantity):
                return new CapturedEvent
                {
                    Kind = CapturedKind.BookTicker,
                    Symbol = symbolName,
                    FinalId = id.GetInt64(),
                    Bids = [(Units(data.GetProperty("b"u8)), Units(bidQuantity))],
                    Asks = [(Units(data.GetProperty("a"u8)), Units(data.GetProperty("A"u8)))],
                };
            default:
                return new CapturedEvent { Symbol = symbolName };
        }
    }

    /// <summary>Captures hold milliseconds or microseconds; the number's size tells which.</summary>
    private static long Micros(JsonElement data, ReadOnlySpan<byte> name)
    {
        var value = data.GetProperty(name).GetInt64();
        return value > 100_000_000_000_000 ? value : value * 1000;
    }

    private static (long Price, long Quantity)[] Levels(JsonElement array)
    {
        var levels = new (long, long)[array.GetArrayLength()];
        var index = 0;
        foreach (var level in array.EnumerateArray())
        {
            levels[index++] = (Units(level[0]), Units(level[1]));
        }

        return levels;
    }

    private static long Units(JsonElement number)
    {
        var text = JsonMarshal.GetRawUtf8Value(number).Trim((byte)'"');
        long units = 0;
        var decimals = -1;
        foreach (var digit in text)
        {
            if (digit == (byte)'.' && decimals < 0)
            {
                decimals = 0;
                continue;
            }

            if (digit is < (byte)'0' or > (byte)'9')
            {
                throw new FormatException("A captured number is no plain decimal.");
            }

            if (decimals == 8)
            {
                continue;
            }

            units = checked((units * 10) + (digit - '0'));
            decimals += decimals < 0 ? 0 : 1;
        }

        for (var i = Math.Max(0, decimals); i < 8; i++)
        {
            units = checked(units * 10);
        }

        return units;
    }
}
