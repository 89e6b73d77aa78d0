using Spotwire.Simulator.Endpoints;
using Spotwire.Simulator.Filters;
using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Orders;

/// <summary>Reads one order, alone or of a list: what its type needs must be there, what it does not take must
/// not.</summary>
/// <remarks>Documentation: rest-api.md, "New order". Refusals where it names none: see each check.</remarks>
internal sealed class LegForm
{
    private const long LeastStrategyType = 1_000_000;
    private const long MostPegLevels = 100;

    private readonly ParameterSet _parameters;
    private readonly LegRequest _leg;
    private readonly LegNames _names;
    private readonly MarketRules _rules;

    private LegForm(ParameterSet parameters, LegRequest leg)
    {
        _parameters = parameters;
        _leg = leg;
        _names = leg.Names;
        _rules = leg.Market.Spec.Rules;
    }

    private bool HasLimit => _leg.Type is "LIMIT" or "LIMIT_MAKER" or "STOP_LOSS_LIMIT" or "TAKE_PROFIT_LIMIT";

    private bool HasStop => _leg.Type is "STOP_LOSS" or "STOP_LOSS_LIMIT" or "TAKE_PROFIT" or "TAKE_PROFIT_LIMIT";

    private bool HasTimeInForce => _leg.Type is "LIMIT" or "STOP_LOSS_LIMIT" or "TAKE_PROFIT_LIMIT";

    private bool IsPegged => _names.TakesPegs && _parameters.Has(_names.PegPriceType);

    /// <summary>The order; all of its own parameters are read.</summary>
    public static OrderTicket Read(ParameterSet parameters, LegRequest leg) => new LegForm(parameters, leg).Read();

    /// <summary>Refuses a type that there is not, or not here.</summary>
    public static void RequireType(Market market, string type)
    {
        if (type is not ("LIMIT" or "LIMIT_MAKER" or "MARKET" or "STOP_LOSS" or "STOP_LOSS_LIMIT" or "TAKE_PROFIT"
            or "TAKE_PROFIT_LIMIT"))
        {
            throw Refusals.OrderType();
        }

        if (market.Spec.Rules.OrderTypes.Any(allowed => allowed.Value == type))
        {
            return;
        }

        throw type switch
        {
            "MARKET" => Refusals.BeforeEngine("Market orders are not supported for this symbol."),
            "STOP_LOSS" => Refusals.BeforeEngine("Stop loss orders are not supported for this symbol."),
            "STOP_LOSS_LIMIT" => Refusals.BeforeEngine("Stop loss limit orders are not supported for this symbol."),
            "TAKE_PROFIT" => Refusals.BeforeEngine("Take profit orders are not supported for this symbol."),
            "TAKE_PROFIT_LIMIT" =>
                Refusals.BeforeEngine("Take profit limit orders are not supported for this symbol."),

            // The documentation has no text for a market without limit orders.
            _ => Refusals.OrderComposition(),
        };
    }

    private OrderTicket Read()
    {
        RefuseFeatures();
        RequireParts();
        var lifetime = TimeInForce();
        var iceberg = Iceberg(lifetime);
        var (pegOffset, pegType) = (PegOffset(), PegType(lifetime));
        var ticket = new OrderTicket
        {
            Market = _leg.Market,
            Side = _leg.Side,
            Type = _leg.Type,
            TimeInForce = lifetime,
            Quantity = _leg.Quantity,
            QuoteQuantity = _leg.QuoteQuantity,
            Price = _parameters.Amount(_names.Price),
            StopPrice = _parameters.Amount(_names.StopPrice),
            TrailingDelta = _parameters.Number(_names.TrailingDelta) is { } delta
                ? (int)Math.Min(delta, int.MaxValue)
                : null,
            IcebergQuantity = iceberg,
            PegPriceType = pegType,
            PegOffsetValue = pegOffset,
            ClientOrderId = _parameters.ClientOrderId(_names.ClientOrderId),
            ResponseType = _leg.ResponseType ?? (_leg.Type is "MARKET" or "LIMIT" ? "FULL" : "ACK"),
            SelfTradePrevention = _leg.SelfTradePrevention,
            StrategyId = _parameters.Number(_names.StrategyId),
            StrategyType = _parameters.Number(_names.StrategyType),
            IsSmartRouted = _leg.IsSmartRouted,
        };
        return ticket.StrategyType < LeastStrategyType ? throw Refusals.StrategyType() : ticket;
    }

