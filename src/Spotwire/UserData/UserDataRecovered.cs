namespace Spotwire.UserData;

/// <summary>The stream is whole again: everything that an interruption hid has been told before this event.</summary>
public sealed record UserDataRecovered : UserDataEvent
{
    /// <inheritdoc/>
    public override string EventType => "recovered";

    /// <summary>Execution reports that were found by asking.</summary>
    public required int FoundReports { get; init; }

    /// <summary>Fills among them.</summary>
    public required int FoundFills { get; init; }
}
