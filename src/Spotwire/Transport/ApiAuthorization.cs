namespace Spotwire.Transport;

/// <summary>How a call of the WebSocket API says who sends it.</summary>
internal enum ApiAuthorization
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By the session's logon; signed where the session is not logged on.</summary>
    Session,

    /// <summary>By a key and a signature of its own.</summary>
    Signed,
}
