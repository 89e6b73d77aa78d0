using Spotwire.Cli.Errors;
using Spotwire.Cli.Output;
using Spotwire.Trading;

namespace Spotwire.Cli.Commands;

/// <summary><c>order oco</c> and its kin, and <c>order list …</c>.</summary>
internal static class OrderListOperations
{
    private const string Profit = "--pending-above-type limit_maker --pending-above-price 66000";
    private const string Stop = "--pending-below-type stop_loss --pending-below-stop-price 54000";
    private const string Working =
        "--working-type limit --working-side buy --working-quantity 0.001 --working-price 60000";

    private static readonly IReadOnlyList<Parameter> Reference =
    [
        new("LISTID", ParameterType.Integer, "The exchange's number of the list; left out with --client-id."),
        new("--client-id", ParameterType.Text, "Your name for the list.") { ValueName = "ID" },
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        Place(
            "oco",
            "Places two orders around the last price, of which one ends the other.",
            (ListArguments.Oco, ListArguments.ReadOco),
            "spotwire order oco BTCUSDT --side sell --quantity 0.001 --above-type limit_maker --above-price 66000 "
            + "--below-type stop_loss_limit --below-stop-price 54000 --below-price 53900"),
        Place(
            "oto",
            "Places an order, and another once the first is completely filled.",
            (ListArguments.Oto, ListArguments.ReadOto),
            $"spotwire order oto BTCUSDT {Working} --pending-type limit_maker --pending-side sell "
            + "--pending-quantity 0.001 --pending-price 66000"),
        Place(
            "otoco",
            "Places an order, and an OCO once it is completely filled.",
            (ListArguments.Otoco, ListArguments.ReadOtoco),
            $"spotwire order otoco BTCUSDT {Working} --pending-side sell --pending-quantity 0.001 {Profit} {Stop}"),
        Place(
            "opo",
            "Buys, and sells what was bought once the order is completely filled.",
            (ListArguments.Opo, ListArguments.ReadOpo),
            $"spotwire order opo BTCUSDT {Working} --pending-type limit_maker --pending-price 66000"),
        Place(
            "opoco",
            "Buys, and sells what was bought by an OCO once the order is completely filled.",
            (ListArguments.Opoco, ListArguments.ReadOpoco),
            $"spotwire order opoco BTCUSDT {Working} {Profit} {Stop}"),
        new()
        {
            Name = "order list get",
            Summary = "Asks how an order list stands.",
            Parameters = Reference,
            Examples = ["spotwire order list get 12345 -o json"],
            NeedsKey = true,
            RunAsync = ClientRun.With(GetAsync),
        },
        new()
        {
            Name = "order list open",
            Summary = "Lists the open order lists of all markets.",
            Examples = ["spotwire order list open -o json"],
            NeedsKey = true,
            Result = ResultShape.Array,
            RunAsync = ClientRun.With(OpenAsync),
        },
        new()
        {
            Name = "order list history",
            Summary = "Lists order lists, open and ended, the newest last.",
            Parameters =
            [
                new("--limit", ParameterType.Integer, "How many, 1 to 1000.") { Default = "500" },
                new("--from", ParameterType.Integer, "Only those from this list id on."),
                new("--start", ParameterType.Integer, "Only those from this time on, in milliseconds since 1970."),
                new("--end", ParameterType.Integer, "Only those up to this time, in milliseconds since 1970."),
            ],
            Examples = ["spotwire order list history --limit 10 -o json"],
            NeedsKey = true,
            Result = ResultShape.Array,
            RunAsync = ClientRun.With(HistoryAsync),
        },
        new()
        {
            Name = "order list cancel",
            Summary = "Cancels an order list with all its orders.",
            Parameters =
            [
                new("SYMBOL", ParameterType.Symbol, "The market, e.g. BTCUSDT.") { IsRequired = true }, .. Reference,
            ],
            Examples = ["spotwire order list cancel BTCUSDT 12345"],
            NeedsKey = true,
            RunAsync = ClientRun.With(CancelAsync),
        },
    ];

    private static Operation Place(
        string kind,
        string summary,
        (IReadOnlyList<Parameter> Parameters, Func<ParsedArguments, NewOrderList> Read) arguments,
        string example) => new()
    {
        Name = $"order {kind}",
        Summary = summary,
        Parameters = [.. arguments.Parameters, OrderRun.Unchecked],
        Examples = [example],
        NeedsKey = true,
        CanSpendMoney = true,
        RunAsync = OrderRun.Checked(given => arguments.Read(given), async (invocation, client, token) =>
        {
            var list = arguments.Read(invocation.Arguments);
            var symbol = invocation.Arguments.RequireSymbol("SYMBOL");
            invocation.Confirm($"{kind.ToUpperInvariant()} order list on {symbol.Value}");
            var outcome = await client.Trading.PlaceOrderListAsync(list, token);
            return OrderRun.Tell(invocation, outcome, symbol, static (writer, placed) =>
                writer.WriteObject(OrderListShapes.Of(placed)));
        }),
    };

    private static async Task<int> GetAsync(Invocation invocation, SpotwireClient client, CancellationToken token)
    {
        var list = await client.Trading.GetOrderListAsync(ReadReference(invocation.Arguments), token);
        invocation.Writer.WriteObject(OrderListShapes.Of(list));
        return ExitCode.Done;
    }

    private static async Task<int> OpenAsync(Invocation invocation, SpotwireClient client, CancellationToken token)
    {
        var lists = await client.Trading.GetOpenOrderListsAsync(token);
        invocation.Writer.WriteArray([.. lists.Select(OrderListShapes.Of)]);
        return ExitCode.Done;
    }

    private static async Task<int> HistoryAsync(Invocation invocation, SpotwireClient client, CancellationToken token)
    {
        var arguments = invocation.Arguments;
        var lists = await client.Trading.GetOrderListsAsync(
            new OrderListsRequest
            {
                Limit = arguments.IntegerOr("--limit", 500, 1, 1000),
                FromOrderListId = arguments.FindInteger("--from"),
                StartTime = arguments.FindTime("--start"),
                EndTime = arguments.FindTime("--end"),
            },
            token);
        invocation.Writer.WriteArray([.. lists.Select(OrderListShapes.Of)]);
        return ExitCode.Done;
    }

    private static async Task<int> CancelAsync(Invocation invocation, SpotwireClient client, CancellationToken token)
    {
        var symbol = invocation.Arguments.RequireSymbol("SYMBOL");
        var reference = ReadReference(invocation.Arguments);
        invocation.Confirm($"cancelling an order list on {symbol.Value}");
        var outcome = await client.Trading.CancelOrderListAsync(symbol, reference, cancellationToken: token);
        return OrderRun.Tell(invocation, outcome, symbol, static (writer, canceled) =>
            writer.WriteObject(OrderListShapes.Of(canceled)));
    }

    private static OrderListReference ReadReference(ParsedArguments arguments)
    {
        var id = arguments.FindInteger("LISTID");
        var name = TermReader.FindClientId(arguments, "--client-id");
        return (id, name) switch
        {
            ({ } number, null) => OrderListReference.ById(number),
            (null, { } text) => text,
            _ => throw new CliException(Failure.Usage("Give either LISTID or --client-id.")),
        };
    }
}
