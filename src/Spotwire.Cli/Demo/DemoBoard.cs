using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using Spotwire.Cli.Output;

namespace Spotwire.Cli.Demo;

/// <summary>What the live display shows, gathered from events. Safe from any thread.</summary>
internal sealed class DemoBoard(string title)
{
    private const int Rows = 8;
    private readonly Lock _gate = new();
    private readonly List<IntentRecord> _orders = [];
    private readonly Queue<string> _fills = new();
    private DemoEvent.BookSeen? _book;
    private decimal _inventory;
    private int _orderCount;
    private int _fillCount;
    private string _notice = "";
    private TimeSpan _at;

    /// <summary>Takes an event.</summary>
    public void Take(DemoEvent happened)
    {
        lock (_gate)
        {
            _at = happened.At;
            switch (happened)
            {
                case DemoEvent.BookSeen book:
                    _book = book;
                    break;
                case DemoEvent.OrderChanged { Order: var order }:
                    TakeOrder(order);
                    break;
                case DemoEvent.Filled { Fill: var fill }:
                    _fillCount++;
                    _fills.Enqueue($"{fill.Side.Value,-4} {Plain.Short(fill.Quantity)} @ {Plain.Short(fill.Price)}");
                    if (_fills.Count > Rows)
                    {
                        _fills.Dequeue();
                    }

                    break;
                case DemoEvent.InventoryChanged { Inventory: var inventory }:
                    _inventory = inventory;
                    break;
                case DemoEvent.Noticed { Message: var message }:
                    _notice = message;
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>The board as it stands.</summary>
    public IRenderable Render()
    {
        lock (_gate)
        {
            var board = new Grid()
                .AddColumn(new GridColumn().PadRight(1)).AddColumn(new GridColumn().PadRight(1)).AddColumn();
            board.AddRow(BookTable(), OrderTable(), FillTable());
            var seconds = _at.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
            var counts = string.Create(
                CultureInfo.InvariantCulture,
                $"{seconds} s   orders {_orderCount}   fills {_fillCount}   inventory {Plain.Short(_inventory)}");
            return new Rows(
                new Rule(title.EscapeMarkup()) { Justification = Justify.Left },
                board,
                new Text(counts),
                new Text(_notice, new Style(Color.Yellow)));
        }
    }

    private void TakeOrder(IntentRecord order)
    {
        var place = _orders.FindIndex(known => known.ClientOrderId == order.ClientOrderId);
        if (place >= 0)
        {
            _orders[place] = order;
            return;
        }

        _orderCount++;
        _orders.Add(order);
        if (_orders.Count > Rows)
        {
            _orders.RemoveAt(0);
        }
    }

    private Table BookTable()
    {
        var heading = new TableTitle($"book ({_book?.State ?? "none"})");
        var table = new Table { Title = heading, Border = TableBorder.Rounded };
        table.AddColumn(new TableColumn("quantity").RightAligned().NoWrap().PadLeft(0));
        table.AddColumn(new TableColumn("bid").RightAligned().NoWrap().PadLeft(0));
        table.AddColumn(new TableColumn("ask").NoWrap().PadRight(0));
        table.AddColumn(new TableColumn("quantity").NoWrap().PadRight(0));
        for (var i = 0; i < Rows; i++)
        {
            var (bid, bidQuantity) = Level(_book?.Bids, i);
            var (ask, askQuantity) = Level(_book?.Asks, i);
            table.AddRow(
                new Text(bidQuantity),
                new Text(bid, new Style(Color.Green)),
                new Text(ask, new Style(Color.Red)),
                new Text(askQuantity));
        }

        return table;
    }

    private Table OrderTable()
    {
        var table = new Table { Title = new TableTitle("orders"), Border = TableBorder.Rounded };
        table.AddColumn("side");
        table.AddColumn(new TableColumn("price").RightAligned());
        table.AddColumn(new TableColumn("quantity").RightAligned());
        table.AddColumn(new TableColumn("state") { Width = 16 });
        foreach (var order in _orders)
        {
            table.AddRow(
                new Text(order.Side.Value, new Style(order.Side == Side.Buy ? Color.Green : Color.Red)),
                new Text(order.Price is { } price ? Plain.Short(price) : "market"),
                new Text(Plain.Short(order.Quantity)),
                new Text(order.Outcome is IntentOutcome.Accepted
                    ? order.Status.Value
                    : order.Outcome.ToString()));
        }

        return table;
    }

    private Table FillTable()
    {
        var table = new Table { Title = new TableTitle("fills"), Border = TableBorder.Rounded };
        table.AddColumn(new TableColumn("latest last") { Width = 28 });
        foreach (var fill in _fills)
        {
            table.AddRow(new Text(fill));
        }

        return table;
    }

    private static (string Price, string Quantity) Level(
        IReadOnlyList<(decimal Price, decimal Quantity)>? levels, int index) =>
        levels is not null && index < levels.Count
            ? (Plain.Short(levels[index].Price), Plain.Short(levels[index].Quantity))
            : ("", "");
}
