using Spotwire.Limits;
using Spotwire.Wire;

namespace Spotwire.Tests.Limits;

/// <summary>One reader for the limits of exchangeInfo and the counts of the WebSocket API's answers.</summary>
public sealed class RateLimitReaderTests
{
    private const string Rows =
        "[{\"rateLimitType\":\"ORDERS\",\"interval\":\"SECOND\",\"intervalNum\":10,\"limit\":50,\"count\":3," +
        "\"more\":{}}," +
        "{\"rateLimitType\":\"PHASES\",\"interval\":\"MOON\",\"intervalNum\":1,\"limit\":4}," +
        "{\"rateLimitType\":\"ORDERS\",\"intervalNum\":1,\"limit\":4,\"count\":1}," +
        "{\"rateLimitType\":\"RAW_REQUESTS\",\"interval\":\"MINUTE\",\"limit\":4,\"count\":2}]";

    [Fact]
    public void Limits_need_a_window()
    {
        var rules = RateLimitReader.Read(Utf8($"{{\"timezone\":\"UTC\",\"rateLimits\":{Rows},\"symbols\":[]}}"))!;
        Assert.Equal(
            [
                new LimitRule(RateLimitType.Orders, RateLimitInterval.Second, 10, 50),
                new LimitRule(RateLimitType.FromWire("PHASES"), RateLimitInterval.FromWire("MOON"), 1, 4),
            ],
            rules);
    }

    [Fact]
    public void Counts_need_a_count()
    {
        Assert.True(ApiFrame.TryRead(
            Utf8($"{{\"id\":1,\"rateLimits\":{Rows},\"status\":200,\"result\":{{}}}}"), default, out var frame));
        Assert.Equal(
            [
                new ToldCount(RateLimitType.Orders, RateLimitInterval.Second, 10, 3) { Limit = 50 },
                new ToldCount(RateLimitType.RawRequests, RateLimitInterval.Minute, 0, 2) { Limit = 4 },
            ],
            frame.Told);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("{\"status\":500}")]
    public void What_is_no_list_tells_nothing(string value)
    {
        Assert.Null(RateLimitReader.Read(Utf8($"{{\"rateLimits\":{value}}}")));
        Assert.True(ApiFrame.TryRead(
            Utf8($"{{\"rateLimits\":{value},\"id\":1,\"status\":200,\"result\":{{}}}}"), default, out var frame));
        Assert.Equal((1, 200, 0), (frame.Id, frame.Status, frame.Told.Count));
    }

    private static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
