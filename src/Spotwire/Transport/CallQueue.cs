using System.Diagnostics.CodeAnalysis;

namespace Spotwire.Transport;

/// <summary>Calls that wait for their turn, the oldest first.</summary>
internal sealed class CallQueue
{
    private readonly List<ApiCall?> _calls = [];
    private int _first;

    public int Count => _calls.Count - _first;

    public void Enqueue(ApiCall call) => _calls.Add(call);

    public bool TryPeek([NotNullWhen(true)] out ApiCall? call)
    {
        call = Count > 0 ? _calls[_first] : null;
        return call is not null;
    }

    /// <summary>Takes the first one away.</summary>
    public void Dequeue()
    {
        _calls[_first++] = null;
        if (_first == _calls.Count)
        {
            _calls.Clear();
            _first = 0;
        }
    }

    /// <summary>Puts calls in front of all others.</summary>
    public void PutFirst(List<ApiCall> calls)
    {
        _calls.RemoveRange(0, _first);
        _calls.InsertRange(0, calls);
        _first = 0;
    }

    /// <summary>Takes away whatever has ended while it waited.</summary>
    public void DropSettled()
    {
        _calls.RemoveAll(static call => call is null or { IsSettled: true });
        _first = 0;
    }

    /// <summary>Takes all away.</summary>
    public ApiCall[] TakeAll()
    {
        var all = _calls.Skip(_first).Select(static call => call!).ToArray();
        _calls.Clear();
        _first = 0;
        return all;
    }
}
