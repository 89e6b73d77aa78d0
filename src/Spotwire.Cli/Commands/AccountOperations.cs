using Spotwire.Account;
using Spotwire.Cli.Errors;
using Spotwire.Cli.Output;

namespace Spotwire.Cli.Commands;

/// <summary><c>account …</c>: what belongs to the key.</summary>
internal static class AccountOperations
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        new()
        {
            Name = "account show",
            Summary = "Shows permissions, commission rates and balances.",
            Parameters = [new("--all", ParameterType.Flag, "Also balances that are zero.")],
            Examples = ["spotwire account show -o json"],
            NeedsKey = true,
            RunAsync = ClientRun.With(ShowAsync),
        },
        new()
        {
            Name = "account trades",
            Summary = "Shows the account's own fills on a market, the newest last.",
            Parameters =
            [
                new("SYMBOL", ParameterType.Symbol, "The market, e.g. BTCUSDT.") { IsRequired = true },
                new("--limit", ParameterType.Integer, "How many, 1 to 1000.") { Default = "500" },
                new("--order", ParameterType.Integer, "Only those of this order id."),
                new("--from", ParameterType.Integer, "Only those from this trade id on."),
                new("--start", ParameterType.Integer, "Only those from this time on, in milliseconds since 1970."),
                new("--end", ParameterType.Integer, "Only those up to this time, in milliseconds since 1970."),
            ],
            Examples = ["spotwire account trades BTCUSDT --limit 50 -o csv"],
            NeedsKey = true,
            Result = ResultShape.Array,
            RunAsync = ClientRun.With(TradesAsync),
        },
        new()
        {
            Name = "account commission",
            Summary = "Shows the commission rates of a market.",
            Parameters = [new("SYMBOL", ParameterType.Symbol, "The market, e.g. BTCUSDT.") { IsRequired = true }],
            Examples = ["spotwire account commission BTCUSDT -o json"],
            NeedsKey = true,
            RunAsync = ClientRun.With(CommissionAsync),
        },
        new()
        {
            Name = "account permissions",
            Summary = "Shows what the API key may do; testnet and demo cannot tell.",
            Examples = ["spotwire account permissions -o json"],
            NeedsKey = true,
            RunAsync = ClientRun.With(PermissionsAsync),
        },
        new()
        {
            Name = "account limits",
            Summary = "Shows the request and order limits, and what of them is used.",
            Examples = ["spotwire account limits"],
            NeedsKey = true,
            Result = ResultShape.Array,
            RunAsync = ClientRun.With(LimitsAsync),
        },
    ];

    private static async Task<int> CommissionAsync(
        Invocation invocation, SpotwireClient client, CancellationToken token)
    {
        var symbol = invocation.Arguments.RequireSymbol("SYMBOL");
        invocation.Writer.WriteObject(AccountShapes.Of(await client.Account.GetCommissionRatesAsync(symbol, token)));
        return ExitCode.Done;
    }

    private static async Task<int> PermissionsAsync(
        Invocation invocation, SpotwireClient client, CancellationToken token)
    {
        invocation.Writer.WriteObject(AccountShapes.Of(await client.Account.GetApiKeyPermissionsAsync(token)));
        return ExitCode.Done;
    }

    private static async Task<int> ShowAsync(Invocation invocation, SpotwireClient client, CancellationToken token)
    {
        var omitZeros = !invocation.Arguments.Has("--all");
        var account = await client.Account.GetAccountAsync(omitZeros, token);
        invocation.Writer.WriteObject(AccountShapes.Of(account));
        return ExitCode.Done;
    }

    private static async Task<int> TradesAsync(Invocation invocation, SpotwireClient client, CancellationToken token)
    {
        var arguments = invocation.Arguments;
        var trades = await client.Account.GetTradesAsync(
            new AccountTradesRequest
            {
                Symbol = arguments.RequireSymbol("SYMBOL"),
                Limit = arguments.IntegerOr("--limit", 500, 1, 1000),
                OrderId = arguments.FindInteger("--order") is { } order ? new OrderId(order) : null,
                FromTradeId = arguments.FindInteger("--from"),
                StartTime = arguments.FindTime("--start"),
                EndTime = arguments.FindTime("--end"),
            },
            token);
        invocation.Writer.WriteArray([.. trades.Select(AccountShapes.Of)]);
        return ExitCode.Done;
    }

    private static async Task<int> LimitsAsync(Invocation invocation, SpotwireClient client, CancellationToken token)
    {
        // A signed call: its answer tells what is used, and a wrong key shows here rather than with the first order.
        await client.Account.GetAccountAsync(omitZeroBalances: true, token);
        invocation.Writer.WriteArray([.. client.Limits.GetUsage().Select(AccountShapes.Of)]);
        return ExitCode.Done;
    }
}
