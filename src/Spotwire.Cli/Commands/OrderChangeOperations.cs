using Spotwire.Cli.Errors;
using Spotwire.Cli.Output;
using Spotwire.Trading;

namespace Spotwire.Cli.Commands;

/// <summary><c>order amend</c>, <c>order cancel-replace</c>, and the history of orders.</summary>
internal static class OrderChangeOperations
{
    private const string CancelName = "--cancel-new-client-order-id";

    private static readonly IReadOnlyList<Parameter> Replacement =
    [
        new("--cancel-order-id", ParameterType.Integer, "The exchange's number of the order to cancel."),
        new("--cancel-orig-client-order-id", ParameterType.Text, "Your name of the order to cancel.")
        {
            ValueName = "ID",
        },
        .. CancelArguments.Named(CancelName),
        new("--cancel-replace-mode", ParameterType.Choice, "What becomes of the new order when the cancel fails.")
        {
            Choices = ["STOP_ON_FAILURE", "ALLOW_FAILURE"],
            Default = "STOP_ON_FAILURE",
        },
        new(
            "--order-rate-limit-exceeded-mode",
            ParameterType.Choice,
            "What happens when the unfilled order count is used up.")
        {
            Choices = ["DO_NOTHING", "CANCEL_ONLY"],
            Default = "DO_NOTHING",
        },
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        new()
        {
            Name = "order amend",
            Summary = "Reduces the quantity of an open order, which keeps its place in the queue.",
            Parameters =
            [
                .. OrderRun.Reference,
                new("--new-qty", ParameterType.Decimal, "The new quantity, below the present one.")
                {
                    IsRequired = true,
                },
                new("--new-client-order-id", ParameterType.Text, "The order's name from now on.") { ValueName = "ID" },
                OrderRun.Unchecked,
            ],
            Examples = ["spotwire order amend BTCUSDT 12345 --new-qty 0.5"],
            NeedsKey = true,
            CanSpendMoney = true,
            RunAsync = OrderRun.Checked(static arguments => OrderRun.ReadReference(arguments), AmendAsync),
        },
        new()
        {
            Name = "order cancel-replace",
            Summary = "Cancels an order and places another in one call; one half may succeed without the other.",
            Parameters = [.. OrderArguments.Parameters, .. Replacement, OrderRun.Unchecked],
            Examples = ["spotwire order cancel-replace BTCUSDT buy 0.001 --price 60000 --cancel-order-id 12345"],
            NeedsKey = true,
            CanSpendMoney = true,
            RunAsync = OrderRun.Checked(static arguments => ReadReplacement(arguments), ReplaceAsync),
        },
        new()
        {
            Name = "order history",
            Summary = "Lists orders of a market, open and ended, the newest last.",
            Parameters =
            [
                new("SYMBOL", ParameterType.Symbol, "The market, e.g. BTCUSDT.") { IsRequired = true },
                new("--limit", ParameterType.Integer, "How many, 1 to 1000.") { Default = "500" },
                new("--from", ParameterType.Integer, "Only those from this order id on."),
                new("--start", ParameterType.Integer, "Only those from this time on, in milliseconds since 1970."),
                new("--end", ParameterType.Integer, "Only those up to this time, in milliseconds since 1970."),
            ],
            Examples = ["spotwire order history BTCUSDT --limit 20 -o json"],
            NeedsKey = true,
            Result = ResultShape.Array,
            RunAsync = ClientRun.With(HistoryAsync),
        },
        new()
        {
            Name = "order amendments",
            Summary = "Lists the amendments of an order.",
            Parameters =
            [
                new("SYMBOL", ParameterType.Symbol, "The market, e.g. BTCUSDT.") { IsRequired = true },
                new("ORDERID", ParameterType.Integer, "The exchange's number of the order.") { IsRequired = true },
            ],
            Examples = ["spotwire order amendments BTCUSDT 12345 -o json"],
            NeedsKey = true,
            Result = ResultShape.Array,
            RunAsync = ClientRun.With(AmendmentsAsync),
        },
    ];

