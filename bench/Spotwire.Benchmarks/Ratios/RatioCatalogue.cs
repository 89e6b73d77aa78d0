using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Spotwire.Benchmarks.Corpus;
using Spotwire.Benchmarks.Floors;
using Spotwire.Books;
using Spotwire.Signing;
using Spotwire.Wire;

namespace Spotwire.Benchmarks.Ratios;

/// <summary>All groups by name.</summary>
internal static class RatioCatalogue
{
    public static IReadOnlyDictionary<string, Func<ContenderGroup>> Groups { get; } =
        new SortedDictionary<string, Func<ContenderGroup>>(StringComparer.Ordinal)
        {
            ["trade.read"] = TradeRead,
            ["bookTicker.read"] = BookTickerRead,
            ["depth20.read"] = Depth20Read,
            ["depth20.book"] = Depth20Book,
            ["hmac.sign"] = HmacSign,
            ["order.frame"] = OrderFrame,
        };

    private static ContenderGroup TradeRead()
    {
        var messages = MessageCorpus.Trades(5_000);
        return new("trade.read", Each(messages, OurTrade), Each(messages, FloorTrade), Each(messages, Walk));
    }

    private static ContenderGroup BookTickerRead()
    {
        var messages = MessageCorpus.BookTickers(5_000);
        return new("bookTicker.read", Each(messages, OurTicker), Each(messages, FloorTicker), Each(messages, Walk));
    }

    private static ContenderGroup Depth20Read()
    {
        var (_, messages) = MessageCorpus.Depth(5_000, 20, 4_000);
        var ours = new DepthBuffer();
        var floor = new FloorDepth();
        return new(
            "depth20.read",
            Each(messages, message => OurDepth(message, ours)),
            Each(messages, message => FloorReaders.TryReadDepth(message, floor)
                ? floor.FinalId + floor.Bids[floor.BidCount - 1].Price + floor.Asks[floor.AskCount - 1].Quantity
                : throw Unreadable()),
            Each(messages, Walk));
    }

    /// <summary>From bytes to the updated book: ours with the sequence checked, the floor's without.</summary>
    private static ContenderGroup Depth20Book()
    {
        var (snapshots, messages) = MessageCorpus.Depth(5_000, 20, 4_000);
        var snapshot = new DepthBuffer();
        var change = new DepthBuffer();
        if (!SnapshotReader.TryRead(snapshots[0], snapshot))
        {
            throw Unreadable();
        }

        var ours = new BookFollower(capacity: 100);
        var (bids, asks) = (new FloorBook(), new FloorBook());
        return new(
            "depth20.book",
            Each(messages, message => FollowOurs(message, ours, change)) with
            {
                Prepare = () =>
                {
                    ours.Restart();
                    ours.OnSnapshot(snapshot, canFetchAgain: false);
                },
            },
            Each(messages, message => FollowFloor(message, change, bids, asks)) with
            {
                Prepare = () =>
                {
                    bids.Clear();
                    asks.Clear();
                    for (var i = snapshot.BidCount - 1; i >= 0; i--)
                    {
                        bids.Set(snapshot.Bids[i].Price, snapshot.Bids[i].Quantity);
                    }

                    for (var i = snapshot.AskCount - 1; i >= 0; i--)
                    {
                        asks.Set(-snapshot.Asks[i].Price, snapshot.Asks[i].Quantity);
                    }
                },
            },
            Each(messages, Walk));
    }

    private static ContenderGroup HmacSign()
    {
        var secret = Encoding.ASCII.GetBytes("NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j");
        var messages = new MessageSet([.. Enumerable.Range(0, 500).Select(i =>
            $"symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.00{100 + i}&price=61837.{10 + (i % 90)}" +
            $"&newClientOrderId=x{i:000000000000000000000}&recvWindow=5000&timestamp={1_753_437_600_000 + i}")]);
        var signer = new HmacSigner(secret);
        var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        var hex = new byte[HmacSigner.HexLength];
        var bytes = new byte[32];
        return new(
            "hmac.sign",
            Each(messages, message =>
            {
                signer.Sign(message, hex);
                return (Nibble(hex[0]) << 4) + Nibble(hex[1]);
            }),
            Each(messages, message =>
            {
                hash.AppendData(message);
                hash.GetHashAndReset(bytes);
                return bytes[0];
            }));
    }

