namespace Spotwire.UserData;

/// <summary>Where a piece of knowledge about an account comes from.</summary>
public enum UserDataSource
{
    /// <summary>The exchange sent it as an event.</summary>
    Event,

    /// <summary>It was asked for: at the start, or to make up for what an interruption hid.</summary>
    Query,
}
