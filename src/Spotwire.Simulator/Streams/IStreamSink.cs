namespace Spotwire.Simulator.Streams;

/// <summary>Where a stream session's frames go. Calls never block and never call back into the hub.</summary>
internal interface IStreamSink
{
    /// <summary>Frames that have not left yet.</summary>
    int Pending { get; }

    /// <summary>Sends a text message.</summary>
    /// <param name="text">UTF-8; shared between sessions and never changed.</param>
    void SendText(ReadOnlyMemory<byte> text);

    /// <summary>Sends a ping frame.</summary>
    void SendPing(ReadOnlyMemory<byte> payload);

    /// <summary>Answers a ping.</summary>
    void SendPong(ReadOnlyMemory<byte> payload);

    /// <summary>Sends a close frame and ends the connection.</summary>
    void Close(int code, string reason);
}
