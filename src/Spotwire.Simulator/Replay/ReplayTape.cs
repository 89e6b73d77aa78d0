namespace Spotwire.Simulator.Replay;

/// <summary>The captured files of one symbol: one sequence of messages, and its snapshots known in advance.</summary>
internal sealed class ReplayTape
{
    private static readonly byte[] SnapshotStart = "{\"lastUpdateId\""u8.ToArray();

    private ReplayTape(string symbol, IReadOnlyList<string> paths, IReadOnlyList<CapturedEvent> snapshots)
    {
        Symbol = symbol;
        Paths = paths;
        Snapshots = snapshots;
    }

    public string Symbol { get; }

    public IReadOnlyList<string> Paths { get; }

    /// <summary>All snapshots, in order.</summary>
    public IReadOnlyList<CapturedEvent> Snapshots { get; }

    /// <summary>Reads which symbols the files hold and puts the files of one symbol into one sequence, in the order
    /// given.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="ArgumentException">A file holds no message that names a symbol.</exception>
    public static IReadOnlyList<ReplayTape> Load(IReadOnlyList<string> paths)
    {
        var order = new List<string>();
        var files = new Dictionary<string, (List<string> Paths, List<CapturedEvent> Snapshots)>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var (symbol, snapshots) = Scan(path);
            if (!files.TryGetValue(symbol, out var known))
            {
                known = ([], []);
                files.Add(symbol, known);
                order.Add(symbol);
            }

            known.Paths.Add(path);
            known.Snapshots.AddRange(snapshots);
        }

        return [.. order.Select(symbol => new ReplayTape(symbol, files[symbol].Paths, files[symbol].Snapshots))];
    }

    private static (string Symbol, List<CapturedEvent> Snapshots) Scan(string path)
    {
        var symbol = "";
        var snapshots = new List<CapturedEvent>();
        foreach (var message in CaptureReader.Read([path]))
        {
            if (message.Payload.Span.StartsWith(SnapshotStart))
            {
                var snapshot = CapturedEvent.Read(message.Payload);
                if (snapshot.Kind == CapturedKind.Snapshot)
                {
                    snapshots.Add(snapshot);
                }
            }
            else if (symbol.Length == 0)
            {
                symbol = CapturedEvent.Read(message.Payload).Symbol;
            }
        }

        if (symbol.Length == 0)
        {
            throw new ArgumentException(path + " holds no captured message that names a symbol.", nameof(path));
        }

        return (symbol, snapshots);
    }
}
