namespace Spotwire.Transport;

/// <summary>What an <see cref="ApiSession"/> asks of the shell around it.</summary>
internal interface IApiOwner
{
    /// <summary>Told what happens, in words for the log.</summary>
    void Tell(ApiNotice notice, string words);

    /// <summary>Takes an event.</summary>
    void OnEvent(ReadOnlySpan<byte> message);

    /// <summary>Writes a call as it is sent this very moment.</summary>
    /// <param name="call">The call, which says how it is authorised.</param>
    /// <param name="id">What its answer will be matched by.</param>
    /// <returns>The message, valid until the next one.</returns>
    ReadOnlyMemory<byte> Write(ApiCall call, long id);

    /// <summary>A call that logs the session on; null where it should not be, or the limits have no room for it right
    /// now.</summary>
    ApiCall? MakeLogon();

    /// <summary>A call that asks whether the other side is there; null where the limits have no room for it right
    /// now.</summary>
    ApiCall? MakeProbe();
}
