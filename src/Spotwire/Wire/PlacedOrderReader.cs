using System.Text;
using System.Text.Json;
using Spotwire.Trading;

namespace Spotwire.Wire;

/// <summary>Reads the usual answer to a new order without the general reader's boxes: nearly all orders are answered by
/// these members and no fills. Anything else is left to the general reader, which also says what is wrong with
/// it.</summary>
/// <remarks>Documentation: rest-api.md, "New order".</remarks>
internal ref struct PlacedOrderReader
{
    private const int Required = (1 << Symbol) | (1 << OrderId) | (1 << ClientOrderId) | (1 << TransactTime);

    private const int Symbol = 0;
    private const int OrderId = 1;
    private const int OrderListId = 2;
    private const int ClientOrderId = 3;
    private const int TransactTime = 4;
    private const int Price = 5;
    private const int Quantity = 6;
    private const int Executed = 7;
    private const int Quote = 8;
    private const int CumulativeQuote = 9;
    private const int Status = 10;
    private const int TimeInForce = 11;
    private const int Type = 12;
    private const int Side = 13;
    private const int StopPrice = 14;
    private const int WorkingTime = 15;
    private const int Fills = 16;
    private const int Prevention = 17;

    // As Binance orders them, so that each is found where the last one ended.
    private static readonly byte[][] Names =
    [
        .. new[]
        {
            "symbol", "orderId", "orderListId", "clientOrderId", "transactTime", "price", "origQty", "executedQty",
            "origQuoteOrderQty", "cummulativeQuoteQty", "status", "timeInForce", "type", "side", "stopPrice",
            "workingTime", "fills", "selfTradePreventionMode",
        }.Select(Encoding.ASCII.GetBytes),
    ];

    private Utf8JsonReader _json;
    private int _seen;
    private Symbol _symbol;
    private long _orderId;
    private long _orderListId;
    private string? _clientOrderId;
    private long _transactTime;
    private decimal? _price;
    private decimal? _quantity;
    private decimal? _executed;
    private decimal? _quote;
    private decimal? _cumulativeQuote;
    private decimal? _stopPrice;
    private OrderStatus? _status;
    private TimeInForce? _timeInForce;
    private OrderType? _type;
    private Side? _side;
    private long _workingTime;
    private SelfTradePreventionMode? _prevention;

    private PlacedOrderReader(ReadOnlySpan<byte> body)
    {
        _json = new Utf8JsonReader(body);
        _orderListId = -1;
        _workingTime = -1;
    }

    /// <summary>Reads a whole body.</summary>
    /// <returns>Null where it is for the general reader.</returns>
    public static PlacedOrder? TryRead(ReadOnlySpan<byte> body)
    {
        try
        {
            return new PlacedOrderReader(body).Read();
        }
        catch (Exception unusual) when (unusual is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private PlacedOrder? Read()
    {
        if (!_json.Read() || _json.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        var next = 0;
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var name = Find(next);
            if (name < 0 || (_seen & (1 << name)) != 0 || !_json.Read() || !Take(name))
            {
                return null;
            }

            _seen |= 1 << name;
            next = name + 1;
        }

        return (_seen & Required) == Required && !_json.Read() ? Order() : null;
    }

    private readonly int Find(int next)
    {
        for (var i = 0; i < Names.Length; i++)
        {
            var place = (next + i) % Names.Length;
            if (_json.ValueSpan.SequenceEqual(Names[place]))
            {
                return place;
            }
        }

        return -1;
    }

    private bool Take(int name) => name switch
    {
        Symbol => IsText() && SymbolTable.Shared.TryGet(_json.ValueSpan, out _symbol),
        OrderId => Integer(out _orderId),
        OrderListId => Integer(out _orderListId),
        ClientOrderId => IsText() && (_clientOrderId = _json.GetString()) is not null,
        TransactTime => Integer(out _transactTime),
        Price => Number(out _price),
        Quantity => Number(out _quantity),
        Executed => Number(out _executed),
        Quote => Number(out _quote),
        CumulativeQuote => Number(out _cumulativeQuote),
        Status => Word(out _status),
        TimeInForce => Word(out _timeInForce),
        Type => Word(out _type),
        Side => Word(out _side),
        StopPrice => Number(out _stopPrice),
        WorkingTime => Integer(out _workingTime),
        Fills => _json.TokenType == JsonTokenType.StartArray && _json.Read()
            && _json.TokenType == JsonTokenType.EndArray,
        _ => Word(out _prevention),
    };

    private readonly PlacedOrder Order() => new()
    {
        Symbol = _symbol,
        OrderId = new OrderId(_orderId),
        OrderListId = _orderListId < 0 ? null : _orderListId,
        ClientOrderId = Spotwire.ClientOrderId.FromWire(_clientOrderId),
        TransactTime = ExchangeTimeConverter.FromWire(_transactTime),
        Price = _price,
        Quantity = _quantity,
        ExecutedQuantity = _executed,
        QuoteQuantity = _quote,
        CumulativeQuoteQuantity = _cumulativeQuote,
        StopPrice = _stopPrice,
        Status = _status,
        TimeInForce = _timeInForce,
        Type = _type,
        Side = _side,
        WorkingTime = _workingTime < 0 ? null : ExchangeTimeConverter.FromWire(_workingTime),
        SelfTradePreventionMode = _prevention,
    };

    private readonly bool IsText() => _json.TokenType == JsonTokenType.String && !_json.ValueIsEscaped;

    private readonly bool Integer(out long value)
    {
        value = 0;
        return _json.TokenType == JsonTokenType.Number && _json.TryGetInt64(out value);
    }

    private readonly bool Number(out decimal? value)
    {
        var isText = IsText();
        value = isText ? ExactDecimal.Parse(_json.ValueSpan) : null;
        return isText;
    }

    /// <summary>A word that is known.</summary>
    private readonly bool Word<T>(out T? value)
        where T : struct, IWireValue<T>
    {
        if (IsText())
        {
            foreach (var known in T.Known)
            {
                if (Ascii.Equals(_json.ValueSpan, known))
                {
                    value = T.FromWire(known);
                    return true;
                }
            }
        }

        value = null;
        return false;
    }
}
