using Microsoft.Extensions.Logging;
using Spotwire.Diagnostics;

namespace Spotwire.Streams;

/// <summary>Where notices of all connections of a client go: into the log, and to whoever watches.</summary>
internal sealed class NoticeBoard(ILogger logger, TimeProvider time)
{
    private readonly Lock _gate = new();
    private Subscription<StreamNotice>[] _watchers = [];

    /// <summary>What a call gets that comes after the client was disposed, or is cut short by it.</summary>
    public static SpotwireError ClientIsDisposed { get; } = new()
    {
        Kind = ErrorKind.Configuration,
        Message = "The client has been disposed.",
    };

    /// <summary>Adds somebody who watches until the subscription ends.</summary>
    public void Add(Subscription<StreamNotice> watcher)
    {
        lock (_gate)
        {
            _watchers = [.. _watchers, watcher];
        }
    }

    /// <summary>Takes one away.</summary>
    public void Remove(Subscription<StreamNotice> watcher)
    {
        lock (_gate)
        {
            _watchers = Array.FindAll(_watchers, other => other != watcher);
        }
    }

    /// <summary>Ends all.</summary>
    public void End()
    {
        foreach (var watcher in _watchers)
        {
            watcher.Complete(null);
        }
    }

    public void Tell(StreamNoticeKind kind, int connection, string? streamName, string words)
    {
        StreamLog.Tell(logger, kind, connection, words);
        var watchers = _watchers;
        if (watchers.Length == 0)
        {
            return;
        }

        var notice = new StreamNotice
        {
            Kind = kind,
            Time = ExchangeTime.FromDateTimeOffset(time.GetUtcNow()),
            StreamName = streamName,
            Connection = connection,
            Message = words,
        };
        foreach (var watcher in watchers)
        {
            watcher.Push(notice);
        }
    }

    public void LoopFailed(int connection, Exception failure) => StreamLog.LoopFailed(logger, connection, failure);
}
