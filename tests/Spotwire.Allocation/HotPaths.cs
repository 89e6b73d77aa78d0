using System.Text;
using Spotwire.Books;
using Spotwire.Signing;
using Spotwire.Streams;
using Spotwire.Wire;

namespace Spotwire.Allocation;

/// <summary>Every path that promises to allocate nothing a message.</summary>
internal static class HotPaths
{
    public static IEnumerable<HotPath> All()
    {
        yield return Read("trade.read", Messages.Trades(), data => TradeReader.TryRead(data, out _));
        yield return Read("trade.read, general", Messages.UnusualTrades(), data => TradeReader.TryRead(data, out _));
        yield return Read(
            "aggTrade.read", Messages.AggregateTrades(), data => AggregateTradeReader.TryRead(data, out _));
        yield return Read("bookTicker.read", Messages.BookTickers(), data => BookTickerReader.TryRead(data, out _));
        yield return Read("kline.read", Messages.Klines(), data => KlineReader.TryRead(data, out _));
        yield return Read("miniTicker.read", Messages.MiniTickers(), data => MiniTickerReader.TryRead(data, out _));
        yield return Read("ticker.read", Messages.Tickers(), data => TickerReader.TryRead(data, out _));
        var depth = new DepthBuffer();
        yield return Read("depth20.read", Messages.Changes(), data => DepthReader.TryRead(data, depth));
        yield return SnapshotRead();
        yield return DepthToBook();
        yield return BooksTop();
        yield return HmacSign();
        yield return OrderFrame();
    }

    private static HotPath Read(string name, byte[][] messages, Reading reading) => new(name, messages.Length, () =>
    {
        foreach (var message in messages)
        {
            if (!CombinedFrame.TrySplit(message, out _, out var data) || !reading(data))
            {
                throw new InvalidOperationException($"{name}: {Encoding.UTF8.GetString(message)} is refused.");
            }
        }
    });

    private static HotPath SnapshotRead()
    {
        var message = Messages.Snapshot();
        var buffer = new DepthBuffer();
        return new("snapshot1000.read", 1, () => Require(SnapshotReader.TryRead(message, buffer)));
    }

    /// <summary>From bytes to the updated book, with a book ticker between any two changes and its
    /// comparison.</summary>
    private static HotPath DepthToBook()
    {
        var (changes, tickers) = (Messages.Changes(), Messages.TickersBetween());
        var (snapshot, change) = (new DepthBuffer(), new DepthBuffer());
        Require(SnapshotReader.TryRead(Messages.Snapshot(), snapshot));
        var follower = new BookFollower(capacity: 100);
        return new(
            "depth20.book",
            changes.Length,
            () =>
            {
                for (var i = 0; i < changes.Length; i++)
                {
                    Require(CombinedFrame.TrySplit(tickers[i], out _, out var data));
                    Require(BookTickerReader.TryRead(data, out var ticker));
                    follower.OnBookTicker(TopOfBook.From(ticker));
                    Require(CombinedFrame.TrySplit(changes[i], out _, out data));
                    Require(DepthReader.TryRead(data, change));
                    Require(follower.OnDepth(change) == DepthVerdict.Apply);
                }

                Require(follower.BookTickerAgree + follower.BookTickerDisagree >= changes.Length);
            },
            () =>
            {
                follower.Restart();
                follower.OnSnapshot(snapshot, canFetchAgain: false);
            });
    }

    /// <summary>Loading a snapshot again and reading the best levels as integers.</summary>
    private static HotPath BooksTop()
    {
        var (snapshot, book) = (new DepthBuffer(), new DepthBook());
        var (bids, asks) = (new BookLevel[20], new BookLevel[20]);
        Require(SnapshotReader.TryRead(Messages.Snapshot(), snapshot));
        return new("snapshot1000.book", 1, () =>
        {
            book.Load(snapshot);
            Require(book.CopyBids(bids) == 20 && book.CopyAsks(asks) == 20 && bids[0].Price < asks[0].Price);
        });
    }

    private static HotPath HmacSign()
    {
        var signer = new HmacSigner("NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j"u8);
        var hex = new byte[HmacSigner.HexLength];
        var payload = Encoding.ASCII.GetBytes(
            "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000"
            + "&timestamp=1499827319559");
        return new("hmac.sign", 100, () =>
        {
            for (var i = 0; i < 100; i++)
            {
                signer.Sign(payload, hex);
            }
        });
    }

    /// <summary>An order's parameters to the signed frame of the WebSocket API.</summary>
    private static HotPath OrderFrame()
    {
        var signer = new HmacSigner("NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j"u8);
        var writer = new ApiRequestWriter();
        var parameters = new RequestParameters()
            .Add("symbol", "LTCBTC").Add("side", "BUY").Add("type", "LIMIT").Add("timeInForce", "GTC")
            .Add("quantity", 1.000m).Add("price", 0.1m);
        var stamp = new RequestStamp
        {
            RecvWindow = "5000"u8.ToArray(), Timestamp = 1499827319559, ApiKey = new byte[64], Signer = signer,
        };
        return new("order.frame", 100, () =>
        {
            for (var i = 0; i < 100; i++)
            {
                Require(writer.Write(i, "order.place", parameters, stamp).Length > 200);
            }
        });
    }

    private static void Require(bool condition)
    {
        if (!condition)
        {
            throw new InvalidOperationException("A message was refused.");
        }
    }

    private delegate bool Reading(ReadOnlySpan<byte> data);
}
