using Spotwire.Simulator.Endpoints;
using Spotwire.TestSupport;

namespace Spotwire.Simulator.Tests.Endpoints;

public sealed class EndpointTableTests
{
    private static string[][] Rows(string api) =>
    [
        .. File.ReadAllLines(SharedData.Require("binance-docs", "endpoints.tsv"))
            .Skip(1)
            .Select(line => line.Split('\t'))
            .Where(cells => cells[0] == api && cells[1] != "connect"),
    ];

    [Fact]
    public void Every_rest_row_of_the_documentation_is_here_and_nothing_else() => Assert.Equal(
        Rows("REST").Select(cells => (cells[1], cells[2], Security(cells[3]), cells[4], Orders(cells[5]))).Order(),
        EndpointTable.All
            .Where(endpoint => endpoint.Path is not null)
            .Select(endpoint => (
                endpoint.HttpMethod!,
                endpoint.Path!,
                endpoint.Security,
                endpoint.Weight.Text,
                endpoint.Orders))
            .Order());

    [Fact]
    public void Every_socket_row_of_the_documentation_is_here_and_nothing_else()
    {
        var rows = Rows("WSAPI");
        Assert.Equal(55, rows.Length);
        Assert.Equal(
            rows.Select(cells => (cells[2], Security(cells[3]), cells[4], Orders(cells[5]))).Order(),
            EndpointTable.All
                .Select(endpoint => (
                    endpoint.SocketMethod!, endpoint.Security, endpoint.Weight.Text, endpoint.Orders))
                .Order());
    }

    [Theory]
    [InlineData("depth", "symbol=A", 5)]
    [InlineData("depth", "limit=100", 5)]
    [InlineData("depth", "limit=101", 25)]
    [InlineData("depth", "limit=500", 25)]
    [InlineData("depth", "limit=501", 50)]
    [InlineData("depth", "limit=1000", 50)]
    [InlineData("depth", "limit=1001", 250)]
    [InlineData("depth", "limit=9000", 250)]
    [InlineData("ticker/24hr", "", 80)]
    [InlineData("ticker/24hr", "symbol=A", 2)]
    [InlineData("ticker/24hr", "symbols=[\"A\",\"B\"]", 2)]
    [InlineData("ticker/price", "", 4)]
    [InlineData("ticker/price", "symbol=A", 2)]
    [InlineData("ticker/price", "symbols=[\"A\"]", 4)]
    [InlineData("openOrders", "", 80)]
    [InlineData("openOrders", "symbol=A", 6)]
    [InlineData("myTrades", "symbol=A", 20)]
    [InlineData("myTrades", "symbol=A&orderId=1", 5)]
    [InlineData("executionRules", "symbols=[\"A\",\"B\",\"C\"]", 6)]
    [InlineData("ticker", "symbols=[\"A\",\"B\",\"C\"]", 12)]
    public void Weights_follow_the_parameters(string path, string query, int weight) => Assert.Equal(
        weight,
        EndpointTable.Find("GET", "/api/v3/" + path)!.Weight.OnArrival(ParameterSet.Parse(query, null)));

    [Theory]
    [InlineData(20, 2)]
    [InlineData(21, 40)]
    [InlineData(100, 40)]
    [InlineData(101, 80)]
    public void The_24_hour_ticker_weighs_by_the_number_of_symbols(int symbols, int weight)
    {
        var query = "symbols=" + Uri.EscapeDataString(
            "[" + string.Join(',', Enumerable.Range(0, symbols).Select(i => $"\"S{i}\"")) + "]");
        Assert.Equal(
            weight,
            EndpointTable.Find("GET", "/api/v3/ticker/24hr")!.Weight.OnArrival(ParameterSet.Parse(query, null)));
    }

    private static EndpointSecurity Security(string text) => text.Split(' ')[0] switch
    {
        "NONE" => EndpointSecurity.None,
        "TRADE" => EndpointSecurity.Trade,
        "USER_DATA" or "SIGNED" => EndpointSecurity.UserData,
        "USER_STREAM" => EndpointSecurity.UserStream,
        _ => throw new InvalidDataException(text),
    };

    // "1 on its page; 2 on the REST page of the same request": the digest takes the two.
    private static int Orders(string text) => text.Length == 0 ? 0
        : text.StartsWith("1 on its page", StringComparison.Ordinal) ? 2
        : int.Parse(text);
}
