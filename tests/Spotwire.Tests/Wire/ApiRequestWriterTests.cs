using System.Text;
using System.Text.Json;
using CsCheck;
using Spotwire.Tests.Signing;
using Spotwire.TestSupport;
using Spotwire.Wire;

namespace Spotwire.Tests.Wire;

/// <summary>What is sent is what is signed, whatever the parameters are.</summary>
public sealed class ApiRequestWriterTests
{
    private const string Signs = "\"\\/ \t\n<>&+'é币😀\u2028a0-";

    [Fact]
    public void What_is_sent_is_what_is_signed()
    {
        var writer = new ApiRequestWriter();
        Gen.Int.SampleSeeded(seed => Check(writer, new Random(seed)), count: 300);
    }

    [Fact]
    public void Nothing_given_sends_no_parameters() => Assert.Equal(
        "{\"id\":7,\"method\":\"ping\"}",
        Encoding.UTF8.GetString(new ApiRequestWriter().Write(7, "ping", new RequestParameters(), default).Span));

    [Fact]
    public void A_stamp_comes_last_and_its_time_is_a_number()
    {
        using var signer = new RecordingSigner();
        var frame = new ApiRequestWriter().Write(
            1,
            "order.place",
            new RequestParameters().Add("symbol", "BTCUSDT").Add("quantity", 0.5m).Add("orderId", 3),
            new RequestStamp
            {
                RecvWindow = "5000.5"u8.ToArray(), Timestamp = 17, ApiKey = "k"u8.ToArray(), Signer = signer,
            });
        Assert.Equal(
            "{\"id\":1,\"method\":\"order.place\",\"params\":{\"symbol\":\"BTCUSDT\",\"quantity\":\"0.5\"," +
            "\"orderId\":3,\"recvWindow\":5000.5,\"timestamp\":17,\"apiKey\":\"k\",\"signature\":\"SIGN\"}}",
            Encoding.UTF8.GetString(frame.Span));
        Assert.Equal(
            "apiKey=k&orderId=3&quantity=0.5&recvWindow=5000.5&symbol=BTCUSDT&timestamp=17", signer.Payload);
    }

    private static void Check(ApiRequestWriter writer, Random random)
    {
        var parameters = new RequestParameters();
        var expected = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var i = random.Next(1, 40); i > 0; i--)
        {
            var name = FormattableString.Invariant($"{(char)random.Next('A', 'z' + 1)}{i}").Replace('\\', 'b');
            expected[name] = Text(random);
            parameters.Add(name, expected[name]);
        }

        using var signer = new RecordingSigner();
        var frame = writer.Write(random.Next(), "order.place", parameters, new RequestStamp { Signer = signer });
        using var json = JsonDocument.Parse(frame);
        var sent = json.RootElement.GetProperty("params").EnumerateObject()
            .ToDictionary(p => p.Name, p => p.Value.GetString()!, StringComparer.Ordinal);
        Assert.True(sent.Remove("signature"));
        Assert.Equal(expected.OrderBy(p => p.Key, StringComparer.Ordinal), sent.OrderBy(
            p => p.Key, StringComparer.Ordinal));
        Assert.Equal(string.Join('&', expected.Select(p => $"{p.Key}={p.Value}")), signer.Payload);
    }

    private static string Text(Random random)
    {
        var text = new StringBuilder();
        var runes = Signs.EnumerateRunes().ToArray();
        for (var i = random.Next(3) == 0 ? random.Next(200) : random.Next(10); i > 0; i--)
        {
            text.Append(runes[random.Next(runes.Length)].ToString());
        }

        return text.ToString();
    }
}
