using Spotwire.Simulator.WebSocketApi;

namespace Spotwire.Simulator.Hosts;

/// <summary>A connection of the WebSocket API between the bytes of a socket and the hub of the sessions.</summary>
internal sealed class ApiConnection : FrameConnection
{
    private readonly ApiSession _session;

    /// <summary>Opens it.</summary>
    public ApiConnection(
        ExchangeMachine machine, ApiTarget target, IFrameOutput output, string remoteAddress, long nowMicros)
        : base(machine, output)
    {
        machine.Advance(nowMicros);
        _session = machine.Api.Open(target, this, remoteAddress, nowMicros);
    }

    /// <inheritdoc/>
    public override void Leave()
    {
        if (!_session.IsClosed)
        {
            Machine.Api.Remove(_session);
        }
    }

    protected override void ReceiveText(byte[] text, long nowMicros) =>
        Machine.Api.Receive(_session, text, nowMicros);

    protected override void ReceivePing(byte[] payload, long nowMicros) =>
        ApiHub.ReceivePing(_session, payload);

    protected override void ReceivePong(byte[] payload, long nowMicros) => _session.Pulse.Answer(payload);
}
