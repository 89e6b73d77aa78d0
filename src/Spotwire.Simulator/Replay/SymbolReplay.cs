using Spotwire.Simulator.MarketData;

namespace Spotwire.Simulator.Replay;

/// <summary>Plays the capture of one symbol into its market data. Starts at the first subscription; before that, and
/// until the messages have passed it, the book is the first snapshot, so that whatever depth answer a client fetches
/// joins the messages without a gap. Ids stay as captured; times are moved onto the exchange's clock.</summary>
internal sealed class SymbolReplay : IDisposable
{
    /// <summary>Longest silence kept between two files, microseconds as captured.</summary>
    private const long FilePause = 1_000_000;

    /// <summary>Messages released at a time when the replay runs as fast as it can, and how often.</summary>
    private const int Batch = 200;
    private const long BatchInterval = 5_000;

    private readonly ReplayTape _tape;
    private readonly decimal? _speed;
    private IEnumerator<CapturedMessage>? _messages;
    private int _nextSnapshot;
    private int _file = -1;
    private long _capturedMicros;
    private long _elapsedCaptured;
    private long _startMicros;
    private (long Event, long Due)? _eventBase;
    private long _streamFinalId;

    /// <summary>Puts the first snapshot into the book.</summary>
    /// <param name="tape">The capture.</param>
    /// <param name="speed">Times faster than captured, or null as fast as it can.</param>
    public SymbolReplay(ReplayTape tape, decimal? speed)
    {
        _tape = tape;
        _speed = speed;
        Data = new SymbolMarketData(tape.Symbol, 0.00000001m, 0.00000001m) { IsReplayed = true };
        TakeSnapshot(atLeast: 0);
    }

    public SymbolMarketData Data { get; }

    public string Symbol => _tape.Symbol;

    /// <summary>Whether some connection still has many messages to send; only a replay as fast as it can waits for
    /// it.</summary>
    public Func<bool>? IsCrowded { get; set; }

    public bool HasStarted { get; private set; }

    public bool HasEnded { get; private set; }

    /// <summary>Messages played.</summary>
    public long Played { get; private set; }

    /// <summary>When the next message is due on the exchange's forward clock; never before the start nor after the
    /// end.</summary>
    public long NextDueMicros { get; private set; } = long.MaxValue;

    /// <summary>Begins, if it has not yet.</summary>
    public void Start(long nowMicros)
    {
        if (HasStarted)
        {
            return;
        }

        HasStarted = true;
        _startMicros = nowMicros;
        _messages = CaptureReader.Read(_tape.Paths).GetEnumerator();
        Next();
    }

    /// <summary>Plays what is due.</summary>
    /// <param name="dueMicros">Up to when, on the exchange's forward clock.</param>
    /// <param name="nowMicros">What that clock shows; later than the due time where the host is behind.</param>
    /// <param name="shownOffsetMicros">Added to it in what messages show.</param>
    public void Advance(long dueMicros, long nowMicros, long shownOffsetMicros)
    {
        if (_speed is null)
        {
            // As fast as it can, but others shall have their turn: nothing is made up for.
            AdvanceBatch(dueMicros, nowMicros, shownOffsetMicros);
            return;
        }

        while (NextDueMicros <= dueMicros)
        {
            Play(_messages!.Current.Payload, NextDueMicros, shownOffsetMicros);
            Next();
        }
    }

    public void Dispose() => _messages?.Dispose();

    private void AdvanceBatch(long dueMicros, long nowMicros, long shownOffsetMicros)
    {
        if (NextDueMicros > dueMicros)
        {
            return;
        }

        var crowded = IsCrowded?.Invoke() ?? false;
        for (var i = 0; i < Batch && !crowded && !HasEnded; i++)
        {
            Play(_messages!.Current.Payload, dueMicros, shownOffsetMicros);
            Next();
        }

        NextDueMicros = HasEnded ? long.MaxValue : nowMicros + BatchInterval;
    }

    private void Next()
    {
        if (!_messages!.MoveNext())
        {
            HasEnded = true;
            NextDueMicros = long.MaxValue;
            return;
        }

        var message = _messages.Current;
        var micros = message.ReceivedNanos / 1000;
        var step = _file < 0 ? 0 : Math.Max(0, micros - _capturedMicros);
        if (message.File != _file)
        {
            _file = message.File;
            _eventBase = null;
            step = Math.Min(step, FilePause);
        }

        _capturedMicros = micros;
        _elapsedCaptured += step;
        NextDueMicros = _startMicros + Scale(_elapsedCaptured);
    }

    private long Scale(long capturedMicros) => _speed is { } speed ? (long)(capturedMicros / speed) : 0;

    private void Play(ReadOnlyMemory<byte> payload, long dueMicros, long shownOffsetMicros)
    {
        Played++;
        var message = CapturedEvent.Read(payload);
        if (message.EventMicros is { } captured)
        {
            _eventBase ??= (captured, dueMicros);
            Data.EventMicros = Shown(captured);
        }

        long Shown(long micros) => shownOffsetMicros + (_speed is null
            ? dueMicros : _eventBase!.Value.Due + Scale(micros - _eventBase.Value.Event));
        switch (message.Kind)
        {
            case CapturedKind.Depth:
                PlayDepth(message, dueMicros + shownOffsetMicros);
                break;
            case CapturedKind.Trade:
                var (price, quantity) = message.Bids[0];
                Data.OnTrade(new PublicTrade(
                    message.FirstId, price, quantity, Shown(message.TradeMicros), message.IsBuyerMaker));
                Data.OnCommandDone(dueMicros + shownOffsetMicros);
                break;
            case CapturedKind.BookTicker:
                Data.PublishTop(
                    new BookTop(
                        message.FinalId, message.Bids[0].Price, message.Bids[0].Quantity,
                        message.Asks[0].Price, message.Asks[0].Quantity),
                    dueMicros + shownOffsetMicros);
                break;
        }
    }

    private void PlayDepth(CapturedEvent message, long shownMicros)
    {
        if (_streamFinalId != 0 && message.FirstId != _streamFinalId + 1)
        {
            Data.BreakHistory(shownMicros);
        }

        _streamFinalId = message.FinalId;
        if (message.FirstId > Data.LastUpdateId + 1 && !TakeSnapshot(atLeast: message.FirstId - 1))
        {
            // Nothing tells what the levels in between are: known is what comes from here on.
            Data.ResetBook(message.FirstId - 1);
        }

        var isNews = message.FinalId > Data.LastUpdateId;
        foreach (var (price, quantity) in message.Bids)
        {
            Data.ReplayLevel(isBid: true, price, quantity, isNews);
        }

        foreach (var (price, quantity) in message.Asks)
        {
            Data.ReplayLevel(isBid: false, price, quantity, isNews);
        }

        Data.CompleteUpdate(message.FirstId, message.FinalId, shownMicros);
    }

    /// <summary>Puts the next snapshot that is not older than an id into the book; false where there is none.</summary>
    private bool TakeSnapshot(long atLeast)
    {
        while (_nextSnapshot < _tape.Snapshots.Count)
        {
            var snapshot = _tape.Snapshots[_nextSnapshot++];
            if (snapshot.FinalId < atLeast)
            {
                continue;
            }

            Data.ResetBook(snapshot.FinalId);
            foreach (var (price, quantity) in snapshot.Bids)
            {
                Data.SetLevel(isBid: true, price, quantity);
            }

            foreach (var (price, quantity) in snapshot.Asks)
            {
                Data.SetLevel(isBid: false, price, quantity);
            }

            return true;
        }

        return false;
    }
}