    private static async Task<int> AmendAsync(Invocation invocation, SpotwireClient client, CancellationToken token)
    {
        var arguments = invocation.Arguments;
        var symbol = arguments.RequireSymbol("SYMBOL");
        var reference = OrderRun.ReadReference(arguments);
        var quantity = arguments.FindDecimal("--new-qty") ?? throw ParsedArguments.Wrong("--new-qty", "is missing");
        var name = TermReader.FindClientId(arguments, "--new-client-order-id");
        invocation.Confirm($"amending an order on {symbol.Value}");
        var outcome = await client.Trading.AmendOrderAsync(symbol, reference, quantity, name, token);
        return OrderRun.Tell(invocation, outcome, symbol, static (writer, amended) =>
            writer.WriteObject(OrderListShapes.Of(amended)));
    }

    private static async Task<int> ReplaceAsync(Invocation invocation, SpotwireClient client, CancellationToken token)
    {
        var request = ReadReplacement(invocation.Arguments);
        var order = request.NewOrder;
        invocation.Confirm($"cancelling and replacing by a {order.Side.Value} order on {order.Symbol.Value}");
        var outcome = await client.Trading.CancelReplaceOrderAsync(request, token);
        var isComplete = true;
        var code = OrderRun.Tell(invocation, outcome, order.Symbol, (writer, result) =>
        {
            isComplete = result.IsComplete;
            writer.WriteObject(OrderListShapes.Of(result));
        });
        return isComplete ? code : ExitCode.ExchangeError;
    }

    private static async Task<int> HistoryAsync(Invocation invocation, SpotwireClient client, CancellationToken token)
    {
        var arguments = invocation.Arguments;
        var orders = await client.Trading.GetOrdersAsync(
            new OrdersRequest
            {
                Symbol = arguments.RequireSymbol("SYMBOL"),
                Limit = arguments.IntegerOr("--limit", 500, 1, 1000),
                FromOrderId = arguments.FindInteger("--from") is { } first ? new OrderId(first) : null,
                StartTime = arguments.FindTime("--start"),
                EndTime = arguments.FindTime("--end"),
            },
            token);
        invocation.Writer.WriteArray([.. orders.Select(OrderShapes.Of)]);
        return ExitCode.Done;
    }

    private static async Task<int> AmendmentsAsync(
        Invocation invocation, SpotwireClient client, CancellationToken token)
    {
        var symbol = invocation.Arguments.RequireSymbol("SYMBOL");
        var number = invocation.Arguments.FindInteger("ORDERID")
            ?? throw ParsedArguments.Wrong("ORDERID", "is missing");
        var amendments = await client.Trading.GetOrderAmendmentsAsync(
            symbol, new OrderId(number), cancellationToken: token);
        invocation.Writer.WriteArray([.. amendments.Select(OrderListShapes.Of)]);
        return ExitCode.Done;
    }

    private static CancelReplaceRequest ReadReplacement(ParsedArguments arguments)
    {
        var number = arguments.FindInteger("--cancel-order-id");
        var name = TermReader.FindClientId(arguments, "--cancel-orig-client-order-id");
        return new CancelReplaceRequest
        {
            Order = (number, name) switch
            {
                ({ } id, null) => new OrderId(id),
                (null, { } text) => text,
                _ => throw new CliException(Failure.Usage(
                    "Give either --cancel-order-id or --cancel-orig-client-order-id.")),
            },
            NewOrder = OrderArguments.Read(arguments),
            Mode = arguments.Find("--cancel-replace-mode") is "ALLOW_FAILURE"
                ? CancelReplaceMode.AllowFailure
                : CancelReplaceMode.StopOnFailure,
            CancelOptions = CancelArguments.Read(arguments, CancelName),
            OrderRateLimitExceededMode = arguments.Find("--order-rate-limit-exceeded-mode") is "CANCEL_ONLY"
                ? OrderRateLimitExceededMode.CancelOnly
                : OrderRateLimitExceededMode.DoNothing,
        };
    }
}
