using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Spotwire.Simulator.Endpoints;
using Spotwire.Simulator.Flow;
using Spotwire.Simulator.MarketData;
using Spotwire.Simulator.Replay;
using Spotwire.Simulator.Streams;
using Spotwire.Simulator.WebSocketApi;

namespace Spotwire.Simulator.Hosts;

/// <summary>The whole simulated exchange as one machine: endpoints, streams, flow and replays, driven by a forward
/// clock that the host hands in. Not safe for use from several threads; the host takes care.</summary>
internal sealed class ExchangeMachine : IDisposable
{
    private readonly List<SymbolReplay> _replays = [];
    private readonly FlowDriver _flow;
    private readonly IncrementalHash? _traffic;

    /// <summary>Sets it up.</summary>
    /// <param name="options">All of it.</param>
    /// <param name="faults">What shall go wrong.</param>
    /// <param name="nowMicros">The forward clock, microseconds since 1970.</param>
    public ExchangeMachine(SimulatorOptions options, Faults.FaultScript faults, long nowMicros)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.ReplaySpeed ?? 1m, nameof(options));
        var tapes = ReplayTape.Load(options.ReplayFiles);
        var replayed = tapes.Select(tape => Spec(tape, options)).ToArray();
        Exchange = new Exchange(options, faults, replayed);
        Api = new ApiHub(Exchange, faults);
        Hub = new StreamHub(nowMicros) { Subscribed = OnSubscribed };
        foreach (var tape in tapes)
        {
            var replay = new SymbolReplay(tape, options.ReplaySpeed) { IsCrowded = () => Hub.IsCrowded };
            _replays.Add(replay);
            Exchange.Find(tape.Symbol)!.Data = replay.Data;
        }

        foreach (var market in Exchange.Markets)
        {
            Hub.Add(market.Data);
        }

        SymbolSpec[] flowing = options.Flow
            ? [.. options.Symbols.Where(spec => Array.TrueForAll(replayed, other => other.Symbol != spec.Symbol))]
            : [];
        FlowHash = FlowSchedule.Hash(options.Seed, flowing);
        _flow = new FlowDriver(Exchange, options.Seed, flowing, nowMicros);
        _traffic = options.Host == SimulatorHost.InMemory
            ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256)
            : null;
    }

    public Exchange Exchange { get; }

    public StreamHub Hub { get; }

    public ApiHub Api { get; }

    public string FlowHash { get; }

    /// <summary>What the exchange shows, less its forward clock.</summary>
    public long ClockOffsetMicros { get; set; }

    public bool HasReplayEnded => _replays.TrueForAll(static replay => replay.HasEnded);

    /// <summary>Hash of all requests, answers and stream messages so far; empty where it is not kept.</summary>
    public string TrafficHash => _traffic is null ? "" : Convert.ToHexStringLower(_traffic.GetCurrentHash());

    /// <summary>When something is due next on the forward clock.</summary>
    public long NextDueMicros
    {
        get
        {
            var due = Math.Min(Math.Min(_flow.NextDueMicros, Hub.NextTickMicros), Api.NextDueMicros);
            due = Math.Min(due, Exchange.Late.NextDueMicros);
            foreach (var replay in _replays)
            {
                due = Math.Min(due, replay.NextDueMicros);
            }

            return due;
        }
    }

    /// <summary>Does all that is due, each at its own time and in order of time.</summary>
    public void Advance(long nowMicros)
    {
        Hub.ShownOffsetMicros = ClockOffsetMicros;
        Api.ShownOffsetMicros = ClockOffsetMicros;
        while (NextDueMicros is var due && due <= nowMicros)
        {
            if (_flow.NextDueMicros == due)
            {
                _flow.Step(due + ClockOffsetMicros);
                continue;
            }

            if (Exchange.Late.NextDueMicros == due)
            {
                Exchange.Late.RunNext(due + ClockOffsetMicros);
                continue;
            }

            foreach (var replay in _replays)
            {
                replay.Advance(due, nowMicros, ClockOffsetMicros);
            }

            Hub.Tick(due);
            Api.Tick(due);
        }
    }

    /// <summary>Answers a REST request; what was due before it is done first.</summary>
    /// <param name="request">As it came off the wire.</param>
    /// <param name="nowMicros">The forward clock.</param>
    /// <param name="putOff">Takes what would be carried out, once it has been let in; null to do it at once.</param>
    public ExchangeResponse Handle(
        in ExchangeRequest request, long nowMicros, Action<Action<long>>? putOff = null)
    {
        Advance(nowMicros);
        var response = Exchange.Handle(request, nowMicros + ClockOffsetMicros, putOff);
        if (_traffic is not null)
        {
            RecordText(request.Method);
            RecordText(request.Path);
            RecordText(request.Query);
            RecordText(request.Body);
            RecordText(request.ApiKey);
            RecordNumber(response.Status);
            RecordBytes(response.Body.Span);
        }

        return response;
    }

    /// <summary>Counts a connection of streams or of the WebSocket API that is about to be opened.</summary>
    /// <returns>Why it may not be; null where it may.</returns>
    public RefusalException? AdmitConnection(string remoteAddress, long nowMicros)
    {
        try
        {
            Exchange.Address(remoteAddress).Connect(nowMicros + ClockOffsetMicros);
            return null;
        }
        catch (RefusalException refusal)
        {
            return refusal;
        }
    }

    /// <summary>A connection of streams was closed because it sent too much.</summary>
    public void CountFlood(string remoteAddress, long nowMicros) =>
        Exchange.Address(remoteAddress).CountFlood(nowMicros + ClockOffsetMicros);

    /// <summary>Tells all connections that the exchange goes away; the host closes them.</summary>
    public void AnnounceShutdown(long nowMicros)
    {
        Hub.AnnounceShutdown(nowMicros);
        Api.AnnounceShutdown(nowMicros);
    }

    /// <summary>Adds bytes of a WebSocket message to the hash of the traffic.</summary>
    public void RecordBytes(ReadOnlySpan<byte> bytes)
    {
        if (_traffic is not null)
        {
            RecordNumber(bytes.Length);
            _traffic.AppendData(bytes);
        }
    }

    public void Dispose()
    {
        Hub.Dispose();
        _traffic?.Dispose();
        foreach (var replay in _replays)
        {
            replay.Dispose();
        }
    }

    /// <summary>Rules of a replayed symbol: as asked for among the symbols, else sized by the captured price.</summary>
    private static SymbolSpec Spec(ReplayTape tape, SimulatorOptions options)
    {
        var known = options.Symbols.Concat(options.QuietSymbols)
            .FirstOrDefault(spec => spec.Symbol.Value == tape.Symbol);
        if (known is not null || tape.Snapshots.Count == 0 || tape.Snapshots[0].Bids.Length == 0)
        {
            return known ?? SymbolSpec.Parse(tape.Symbol);
        }

        var named = SymbolSpec.Parse(tape.Symbol);
        return SymbolSpec.Create(named.BaseAsset, named.QuoteAsset, tape.Snapshots[0].Bids[0].Price / 100_000_000m);
    }

    private void OnSubscribed(SymbolMarketData market, long nowMicros) =>
        _replays.Find(replay => replay.Data == market)?.Start(nowMicros);

    private void RecordText(string? text) => RecordBytes(Encoding.UTF8.GetBytes(text ?? ""));

    private void RecordNumber(long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        _traffic!.AppendData(bytes);
    }
}
