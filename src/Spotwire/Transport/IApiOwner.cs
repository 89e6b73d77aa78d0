namespace Spotwire.Transport;

/// <summary>What an <see cref="ApiSession"/> asks of the shell around it.</summary>
internal interface IApiOwner
{
    /// <summary>Told what happens, in words for the log.</summary>
    void Tell(ApiNotice notice, string words);

    /// <summary>Takes an event.</summary>
    void OnEvent(ReadOnlySpan<byte> message);

    /// <summary>A call that logs the session on; null where it should not be, or the limits have no room for it right
    /// now.</summary>
    ApiCall? MakeLogon();

    /// <summary>A call that asks whether the other side is there; null where the limits have no room for it right
    /// now.</summary>
    ApiCall? MakeProbe();
}
