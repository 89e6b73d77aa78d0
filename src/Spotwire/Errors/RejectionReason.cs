namespace Spotwire;

/// <summary>Why the engine refused, looked up by the whole documented text.</summary>
public enum RejectionReason
{
    /// <summary>The text is not in the table. Nothing that moves money may depend on it.</summary>
    Other,
}
