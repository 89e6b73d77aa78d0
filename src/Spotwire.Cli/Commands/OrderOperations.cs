using Spotwire.Cli.Errors;
using Spotwire.Cli.Output;
using Spotwire.Trading;

namespace Spotwire.Cli.Commands;

/// <summary><c>order …</c>: checks, places, asks for and cancels orders.</summary>
internal static class OrderOperations
{
    private const string CancelName = "--new-client-order-id";

    private static readonly Parameter Sor = new(
        "--sor", ParameterType.Flag, "By smart order routing: limit and market orders by quantity.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        new()
        {
            Name = "order preview",
            Summary = "Checks an order against the market's rules, here, without sending it.",
            Parameters = OrderArguments.Parameters,
            Examples = ["spotwire order preview BTCUSDT buy 0.001 --price 60000 -o json"],
            RunAsync = ClientRun.With(PreviewAsync),
        },
        new()
        {
            Name = "order test",
            Summary = "Lets the exchange check an order without placing it.",
            Parameters =
            [
                .. OrderArguments.Parameters,
                Sor,
                OrderRun.Unchecked,
                new("--rates", ParameterType.Flag, "Also asks for the commission rates that would apply."),
            ],
            Examples = ["spotwire order test BTCUSDT sell 0.001 --rates -o json"],
            NeedsKey = true,
            RunAsync = OrderRun.Checked(ReadChecked, TestAsync),
        },
        new()
        {
            Name = "order place",
            Summary = "Places an order.",
            Parameters = [.. OrderArguments.Parameters, Sor, OrderRun.Unchecked],
            Examples =
            [
                "spotwire order place BTCUSDT buy 0.001 --price 60000",
                "spotwire order place BTCUSDT buy --quote 100 -o json",
                "spotwire order place BTCUSDT sell 0.001 --type stop_loss --stop 55000",
                "spotwire order place BTCUSDT sell 0.001 --type take_profit --stop 66000 --trailing-delta 100",
                "spotwire order place BTCUSDT buy 0.001 --peg-price-type PRIMARY_PEG",
            ],
            NeedsKey = true,
            CanSpendMoney = true,
            RunAsync = OrderRun.Checked(ReadChecked, PlaceAsync),
        },
        new()
        {
            Name = "order get",
            Summary = "Asks how an order stands.",
            Parameters = OrderRun.Reference,
            Examples = ["spotwire order get BTCUSDT 12345", "spotwire order get BTCUSDT --client-id my-order"],
            NeedsKey = true,
            RunAsync = ClientRun.With(GetAsync),
        },
        new()
        {
            Name = "order cancel",
            Summary = "Cancels an order.",
            Parameters = [.. OrderRun.Reference, .. CancelArguments.Named(CancelName)],
            Examples =
            [
                "spotwire order cancel BTCUSDT 12345",
                "spotwire order cancel BTCUSDT --client-id my-order --cancel-restrictions ONLY_NEW",
            ],
            NeedsKey = true,
            RunAsync = ClientRun.With(CancelAsync),
        },
        new()
        {
            Name = "order open",
            Summary = "Lists open orders, of one market or of all.",
            Parameters = [new("SYMBOL", ParameterType.Symbol, "The market; none means all (request weight 80).")],
            Examples = ["spotwire order open BTCUSDT -o json"],
            NeedsKey = true,
            Result = ResultShape.Array,
            RunAsync = ClientRun.With(OpenAsync),
        },
        new()
        {
            Name = "order cancel-all",
            Summary = "Cancels every open order of a market.",
            Parameters = [new("SYMBOL", ParameterType.Symbol, "The market, e.g. BTCUSDT.") { IsRequired = true }],
            Examples = ["spotwire order cancel-all BTCUSDT"],
            NeedsKey = true,
            Result = ResultShape.Array,
            RunAsync = ClientRun.With(CancelAllAsync),
        },
    ];

    private static async Task<int> PreviewAsync(Invocation invocation, SpotwireClient client, CancellationToken token)
    {
        var order = OrderArguments.Read(invocation.Arguments);
        var violations = await client.Trading.CheckOrderAsync(order, token);
        invocation.Writer.WriteObject(PreviewShapes.Of(order, violations));
        return violations.Count == 0 ? ExitCode.Done : ExitCode.Refused;
    }

