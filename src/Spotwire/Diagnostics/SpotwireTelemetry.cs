using System.Diagnostics;
using System.Diagnostics.Metrics;
using Spotwire.Wire;

namespace Spotwire.Diagnostics;

/// <summary>The names under which Spotwire measures and traces. No tag ever holds a key, a signature or a query
/// string.</summary>
public static class SpotwireTelemetry
{
    /// <summary>Name of the <see cref="Meter"/>.</summary>
    public const string MeterName = "Spotwire";

    /// <summary>Name of the <see cref="ActivitySource"/>.</summary>
    public const string ActivitySourceName = "Spotwire";

    /// <summary>Histogram, seconds: a REST call from handing it over to the whole answer. Tags
    /// <c>spotwire.endpoint</c> (method and path) and <c>http.response.status_code</c> (0 for no answer).</summary>
    public const string RestDuration = "spotwire.rest.duration";

    /// <summary>Histogram, seconds: a call of the WebSocket API from handing it over to the answer. Tags
    /// <c>spotwire.endpoint</c> (method and path of its REST twin) and <c>http.response.status_code</c> (0 for no
    /// answer).</summary>
    public const string ApiDuration = "spotwire.wsapi.duration";

    /// <summary>Histogram, seconds: how long a call waited for room in the limit ledger. Tag
    /// <c>spotwire.endpoint</c>.</summary>
    public const string LimitsWait = "spotwire.limits.wait";

    /// <summary>Counter: calls that the limit ledger did not let go. Tag <c>spotwire.endpoint</c>.</summary>
    public const string LimitsRefused = "spotwire.limits.refused";

    /// <summary>Counter: answers 429 and 418. Tag <c>http.response.status_code</c>.</summary>
    public const string LimitsStopped = "spotwire.limits.stopped";

    /// <summary>Counter: calls signed and sent a second time after -1021. Tag <c>spotwire.endpoint</c>.</summary>
    public const string ClockRepeats = "spotwire.clock.repeats";

    /// <summary>Counter: depth events before which others were missing. Tag <c>spotwire.symbol</c>.</summary>
    public const string BookGaps = "spotwire.book.gaps";

    /// <summary>Counter: local order books built again from a snapshot. Tag <c>spotwire.symbol</c>.</summary>
    public const string BookResyncs = "spotwire.book.resyncs";

    /// <summary>Counter: messages received on stream connections.</summary>
    public const string StreamMessages = "spotwire.streams.messages";

    /// <summary>Counter: stream connections opened, the first ones and those after a loss.</summary>
    public const string StreamConnections = "spotwire.streams.connections";

    /// <summary>Counter: events that subscriptions threw away because their readers were slow.</summary>
    public const string StreamDropped = "spotwire.streams.dropped";

    /// <summary>The meter that the other rooms add their instruments to.</summary>
    internal static readonly Meter Meter = new(MeterName);

    /// <summary>The source that the other rooms start their activities from.</summary>
    internal static readonly ActivitySource Activities = new(ActivitySourceName);

    internal static readonly Histogram<double> RestDurations = Meter.CreateHistogram<double>(RestDuration, "s");
    internal static readonly Histogram<double> ApiDurations = Meter.CreateHistogram<double>(ApiDuration, "s");
    internal static readonly Histogram<double> LimitsWaits = Meter.CreateHistogram<double>(LimitsWait, "s");
    internal static readonly Counter<long> LimitsRefusals = Meter.CreateCounter<long>(LimitsRefused);
    internal static readonly Counter<long> LimitsStops = Meter.CreateCounter<long>(LimitsStopped);
    internal static readonly Counter<long> ClockRepeated = Meter.CreateCounter<long>(ClockRepeats);
    internal static readonly Counter<long> StreamsReceived = Meter.CreateCounter<long>(StreamMessages);
    internal static readonly Counter<long> StreamsConnected = Meter.CreateCounter<long>(StreamConnections);
    internal static readonly Counter<long> StreamsDropped = Meter.CreateCounter<long>(StreamDropped);
    internal static readonly Counter<long> BooksGapped = Meter.CreateCounter<long>(BookGaps);
    internal static readonly Counter<long> BooksResynchronized = Meter.CreateCounter<long>(BookResyncs);

    /// <summary>Method and path; never a query string.</summary>
    internal static KeyValuePair<string, object?> Tag(Endpoint endpoint) =>
        new("spotwire.endpoint", endpoint.ToString());
}
