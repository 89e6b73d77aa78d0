using Spotwire.Simulator.Orders;

namespace Spotwire.Simulator.Endpoints;

/// <summary>Writes what became of the two halves of a cancel-replace.</summary>
/// <remarks>Documentation: rest-api.md, "Cancel an Existing Order and Send a New Order". Its table and its samples
/// differ on the status of a new order that was refused for too many orders; here it is 409, as for every half
/// success.</remarks>
internal static class CancelReplaceWriter
{
    /// <summary>Writes the answer, and sets its status.</summary>
    public static void Write(RequestContext context, CancelReplaceResult result, string responseType)
    {
        var answer = context.Answer;
        answer.Json.WriteStartObject();
        if (result is { Canceled: not null, NewOrder: not null })
        {
            WriteHalves(answer, result, responseType);
        }
        else
        {
            var isPartial = result.Canceled is not null || result.NewOrder is not null;
            context.Status = isPartial ? 409 : 400;
            answer.Number("code", isPartial ? -2021 : -2022);
            answer.Text("msg", isPartial ? "Order cancel-replace partially failed." : "Order cancel-replace failed.");
            answer.Json.WriteStartObject("data");
            WriteHalves(answer, result, responseType);
            answer.Json.WriteEndObject();
        }

        answer.Json.WriteEndObject();
    }

    private static void WriteHalves(AnswerWriter answer, CancelReplaceResult result, string responseType)
    {
        answer.Text("cancelResult", result.CancelResult);
        answer.Text("newOrderResult", result.NewOrderResult);
        answer.Json.WritePropertyName("cancelResponse");
        if (result.Canceled is { } canceled)
        {
            OrderListWriter.WriteCanceled(answer, canceled);
        }
        else
        {
            WriteRefusal(answer, result.CancelRefusal);
        }

        answer.Json.WritePropertyName("newOrderResponse");
        if (result.NewOrder is { } order)
        {
            OrderWriter.WritePlaced(answer, order, responseType);
        }
        else
        {
            WriteRefusal(answer, result.NewOrderRefusal);
        }
    }

    // A half that was not tried is null.
    private static void WriteRefusal(AnswerWriter answer, RefusalException? refusal)
    {
        if (refusal is null)
        {
            answer.Json.WriteNullValue();
            return;
        }

        answer.Json.WriteStartObject();
        answer.Number("code", refusal.Code);
        answer.Text("msg", refusal.Message);
        answer.Json.WriteEndObject();
    }
}
