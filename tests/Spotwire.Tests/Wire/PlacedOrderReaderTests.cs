using System.Text;
using System.Text.Json;
using Spotwire.Trading;
using Spotwire.Wire;

namespace Spotwire.Tests.Wire;

/// <summary>The reader of usual answers to orders says what the general reader says, or nothing.</summary>
public sealed class PlacedOrderReaderTests
{
    private static readonly string[] Members =
    [
        "\"symbol\":\"BTCUSDT\"", "\"orderId\":28", "\"orderListId\":-1", "\"clientOrderId\":\"6gCrw2kRUAF9CvJD\"",
        "\"transactTime\":1507725176595", "\"price\":\"61837.10000000\"", "\"origQty\":\"10.00100000\"",
        "\"executedQty\":\"0.00000000\"", "\"origQuoteOrderQty\":\"0.000000\"", "\"cummulativeQuoteQty\":\"3.0\"",
        "\"status\":\"NEW\"", "\"timeInForce\":\"GTC\"", "\"type\":\"LIMIT\"", "\"side\":\"SELL\"",
        "\"stopPrice\":\"1.50\"", "\"workingTime\":1507725176596", "\"fills\":[]",
        "\"selfTradePreventionMode\":\"EXPIRE_MAKER\"",
    ];

    private static string Whole => Body(Members);

    [Fact]
    public void Any_of_the_usual_members_in_any_order_are_read_alike()
    {
        var random = new Random(11);
        for (var i = 0; i < 500; i++)
        {
            var optional = Members.Where((_, place) => place is 2 or > 4 && random.Next(3) > 0);
            var members = Members.Where((_, place) => place is 0 or 1 or 3 or 4).Concat(optional).ToArray();
            if (i % 2 > 0)
            {
                random.Shuffle(members);
            }

            AssertAlike(Body(members));
        }

        AssertAlike(Whole);
        AssertAlike($" {Whole.Replace(",", " , ", StringComparison.Ordinal)}\n");
    }

    [Theory]
    [InlineData("\"orderListId\":-1", "\"orderListId\":7")]
    [InlineData("1507725176596", "-1")]
    [InlineData("1507725176595", "1507725176595123")]
    [InlineData("6gCrw2kRUAF9CvJD", "")]
    [InlineData("6gCrw2kRUAF9CvJD", "币")]
    [InlineData("BTCUSDT", "１２３４５６")]
    [InlineData("61837.10000000", "1e-7")]
    public void Unusual_values_are_read_alike(string part, string instead) =>
        AssertAlike(Whole.Replace(part, instead, StringComparison.Ordinal));

    [Theory]
    [InlineData("\"fills\":[]", "\"fills\":[{\"price\":\"1\",\"qty\":\"1\",\"commission\":\"0\"}]")]
    [InlineData("\"fills\":[]", "\"fills\":null")]
    [InlineData("\"fills\":[]", "\"more\":[]")]
    [InlineData("\"fills\":[]", "\"price\":\"1\"")]
    [InlineData("\"symbol\"", "\"symbo\\u006c\"")]
    [InlineData("BTCUSDT", "BTC\\u0055SDT")]
    [InlineData("\"BTCUSDT\"", "null")]
    [InlineData("\"BTCUSDT\"", "\"\"")]
    [InlineData("\"BTCUSDT\"", "28")]
    [InlineData("\"LIMIT\"", "\"ANOTHER\"")]
    [InlineData("\"LIMIT\"", "\"\"")]
    [InlineData("\"LIMIT\"", "null")]
    [InlineData("\"61837.10000000\"", "61837.1")]
    [InlineData("61837.10000000", "61837,1")]
    [InlineData("\"61837.10000000\"", "null")]
    [InlineData("1507725176596", "null")]
    [InlineData(":28", ":\"28\"")]
    [InlineData(":28", ":28.5")]
    [InlineData(":28", ":92233720368547758070")]
    [InlineData("\"orderId\":28,", "")]
    [InlineData("}", "")]
    [InlineData("}", "}{}")]
    [InlineData("}", ",}")]
    [InlineData("{", "[{")]
    public void The_rest_is_left_to_the_general_reader(string part, string instead)
    {
        Assert.Contains(part, Whole, StringComparison.Ordinal);
        Assert.Null(PlacedOrderReader.TryRead(
            Encoding.UTF8.GetBytes(Whole.Replace(part, instead, StringComparison.Ordinal))));
    }

    [Fact]
    public void A_text_that_is_no_utf8_and_an_empty_body_are_left_to_the_general_reader()
    {
        var body = Encoding.UTF8.GetBytes(Whole);
        body[Whole.IndexOf("6gCrw", StringComparison.Ordinal)] = 0xFF;
        Assert.Null(PlacedOrderReader.TryRead(body));
        Assert.Null(PlacedOrderReader.TryRead([]));
        Assert.Null(PlacedOrderReader.TryRead("null"u8));
    }

    private static string Body(IEnumerable<string> members) => $"{{{string.Join(',', members)}}}";

    private static void AssertAlike(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var type = WireJson.Of<PlacedOrder>();
        var read = PlacedOrderReader.TryRead(bytes);
        Assert.NotNull(read);
        var general = JsonSerializer.Deserialize(bytes, type)!;
        Assert.Equal(JsonSerializer.Serialize(general, type), JsonSerializer.Serialize(read, type));
        Assert.Equal(general with { Fills = [] }, read with { Fills = [] });
    }
}