    private void RefuseFeatures()
    {
        if (_parameters.Has(_names.TrailingDelta) && !_rules.TrailingStopAllowed)
        {
            throw Refusals.BeforeEngine("Trailing stop orders are not supported for this symbol.");
        }

        if (_parameters.Has(_names.IcebergQuantity) && !_rules.IcebergAllowed)
        {
            throw Refusals.BeforeEngine("Iceberg orders are not supported for this symbol.");
        }

        if (!IsPegged)
        {
            return;
        }

        if (!_rules.PegAllowed)
        {
            throw Refusals.BeforeEngine("Pegged orders are not supported for this symbol.");
        }

        if (!HasLimit)
        {
            throw Refusals.BeforeEngine("This order type may not use pegged price.");
        }
    }

    private void RequireParts()
    {
        if (HasTimeInForce)
        {
            _parameters.Required(_names.TimeInForce);
        }
        else if (_parameters.Has(_names.TimeInForce))
        {
            throw Refusals.TimeInForceNotRequired();
        }

        if (!HasLimit)
        {
            RefuseSent(_names.Price);
            RefuseSent(_names.IcebergQuantity);
        }
        else if (!IsPegged)
        {
            _parameters.Required(_names.Price);
        }

        if (!HasStop)
        {
            RefuseSent(_names.StopPrice);
            RefuseSent(_names.TrailingDelta);
        }
        else if (!_parameters.Has(_names.StopPrice) && !_parameters.Has(_names.TrailingDelta))
        {
            throw Refusals.EitherMissing(_names.StopPrice, _names.TrailingDelta);
        }
    }

    private void RefuseSent(string name)
    {
        if (_parameters.Has(name))
        {
            throw Refusals.NotRequired(name);
        }
    }

    private MatchTimeInForce TimeInForce() => _parameters.Optional(_names.TimeInForce) switch
    {
        null or "GTC" => MatchTimeInForce.GoodTillCanceled,
        "IOC" => MatchTimeInForce.ImmediateOrCancel,
        "FOK" => MatchTimeInForce.FillOrKill,
        _ => throw Refusals.TimeInForce(),
    };

    // Zero is taken and means none. Documentation: errors.md, "IcebergQty exceeds QTY": it must be less.
    private WireAmount? Iceberg(MatchTimeInForce lifetime)
    {
        if (_parameters.Amount(_names.IcebergQuantity) is not { } visible)
        {
            return null;
        }

        if (lifetime != MatchTimeInForce.GoodTillCanceled)
        {
            throw _leg.IsPaired
                ? Refusals.OcoIceberg(_names.IcebergQuantity)
                : Refusals.NewOrder("Unsupported order combination");
        }

        return visible.Units >= _leg.Quantity?.Units ? throw Refusals.NewOrder("IcebergQty exceeds QTY.") : visible;
    }

    private string? PegType(MatchTimeInForce lifetime)
    {
        if (!IsPegged)
        {
            return null;
        }

        var type = _parameters.Required(_names.PegPriceType);
        if (type is not ("PRIMARY_PEG" or "MARKET_PEG"))
        {
            throw Refusals.PegPriceType();
        }

        if (_leg.Type == "LIMIT_MAKER" && type == "MARKET_PEG")
        {
            throw Refusals.BeforeEngine("This price peg cannot be used with this order type.");
        }

        return _leg.Type == "LIMIT" && type == "PRIMARY_PEG" && lifetime != MatchTimeInForce.GoodTillCanceled
            ? throw Refusals.NewOrder("Unsupported order combination")
            : type;
    }

    private int? PegOffset()
    {
        if (!_names.TakesPegs)
        {
            return null;
        }

        var hasType = _parameters.Has(_names.PegOffsetType);
        if (hasType != _parameters.Has(_names.PegOffsetValue))
        {
            throw Refusals.PairIncomplete(_names.PegOffsetType, _names.PegOffsetValue);
        }

        if (!hasType)
        {
            return null;
        }

        if (!IsPegged)
        {
            throw Refusals.NotRequired(_names.PegOffsetType);
        }

        if (_parameters.Optional(_names.PegOffsetType) != "PRICE_LEVEL")
        {
            throw Refusals.PegOffsetType();
        }

        return _parameters.Number(_names.PegOffsetValue) is >= 1 and <= MostPegLevels and { } levels
            ? (int)levels
            : throw Refusals.InvalidData(_names.PegOffsetValue);
    }
}
