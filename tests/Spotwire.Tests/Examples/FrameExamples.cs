using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using Spotwire.Limits;
using Spotwire.Transport;
using Spotwire.UserData;
using Spotwire.Wire;

namespace Spotwire.Tests.Examples;

/// <summary>The frames of the WebSocket API, taken apart as the client does it and put together again.</summary>
internal static class FrameExamples
{
    /// <summary>The examples' ids are texts. An id is the caller's own, and the client's are numbers: a text is
    /// replaced before reading and put back after.</summary>
    private const int OwnId = 7;

    /// <summary>An answer.</summary>
    /// <param name="text">The frame.</param>
    /// <param name="again">Reads its result and writes it again.</param>
    /// <param name="isArray">Whether the client takes the result out of an array.</param>
    public static JsonNode Answer(string text, Func<string, JsonNode?> again, bool isArray)
    {
        var original = JsonNode.Parse(text)!.AsObject();
        var id = original["id"]?.DeepClone();
        if (id is not null)
        {
            original["id"] = OwnId;
        }

        var message = Encoding.UTF8.GetBytes(original.ToJsonString());
        Assert.True(ApiFrame.TryRead(message, default, out var frame), "no answer");
        Assert.False(frame.IsEvent);
        Assert.Equal(id is null ? null : OwnId, frame.Id);
        using var reply = ReplyOf(frame, message.AsSpan()[frame.Body]);
        var written = new JsonObject { ["id"] = id, ["status"] = frame.Status };
        if (reply.Status == 200)
        {
            var wasArray = isArray && reply.Body[0] == (byte)'[';
            if (isArray)
            {
                reply.Unwrap();
            }

            var result = again(Encoding.UTF8.GetString(reply.Body));
            written["result"] = wasArray ? new JsonArray(result) : result;
        }
        else
        {
            written["error"] = Error(frame, reply);
        }

        if (frame.Told.Count > 0)
        {
            written["rateLimits"] = new JsonArray([.. frame.Told.Select(Count)]);
        }

        return written;
    }

    /// <summary>An event: the connection's own, or one of a subscription.</summary>
    public static JsonNode? Event(string text)
    {
        var message = Encoding.UTF8.GetBytes(text);
        Assert.True(ApiFrame.TryRead(message, default, out var frame) && frame.IsEvent, "no event");
        if (frame.Shutdown is { } shutdown)
        {
            return new JsonObject
            {
                ["event"] = new JsonObject
                {
                    ["e"] = "serverShutdown", ["E"] = shutdown.EventTime!.Value.UnixMilliseconds,
                },
            };
        }

        var told = ExampleReader.Read<UserDataFrame>(text);
        Assert.IsNotType<UnknownUserDataEvent>(told.Event);
        return ExampleReader.Write(told);
    }

    private static CallReply ReplyOf(in ApiFrame frame, ReadOnlySpan<byte> body)
    {
        var reply = new CallReply { Status = frame.Status, Told = frame.Told, RetryAfter = frame.RetryAfter };
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(1, body.Length));
        body.CopyTo(buffer);
        reply.Own(buffer, body.Length);
        return reply;
    }

    private static JsonObject Error(in ApiFrame frame, CallReply reply)
    {
        var error = AnswerExamples.Error(Encoding.UTF8.GetString(reply.Body));
        Assert.Equal((int)error["code"]!, CallFailure.ErrorOf(reply, credentials: null)!.Code);
        if (frame.RetryAt is { } moment)
        {
            error["data"] = new JsonObject
            {
                ["serverTime"] = frame.ServerTime!.Value.UnixMilliseconds,
                ["retryAfter"] = moment.UnixMilliseconds,
            };
        }

        return error;
    }

    private static JsonObject Count(ToldCount told) => new()
    {
        ["rateLimitType"] = told.Type.Value,
        ["interval"] = told.Interval.Value,
        ["intervalNum"] = told.IntervalNumber,
        ["limit"] = told.Limit,
        ["count"] = told.Count,
    };
}
