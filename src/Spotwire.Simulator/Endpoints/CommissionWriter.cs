using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Orders;

namespace Spotwire.Simulator.Endpoints;

/// <summary>Tells what fills cost.</summary>
/// <remarks>Documentation: faqs/commission_faq.md.</remarks>
internal static class CommissionWriter
{
    /// <summary>The rates of an order, the side's part included.</summary>
    public static void WriteForOrder(RequestContext context, OrderTicket ticket)
    {
        var schedule = ticket.Market.Spec.Rules.Commission;
        Write("standardCommissionForOrder", schedule.Standard);
        if (!ticket.IsSmartRouted)
        {
            // The documentation's sample of a routed order has no special rates.
            Write("specialCommissionForOrder", schedule.Special);
        }

        Write("taxCommissionForOrder", schedule.Tax);
        WriteDiscount(context, schedule);

        void Write(string name, CommissionRateSet set)
        {
            var isBuyer = ticket.Side == MatchSide.Buy;
            context.Answer.Json.WriteStartObject(name);
            context.Answer.Amount("maker", set.Of(isMaker: true, isBuyer));
            context.Answer.Amount("taker", set.Of(isMaker: false, isBuyer));
            context.Answer.Json.WriteEndObject();
        }
    }

    /// <summary>The call that asks for the rates of a market.</summary>
    public static void Answer(RequestContext context)
    {
        var market = context.Market();
        context.Parameters.RefuseUnread();
        var schedule = market.Spec.Rules.Commission;
        var answer = context.Answer;
        answer.Json.WriteStartObject();
        answer.Text("symbol", market.Name);
        WriteSet(answer, "standardCommission", schedule.Standard);
        WriteSet(answer, "specialCommission", schedule.Special);
        WriteSet(answer, "taxCommission", schedule.Tax);
        WriteDiscount(context, schedule);
        answer.Json.WriteEndObject();
    }

    /// <summary>One set of rates.</summary>
    public static void WriteSet(AnswerWriter answer, string name, CommissionRateSet set)
    {
        answer.Json.WriteStartObject(name);
        answer.Amount("maker", set.Maker);
        answer.Amount("taker", set.Taker);
        answer.Amount("buyer", set.Buyer);
        answer.Amount("seller", set.Seller);
        answer.Json.WriteEndObject();
    }

    private static void WriteDiscount(RequestContext context, CommissionSchedule schedule)
    {
        var answer = context.Answer;
        answer.Json.WriteStartObject("discount");
        answer.Flag("enabledForAccount", context.Exchange.Account(context.Account).Spec!.UsesDiscount);
        answer.Flag("enabledForSymbol", schedule.DiscountEnabled);
        answer.Text("discountAsset", schedule.DiscountAsset.Value);
        answer.Amount("discount", schedule.Discount);
        answer.Json.WriteEndObject();
    }
}
