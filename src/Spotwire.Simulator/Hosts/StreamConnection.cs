using Spotwire.Simulator.Streams;

namespace Spotwire.Simulator.Hosts;

/// <summary>A stream connection between the bytes of a socket and the hub of the streams.</summary>
internal sealed class StreamConnection : FrameConnection
{
    private readonly StreamSession? _session;

    /// <summary>Opens it; with too many streams it is closed at once.</summary>
    public StreamConnection(
        ExchangeMachine machine, StreamTarget target, IFrameOutput output, string remoteAddress, long nowMicros)
        : base(machine, output)
    {
        machine.Advance(nowMicros);
        _session = machine.Hub.Open(target, this, nowMicros);
        if (_session is null)
        {
            Close(1008, "Too many streams");
        }
        else
        {
            _session.Flooded = now => machine.CountFlood(remoteAddress, now);
        }
    }

    /// <inheritdoc/>
    public override void Leave()
    {
        if (_session is { IsClosed: false })
        {
            Machine.Hub.Remove(_session);
        }
    }

    protected override void ReceiveText(byte[] text, long nowMicros) =>
        Machine.Hub.Receive(_session!, text, nowMicros);

    protected override void ReceivePing(byte[] payload, long nowMicros) =>
        Machine.Hub.ReceivePing(_session!, payload, nowMicros);

    protected override void ReceivePong(byte[] payload, long nowMicros) =>
        Machine.Hub.ReceivePong(_session!, payload, nowMicros);
}
