namespace Spotwire.Simulator.Hosts;

/// <summary>Carries a connection's outgoing frames. Never blocks and never calls back.</summary>
internal interface IFrameOutput
{
    /// <summary>Frames that have not left yet.</summary>
    int Pending { get; }

    /// <summary>Takes a frame; where the queue is full the connection is cut instead.</summary>
    void Send(OutgoingFrame frame);

    /// <summary>Ends the connection once all frames taken so far have left.</summary>
    void Finish();

    /// <summary>Ends the connection at once, without a word.</summary>
    void Cut();
}
