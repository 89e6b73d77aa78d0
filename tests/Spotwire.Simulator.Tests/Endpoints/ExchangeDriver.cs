using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Spotwire.Simulator.Flow;
using Spotwire.Simulator.Limits;
using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Tests.Orders;

namespace Spotwire.Simulator.Tests.Endpoints;

/// <summary>Drives an exchange by its requests, and signs them with arithmetic of its own.</summary>
internal sealed class ExchangeDriver
{
    public const long Start = 1_767_225_600_000_000; // 2026-01-01 00:00 UTC

    public ExchangeDriver(SimulatorOptions? options = null, IReadOnlyList<SymbolSpec>? replayed = null)
    {
        Exchange = new Exchange(options ?? new SimulatorOptions { Flow = false }, replayed: replayed);
        Account = Exchange.Accounts.Count > 0 ? Exchange.Accounts[0] : null!;
    }

    public Exchange Exchange { get; }

    public SimulatedAccount Account { get; set; }

    public long Now { get; set; } = Start;

    public string Address { get; set; } = "127.0.0.1";

    public string? TimeUnit { get; set; }

    public static ExchangeDriver WithLimits(string limits) =>
        new(new SimulatorOptions { Flow = false, Limits = LimitSpec.Parse(limits) });

    public Answer Get(string path, string query = "") => Send("GET", path, query, "");

    public Answer Send(string method, string path, string query, string body, string? apiKey = null)
    {
        var response = Exchange.Handle(
            new ExchangeRequest
            {
                Method = method,
                Path = "/api/v3/" + path,
                Query = query,
                Body = body,
                ApiKey = apiKey,
                TimeUnit = TimeUnit,
                RemoteAddress = Address,
            },
            Now);
        return new Answer(response);
    }

    public Answer Signed(string method, string path, string parameters = "")
    {
        var query = (parameters.Length == 0 ? "" : parameters + "&")
            + string.Create(CultureInfo.InvariantCulture, $"timestamp={Now / 1000}");
        query += "&signature=" + Sign(query);
        return method == "GET"
            ? Send(method, path, query, "", Account.ApiKey)
            : Send(method, path, "", query, Account.ApiKey);
    }

    public string Sign(string payload) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.ASCII.GetBytes(Account.SecretKey), Encoding.ASCII.GetBytes(payload)));

    public Answer Order(string parameters) => Signed("POST", "order", parameters);

    public Answer Limit(string side, string quantity, string price, string more = "") => Order(
        $"symbol=BTCUSDT&side={side}&type=LIMIT&timeInForce=GTC&quantity={quantity}&price={price}{more}");

    /// <summary>A resting order of the flow's maker.</summary>
    public long? Rest(string symbol, MatchSide side, decimal price, decimal quantity)
    {
        var market = Exchange.Find(symbol)!;
        return Exchange.SubmitFlow(
            market, FlowOrders.Limit(market, Exchange.FlowAccount(0), side, price, quantity), Now);
    }

    /// <summary>A taking order of the flow.</summary>
    public void Take(string symbol, MatchSide side, decimal quantity)
    {
        var market = Exchange.Find(symbol)!;
        var taker = Exchange.FlowAccount(SyntheticFlow.MakerCount);
        Exchange.SubmitFlow(market, FlowOrders.Market(market, taker, side, quantity), Now);
    }

    public (decimal Free, decimal Locked) Balance(string asset)
    {
        var found = Signed("GET", "account").Json.GetProperty("balances").EnumerateArray()
            .Single(balance => balance.GetProperty("asset").GetString() == asset);
        return (found.Amount("free"), found.Amount("locked"));
    }
}

/// <summary>An answer with its body read by the platform's own JSON.</summary>
internal sealed class Answer(ExchangeResponse response)
{
    public int Status { get; } = response.Status;

    public string Text { get; } = Encoding.UTF8.GetString(response.Body.Span);

    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string? Header(string name) => response.Headers
        .Where(header => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase))
        .Select(header => header.Value)
        .SingleOrDefault();

    /// <summary>Status, code and text, as a test states them.</summary>
    public (int Status, int Code, string Message) Error => Status == 200
        ? (200, 0, Text)
        : (Status, Json.GetProperty("code").GetInt32(), Json.GetProperty("msg").GetString()!);

    public Answer Ok()
    {
        Assert.True(Status == 200, Text);
        return this;
    }
}

internal static class JsonElementExtensions
{
    public static decimal Amount(this JsonElement element, string name) =>
        decimal.Parse(element.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    public static string Word(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static long Whole(this JsonElement element, string name) => element.GetProperty(name).GetInt64();

    public static bool Flag(this JsonElement element, string name) => element.GetProperty(name).GetBoolean();
}
