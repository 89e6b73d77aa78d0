using System.Globalization;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.Security;

public sealed class AuthenticationTests
{
    private readonly ExchangeDriver _driver = new();

    [Fact]
    public void Without_a_key_of_the_right_form_nothing_is_read()
    {
        Assert.Equal((401, -2014, "API-key format invalid."), _driver.Send("GET", "account", "", "").Error);
        Assert.Equal((401, -2014, "API-key format invalid."), _driver.Send("GET", "account", "", "", "short").Error);
        Assert.Equal(
            (401, -2014, "API-key format invalid."),
            _driver.Send("GET", "account", "", "", new string('ä', 64)).Error);
        Assert.Equal(
            (401, -2015, "Invalid API-key, IP, or permissions for action."),
            _driver.Send("GET", "account", "", "", new string('a', 64)).Error);
    }

    [Fact]
    public void Signature_and_timestamp_are_mandatory()
    {
        Assert.Equal(
            (400, -1102, "Mandatory parameter 'signature' was not sent, was empty/null, or malformed."),
            Send($"timestamp={_driver.Now / 1000}").Error);
        Assert.Equal(
            (400, -1102, "Mandatory parameter 'timestamp' was not sent, was empty/null, or malformed."),
            Send("signature=" + _driver.Sign("")).Error);
        Assert.Equal(
            (400, -1100, "Illegal characters found in parameter 'timestamp'; legal range is '^[0-9]{1,20}$'."),
            Signed("timestamp=now").Error);
    }

    [Fact]
    public void The_signature_covers_query_and_body_in_either_case_and_place()
    {
        var time = $"timestamp={_driver.Now / 1000}";
        const string Query = "symbol=BTCUSDT&side=BUY&type=LIMIT";
        var body = "timeInForce=GTC&quantity=1&price=1000&" + time;
        var signature = _driver.Sign(Query + body);
        Post(Query, body + "&signature=" + signature.ToUpperInvariant()).Ok();
        Post(Query + "&signature=" + signature, body).Ok();
        Post("signature=" + signature + "&" + Query, body).Ok();
        var wrong = (400, -1022, "Signature for this request is not valid.");
        Assert.Equal(wrong, Post(Query, body + "&signature=" + _driver.Sign(Query + "&" + body)).Error);
        Assert.Equal(wrong, Post(Query, body + "&signature=" + new string('0', 64)).Error);
        Assert.Equal(wrong, Post(Query, body + "&signature=xyz").Error);
        Assert.Equal(wrong, Post(Query + "&newClientOrderId=a", body + "&signature=" + signature).Error);

        Answer Post(string query, string body) => _driver.Send("POST", "order", query, body, _driver.Account.ApiKey);
    }

    [Fact]
    public void What_is_not_percent_encoded_is_not_signed()
    {
        var driver = new ExchangeDriver(new SimulatorOptions
        {
            Flow = false,
            Symbols = [SymbolSpec.Parse("测试/USDT@2")],
        });
        var tail = $"timestamp={driver.Now / 1000}";
        var encoded = "symbol=" + Uri.EscapeDataString("测试USDT") + "&" + tail;
        driver.Send("GET", "openOrders", encoded + "&signature=" + driver.Sign(encoded), "", driver.Account.ApiKey)
            .Ok();
        var raw = "symbol=测试USDT&" + tail;
        Assert.Equal(
            (400, -1022, "Signature for this request is not valid."),
            driver.Send("GET", "openOrders", raw + "&signature=" + driver.Sign(raw), "", driver.Account.ApiKey).Error);
    }

    [Theory]
    [InlineData(-5_000_000, "", null)]
    [InlineData(-5_001_000, "", "Timestamp for this request is outside of the recvWindow.")]
    [InlineData(999_000, "", null)]
    [InlineData(1_000_000, "", "Timestamp for this request was 1000ms ahead of the server's time.")]
    [InlineData(-10_000, "&recvWindow=10", null)]
    [InlineData(-11_000, "&recvWindow=10", "Timestamp for this request is outside of the recvWindow.")]
    [InlineData(-60_000_000, "&recvWindow=60000", null)]
    [InlineData(-60_001_000, "&recvWindow=60000", "Timestamp for this request is outside of the recvWindow.")]
    public void A_request_is_valid_for_its_window(long offsetMicros, string more, string? refusal)
    {
        var answer = Signed($"timestamp={(_driver.Now + offsetMicros) / 1000}{more}");
        Assert.Equal(refusal is null ? 200 : 400, answer.Status);
        if (refusal is not null)
        {
            Assert.Equal((400, -1021, refusal), answer.Error);
        }
    }

    [Fact]
    public void Microseconds_are_taken_to_the_last_one()
    {
        Signed(Stamp(-10_500) + "&recvWindow=10.5").Ok();
        Assert.Equal(-1021, Signed(Stamp(-10_501) + "&recvWindow=10.5").Error.Code);
        Signed(Stamp(999_999)).Ok();
        Assert.Equal(-1021, Signed(Stamp(1_000_000)).Error.Code);

        string Stamp(long offset) =>
            "timestamp=" + (_driver.Now + offset).ToString(CultureInfo.InvariantCulture);
    }

    [Fact]
    public void A_window_is_a_number_of_at_most_a_minute_and_three_decimals()
    {
        var time = $"timestamp={_driver.Now / 1000}";
        Assert.Equal(
            (400, -1102, "'recvWindow' contains unexpected value. Cannot be greater than 60000."),
            Signed(time + "&recvWindow=60000.001").Error);
        Assert.Equal(
            (400, -1111, "Parameter 'recvWindow' has too much precision."),
            Signed(time + "&recvWindow=1.0001").Error);
        Assert.Equal(-1100, Signed(time + "&recvWindow=-1").Error.Code);
    }

    private Answer Signed(string query) => Send(query + "&signature=" + _driver.Sign(query));

    private Answer Send(string query) => _driver.Send("GET", "account", query, "", _driver.Account.ApiKey);
}
