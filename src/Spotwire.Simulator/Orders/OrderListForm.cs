using Spotwire.Simulator.Endpoints;
using Spotwire.Simulator.Filters;
using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Orders;

/// <summary>Reads a new order list from its parameters.</summary>
/// <remarks>Documentation: rest-api.md, "Order lists"; faqs/opo.md.</remarks>
internal sealed class OrderListForm
{
    private readonly ParameterSet _parameters;
    private readonly Market _market;
    private readonly OrderListKind _kind;
    private string? _responseType;
    private string _prevention = "";

    private OrderListForm(RequestContext context, OrderListKind kind)
    {
        _parameters = context.Parameters;
        _market = context.Market();
        _kind = kind;
        RequireAllowed(_market.Spec.Rules, kind);
    }

    private bool PaysFromWorking => _kind is OrderListKind.Opo or OrderListKind.Opoco;

    /// <summary>The list; all of its parameters are read.</summary>
    public static OrderListTicket Read(RequestContext context, OrderListKind kind) =>
        new OrderListForm(context, kind).Read();

    /// <summary>The list of the deprecated OCO call; all of its parameters are read.</summary>
    public static OrderListTicket ReadOldOco(RequestContext context)
    {
        var form = new OrderListForm(context, OrderListKind.Oco);
        var parameters = context.Parameters;
        var side = OrderForm.Side(parameters, "side");
        parameters.Required("quantity");
        parameters.Required("price");
        var isLimit = parameters.Has("stopLimitPrice");
        if (isLimit && !parameters.Has("stopLimitTimeInForce"))
        {
            throw Refusals.AlsoNeeded("stopLimitTimeInForce");
        }

        form.ReadCommon();
        form._responseType ??= "FULL";
        var quantity = parameters.Amount("quantity");
        return form.List(
        [
            form.Leg(side, isLimit ? "STOP_LOSS_LIMIT" : "STOP_LOSS", LegNames.OldStop, quantity),
            form.Leg(side, "LIMIT_MAKER", LegNames.OldLimit, quantity),
        ]);
    }

    private static void RequireAllowed(MarketRules rules, OrderListKind kind)
    {
        if (kind != OrderListKind.Oco && !rules.OtoAllowed)
        {
            // The documentation has no text for this; it follows that of the others.
            throw Refusals.BeforeEngine("OTO orders are not supported for this symbol.");
        }

        if (kind is OrderListKind.Opo or OrderListKind.Opoco && !rules.OpoAllowed)
        {
            throw Refusals.BeforeEngine("OPO orders are not supported for this symbol.");
        }

        if (kind is OrderListKind.Oco or OrderListKind.Otoco or OrderListKind.Opoco && !rules.OcoAllowed)
        {
            throw Refusals.BeforeEngine("OCO orders are not supported for this symbol");
        }
    }

    private static bool IsStopLoss(string type) => type is "STOP_LOSS" or "STOP_LOSS_LIMIT";

    private static bool IsTakeProfit(string type) => type is "TAKE_PROFIT" or "TAKE_PROFIT_LIMIT";

    private OrderListTicket Read()
    {
        if (_kind == OrderListKind.Oco)
        {
            var side = OrderForm.Side(_parameters, "side");
            _parameters.Required("quantity");
            ReadCommon();
            return List(Pair(side, _parameters.Amount("quantity"), LegNames.Above, LegNames.Below, "above", "below"));
        }

        var working = Working();
        var pendingSide = OrderForm.Side(_parameters, "pendingSide");
        if (PaysFromWorking && pendingSide != MatchSide.Sell)
        {
            throw Refusals.OpoPendingSide();
        }

        var quantity = PendingQuantity();
        return List(_kind is OrderListKind.Oto or OrderListKind.Opo
            ? [working, PendingLeg(pendingSide, quantity)]
            :
            [
                working,
                .. Pair(
                    pendingSide,
                    quantity,
                    LegNames.PendingAbove,
                    LegNames.PendingBelow,
                    "pendingAbove",
                    "pendingBelow"),
            ]);
    }

