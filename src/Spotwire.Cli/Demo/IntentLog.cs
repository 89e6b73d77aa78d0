namespace Spotwire.Cli.Demo;

/// <summary>The agent's own record: every order it ever wanted, in the order of wanting. It is kept from the agent's
/// side alone and compared with the exchange's record at the end.</summary>
internal sealed class IntentLog
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ClientOrderId, int> _places = [];
    private readonly List<IntentRecord> _records = [];
    private readonly HashSet<ClientOrderId> _open = [];

    /// <summary>All records.</summary>
    public IReadOnlyList<IntentRecord> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _records];
            }
        }
    }

    /// <summary>Base asset bought less sold.</summary>
    public decimal Inventory { get; private set; }

    /// <summary>The records whose order may still be on the book.</summary>
    public IReadOnlyList<IntentRecord> Open => Select(static record => record.IsOpen);

    /// <summary>The records whose outcome is not known.</summary>
    public IReadOnlyList<IntentRecord> Unknown => Select(static record => record.Outcome is IntentOutcome.Unknown);

    /// <summary>Writes an order down before it is sent.</summary>
    public void Add(IntentRecord record)
    {
        lock (_lock)
        {
            _places.Add(record.ClientOrderId, _records.Count);
            _records.Add(record);
            _open.Add(record.ClientOrderId);
        }
    }

    /// <summary>Whether there is a record of a name.</summary>
    public bool Has(ClientOrderId id)
    {
        lock (_lock)
        {
            return _places.ContainsKey(id);
        }
    }

    /// <summary>The record of a name.</summary>
    public IntentRecord Get(ClientOrderId id)
    {
        lock (_lock)
        {
            return _records[_places[id]];
        }
    }

    /// <summary>Changes a record by what has been learnt. Executed quantities only grow.</summary>
    public IntentRecord Learn(ClientOrderId id, Func<IntentRecord, IntentRecord> change)
    {
        lock (_lock)
        {
            var place = _places[id];
            var before = _records[place];
            var after = change(before);
            if (after.ExecutedQuantity < before.ExecutedQuantity || (before.HasEnded && !after.HasEnded))
            {
                // An answer that was overtaken by an event or by a later answer.
                after = after with { ExecutedQuantity = before.ExecutedQuantity, Status = before.Status };
            }

            _records[place] = after;
            var filled = after.ExecutedQuantity - before.ExecutedQuantity;
            Inventory += after.Side == Side.Buy ? filled : -filled;
            if (!after.IsOpen && after.Outcome is IntentOutcome.Accepted or IntentOutcome.Rejected)
            {
                _open.Remove(id);
            }

            return after;
        }
    }

    private IReadOnlyList<IntentRecord> Select(Func<IntentRecord, bool> wanted)
    {
        lock (_lock)
        {
            return [.. _open.Select(id => _places[id]).Order().Select(place => _records[place]).Where(wanted)];
        }
    }
}