    private static async Task<int> TestAsync(Invocation invocation, SpotwireClient client, CancellationToken token)
    {
        var order = OrderArguments.Read(invocation.Arguments);
        var hasRates = invocation.Arguments.Has("--rates");
        var result = invocation.Arguments.Has(Sor.Name)
            ? await client.Trading.TestSorOrderAsync(Routed(order), hasRates, token)
            : await client.Trading.TestOrderAsync(order, hasRates, token);
        var shape = OrderShapes.Of(result);
        shape.Insert(0, "symbol", order.Symbol.Value);
        shape.Insert(1, "accepted", true);
        invocation.Writer.WriteObject(shape);
        return ExitCode.Done;
    }

    private static async Task<int> PlaceAsync(Invocation invocation, SpotwireClient client, CancellationToken token)
    {
        var order = OrderArguments.Read(invocation.Arguments);
        invocation.Confirm($"{order.Side.Value} order on {order.Symbol.Value}");
        var outcome = invocation.Arguments.Has(Sor.Name)
            ? await client.Trading.PlaceSorOrderAsync(Routed(order), token)
            : await client.Trading.PlaceOrderAsync(order, token);
        return OrderRun.Tell(invocation, outcome, order.Symbol, static (writer, placed) =>
            writer.WriteObject(OrderShapes.Of(placed)));
    }

    private static async Task<int> GetAsync(Invocation invocation, SpotwireClient client, CancellationToken token)
    {
        var symbol = invocation.Arguments.RequireSymbol("SYMBOL");
        var order = await client.Trading.GetOrderAsync(symbol, OrderRun.ReadReference(invocation.Arguments), token);
        invocation.Writer.WriteObject(OrderShapes.Of(order));
        return ExitCode.Done;
    }

    private static async Task<int> CancelAsync(Invocation invocation, SpotwireClient client, CancellationToken token)
    {
        var symbol = invocation.Arguments.RequireSymbol("SYMBOL");
        var reference = OrderRun.ReadReference(invocation.Arguments);
        invocation.Confirm($"cancelling an order on {symbol.Value}");
        var options = CancelArguments.Read(invocation.Arguments, CancelName);
        var outcome = await client.Trading.CancelOrderAsync(symbol, reference, options, token);
        return OrderRun.Tell(invocation, outcome, symbol, static (writer, canceled) =>
            writer.WriteObject(OrderShapes.Of(canceled)));
    }

    private static async Task<int> OpenAsync(Invocation invocation, SpotwireClient client, CancellationToken token)
    {
        var orders = await client.Trading.GetOpenOrdersAsync(invocation.Arguments.FindSymbol("SYMBOL"), token);
        invocation.Writer.WriteArray([.. orders.Select(OrderShapes.Of)]);
        return ExitCode.Done;
    }

    private static async Task<int> CancelAllAsync(Invocation invocation, SpotwireClient client, CancellationToken token)
    {
        var symbol = invocation.Arguments.RequireSymbol("SYMBOL");
        invocation.Confirm($"cancelling all orders on {symbol.Value}");
        var outcome = await client.Trading.CancelOpenOrdersAsync(symbol, token);
        return OrderRun.Tell(invocation, outcome, symbol, static (writer, canceled) =>
            writer.WriteArray([.. canceled.Select(OrderShapes.Of)]));
    }

    private static void ReadChecked(ParsedArguments arguments)
    {
        var order = OrderArguments.Read(arguments);
        if (arguments.Has(Sor.Name))
        {
            Routed(order);
        }
    }

    private static NewSorOrder Routed(NewOrder order) =>
        order is { Order: ISorOrder typed, Quantity: { } quantity }
            ? new NewSorOrder(order.Symbol, order.Side, quantity, typed)
            {
                ResponseType = order.ResponseType,
                SelfTradePreventionMode = order.SelfTradePreventionMode,
            }
            : throw ParsedArguments.Wrong(
                Sor.Name, "takes limit and market orders by quantity only, not pegged");
}