    /// <summary>An order of the WebSocket API encoded, signed and framed: the floor signs alone.</summary>
    private static ContenderGroup OrderFrame()
    {
        const int orders = 500;
        const int signatureFromEnd = HmacSigner.HexLength + 3;
        var secret = Encoding.ASCII.GetBytes("NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j");
        var key = new string('k', 64);
        var messages = new MessageSet([.. Enumerable.Range(0, orders).Select(i =>
            $"apiKey={key}&newClientOrderId=x{i:000000000000000000000}&price=61837.1&quantity=0.001&recvWindow=5000" +
            $"&side=BUY&symbol=BTCUSDT&timeInForce=GTC&timestamp={1_753_437_600_000 + i}&type=LIMIT")]);
        var own = Enumerable.Range(0, orders).Select(i => new RequestParameters()
            .Add("symbol", "BTCUSDT").Add("side", "BUY").Add("type", "LIMIT").Add("timeInForce", "GTC")
            .Add("quantity", 0.001m).Add("price", 61837.1m).Add("newClientOrderId", $"x{i:000000000000000000000}"))
            .ToArray();
        var recvWindow = "5000"u8.ToArray();
        var keyBytes = Encoding.ASCII.GetBytes(key);
        var (writer, signer) = (new ApiRequestWriter(), new HmacSigner(secret));
        var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        var bytes = new byte[32];
        return new(
            "order.frame",
            new Contender(orders, () =>
            {
                var sum = 0L;
                for (var i = 0; i < orders; i++)
                {
                    var frame = writer.Write(i, "order.place", own[i], new RequestStamp
                    {
                        RecvWindow = recvWindow, Timestamp = 1_753_437_600_000 + i, ApiKey = keyBytes, Signer = signer,
                    }).Span;
                    sum += (Nibble(frame[^signatureFromEnd]) << 4) + Nibble(frame[^(signatureFromEnd - 1)]);
                }

                return sum;
            }),
            Each(messages, message =>
            {
                hash.AppendData(message);
                hash.GetHashAndReset(bytes);
                return bytes[0];
            }));
    }

    private static int Nibble(byte hexadecimal) => hexadecimal - (hexadecimal <= '9' ? '0' : 'a' - 10);

    private static Contender Each(MessageSet messages, Reading reading) => new(messages.Count, () =>
    {
        var sum = 0L;
        for (var i = 0; i < messages.Count; i++)
        {
            sum += reading(messages[i]);
        }

        return sum;
    });

    private static long OurTrade(ReadOnlySpan<byte> message) =>
        CombinedFrame.TrySplit(message, out _, out var data) && TradeReader.TryRead(data, out var trade)
            ? trade.TradeId + trade.ScaledPrice.Mantissa + trade.ScaledQuantity.Mantissa + trade.Symbol.Value.Length
            : throw Unreadable();

    private static long FloorTrade(ReadOnlySpan<byte> message) =>
        FloorReaders.TryReadTrade(message, out var trade)
            ? trade.Id + trade.Price + trade.Quantity + trade.Symbol.Length
            : throw Unreadable();

    private static long OurTicker(ReadOnlySpan<byte> message) =>
        CombinedFrame.TrySplit(message, out _, out var data) && BookTickerReader.TryRead(data, out var ticker)
            ? ticker.UpdateId + ticker.ScaledBidPrice.Mantissa + ticker.ScaledAskQuantity.Mantissa
            : throw Unreadable();

    private static long FloorTicker(ReadOnlySpan<byte> message) =>
        FloorReaders.TryReadTicker(message, out var ticker)
            ? ticker.UpdateId + ticker.BidPrice + ticker.AskQuantity
            : throw Unreadable();

    private static long OurDepth(ReadOnlySpan<byte> message, DepthBuffer into) =>
        CombinedFrame.TrySplit(message, out _, out var data) && DepthReader.TryRead(data, into)
            ? into.FinalUpdateId + into.Bids[into.BidCount - 1].Price + into.Asks[into.AskCount - 1].Quantity
            : throw Unreadable();

    private static long FollowOurs(ReadOnlySpan<byte> message, BookFollower follower, DepthBuffer change)
    {
        OurDepth(message, change);
        if (follower.OnDepth(change) != DepthVerdict.Apply)
        {
            throw new InvalidOperationException("The changes do not follow each other.");
        }

        follower.Book.TryGetBestBid(out var bid, out _);
        follower.Book.TryGetBestAsk(out var ask, out _);
        return bid.Mantissa + ask.Mantissa;
    }

    private static long FollowFloor(ReadOnlySpan<byte> message, DepthBuffer change, FloorBook bids, FloorBook asks)
    {
        OurDepth(message, change);
        for (var i = 0; i < change.BidCount; i++)
        {
            bids.Set(change.Bids[i].Price, change.Bids[i].Quantity);
        }

        for (var i = 0; i < change.AskCount; i++)
        {
            asks.Set(-change.Asks[i].Price, change.Asks[i].Quantity);
        }

        return bids.BestPrice - asks.BestPrice;
    }

    private static long Walk(ReadOnlySpan<byte> message)
    {
        var json = new Utf8JsonReader(message);
        var tokens = 0L;
        while (json.Read())
        {
            tokens++;
        }

        return tokens;
    }

    private static InvalidOperationException Unreadable() => new("A message of the corpus could not be read.");

    private delegate long Reading(ReadOnlySpan<byte> message);
}