    private OrderTicket Working()
    {
        var type = _parameters.Required("workingType");
        LegForm.RequireType(_market, type);
        if (type is not ("LIMIT" or "LIMIT_MAKER"))
        {
            throw Refusals.OrderComposition();
        }

        var side = OrderForm.Side(_parameters, "workingSide");
        if (PaysFromWorking)
        {
            if (side != MatchSide.Buy)
            {
                throw Refusals.OpoWorkingSide();
            }

            RequireOfOpo("workingQuantity");
            if (!_parameters.Has("workingPegPriceType"))
            {
                RequireOfOpo("workingPrice");
            }
        }

        _parameters.Required("workingQuantity");
        ReadCommon();
        return Leg(side, type, LegNames.Working, _parameters.Amount("workingQuantity"));
    }

    private void RequireOfOpo(string name)
    {
        if (_parameters.Peek(name) is null or "")
        {
            throw Refusals.OpoWorkingNeeds(name);
        }
    }

    private WireAmount? PendingQuantity()
    {
        if (PaysFromWorking)
        {
            return _parameters.Has("pendingQuantity") ? throw Refusals.OpoPendingNeedsNot("pendingQuantity") : null;
        }

        _parameters.Required("pendingQuantity");
        return _parameters.Amount("pendingQuantity");
    }

    private OrderTicket PendingLeg(MatchSide side, WireAmount? quantity)
    {
        var type = _parameters.Required("pendingType");
        LegForm.RequireType(_market, type);
        return Leg(side, type, LegNames.Pending, quantity);
    }

    // The stop loss is numbered first, whichever side of the price it is on.
    private OrderTicket[] Pair(
        MatchSide side, WireAmount? quantity, LegNames above, LegNames below, string upper, string lower)
    {
        var aboveType = _parameters.Required(upper + "Type");
        var belowType = _parameters.Required(lower + "Type");
        RequirePair(side, aboveType, belowType);
        var first = Leg(side, aboveType, above, quantity, isPaired: true);
        var second = Leg(side, belowType, below, quantity, isPaired: true);
        return IsStopLoss(aboveType) ? [first, second] : [second, first];
    }

    private void RequirePair(MatchSide side, string above, string below)
    {
        foreach (var type in (ReadOnlySpan<string>)[above, below])
        {
            LegForm.RequireType(_market, type);
            if (type is "LIMIT" or "MARKET")
            {
                throw Refusals.OcoType();
            }
        }

        if (above == "LIMIT_MAKER" && below == "LIMIT_MAKER")
        {
            throw Refusals.OcoOfLimits();
        }

        if (side == MatchSide.Buy)
        {
            Refuse(above == "LIMIT_MAKER", Refusals.BuyingLimitAbove);
            Refuse(IsTakeProfit(above), Refusals.BuyingTakeProfitAbove);
            Refuse(IsStopLoss(below), Refusals.BuyingStopLossBelow);
        }
        else
        {
            Refuse(below == "LIMIT_MAKER", Refusals.SellingLimitBelow);
            Refuse(IsTakeProfit(below), Refusals.SellingTakeProfitBelow);
            Refuse(IsStopLoss(above), Refusals.SellingStopLossAbove);
        }

        static void Refuse(bool isWrong, Func<RefusalException> refusal)
        {
            if (isWrong)
            {
                throw refusal();
            }
        }
    }

    private void ReadCommon()
    {
        _responseType = OrderForm.ResponseType(_parameters);
        _prevention = OrderForm.SelfTradePrevention(_market, _parameters);
    }

    private OrderTicket Leg(
        MatchSide side, string type, LegNames names, WireAmount? quantity, bool isPaired = false) =>
        LegForm.Read(_parameters, new LegRequest
        {
            Market = _market,
            Side = side,
            Type = type,
            Names = names,
            Quantity = quantity,
            ResponseType = _responseType,
            SelfTradePrevention = _prevention,
            IsPaired = isPaired,
        });

    private OrderListTicket List(IReadOnlyList<OrderTicket> legs) => new()
    {
        Market = _market,
        Kind = _kind,
        ListClientOrderId = _parameters.ClientOrderId("listClientOrderId"),
        ResponseType = _responseType,
        SelfTradePrevention = _prevention,
        Legs = legs,
    };
}
