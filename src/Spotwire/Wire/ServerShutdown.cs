namespace Spotwire.Wire;

/// <summary>The exchange's farewell: it will close the connection within minutes.</summary>
/// <param name="EventTime">When it was sent; null where the message does not say.</param>
/// <remarks>Documentation: web-socket-streams.md and web-socket-api.md, "Server Shutdown".</remarks>
internal readonly record struct ServerShutdown(ExchangeTime? EventTime)
{
    /// <summary>Reads the event; false when it is another one.</summary>
    public static bool TryRead(ReadOnlySpan<byte> data, out ServerShutdown shutdown)
    {
        var fields = new MessageFields(data);
        ExchangeTime time = default;
        while (fields.Next(out var key))
        {
            _ = key switch
            {
                'e' => fields.TextIs("serverShutdown"u8),
                'E' => fields.Time(out time),
                _ => fields.Skip(),
            };
        }

        shutdown = new ServerShutdown(fields.Has("E"u8) ? time : null);
        return fields.IsComplete() && fields.Has("e"u8);
    }
}
