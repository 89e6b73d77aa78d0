using System.Globalization;
using System.Text;
using Spotwire.Wire;

namespace Spotwire.Tests.Wire;

/// <summary>Parameters as they are sent.</summary>
public sealed class RequestParametersTests
{
    [Theory]
    [InlineData("BTCUSDT")]
    [InlineData("")]
    [InlineData("a b&c=d+e/f?%~.-_")]
    [InlineData("币安 é \U0001F600")]
    [InlineData("[\"A/B\",\"C\"]")]
    [InlineData("\ud800")]
    public void Texts_are_encoded_as_the_standard_library_encodes_them(string value) =>
        Assert.Equal(
            $"first=1&text={Uri.EscapeDataString(value)}",
            new RequestParameters().Add("first", 1).Add("text", value).Encoded);

    [Fact]
    public void Numbers_have_the_digits_that_they_were_given()
    {
        var parameters = new RequestParameters()
            .Add("a", decimal.MinValue).Add("b", 0.0000000000000000000000000001m).Add("c", 1.50m)
            .Add("d", long.MinValue).Add("e", true).Add("f", false).Add("g", TimeSpan.FromMicroseconds(1500.5));
        Assert.Equal(
            $"a={decimal.MinValue.ToString(CultureInfo.InvariantCulture)}&b=0.0000000000000000000000000001&c=1.50"
            + "&d=-9223372036854775808&e=true&f=false&g=1.5005",
            parameters.Encoded);
    }

    [Fact]
    public void A_parameter_is_found_by_its_name()
    {
        var parameters = new RequestParameters().Add("symbol", "LTCBTC").Add("limit", 5).AddIfGiven("none", null);
        Assert.Equal("LTCBTC", parameters["symbol"]);
        Assert.Equal("LTCBTC", parameters.Symbol);
        Assert.Equal("5", parameters["limit"]);
        Assert.Null(parameters["lim"]);
        Assert.Null(parameters["none"]);
        Assert.Equal(2, parameters.Count);
        Assert.Equal("", new RequestParameters().Encoded);
    }

    [Fact]
    public void There_is_room_for_every_symbol_of_the_exchange()
    {
        var names = NameList.Write(Enumerable.Range(0, 5000).Select(i => $"SYMBOL{i}"));
        var parameters = new RequestParameters().Add("limit", 5).Add("symbols", names).Add("last", "x");
        Assert.Equal(names, parameters["symbols"]);
        Assert.Equal($"limit=5&symbols={Uri.EscapeDataString(names)}&last=x", parameters.Encoded);
        var kinds = new List<ParameterKind>();
        foreach (var parameter in parameters)
        {
            kinds.Add(parameter.Kind);
            Assert.Equal(
                Encoding.UTF8.GetString(parameter.Value),
                Encoding.UTF8.GetString(parameters.At(parameter.Position).Value));
        }

        Assert.Equal([ParameterKind.Literal, ParameterKind.Array, ParameterKind.Text], kinds);
    }
}
