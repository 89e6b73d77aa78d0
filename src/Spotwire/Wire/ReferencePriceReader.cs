using Spotwire.Streams;

namespace Spotwire.Wire;

/// <summary>Reads <c>referencePrice</c> messages.</summary>
internal static class ReferencePriceReader
{
    /// <summary>Reads the message's data; false when it is no complete, sound reference price.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out ReferencePriceEvent reference)
    {
        reference = default;
        var fields = new MessageFields(payload);
        Symbol symbol = default;
        ExchangeTime validTime = default;
        decimal? price = null;
        while (fields.Next(out var key))
        {
            _ = key switch
            {
                'e' => fields.TextIs("referencePrice"u8),
                's' => fields.Symbol(out symbol),
                'r' => fields.DecimalOrNull(out price),
                't' => fields.Time(out validTime),
                _ => fields.Skip(),
            };
        }

        if (!fields.IsComplete() || !fields.Has("esrt"u8) || price < 0)
        {
            return false;
        }

        reference = new ReferencePriceEvent { Symbol = symbol, Price = price, ValidTime = validTime };
        return true;
    }
}
