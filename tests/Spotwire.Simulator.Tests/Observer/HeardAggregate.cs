using System.Text.Json;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.Observer;

/// <summary>An aggregate trade as its stream told it.</summary>
internal readonly record struct HeardAggregate(long Id, long TimeMicros, Row Expected)
{
    public static HeardAggregate Of(JsonElement message)
    {
        var row = new Row();
        foreach (var letter in new[] { "a", "p", "q", "f", "l", "T", "m", "M" })
        {
            row.From(message, letter, letter);
        }

        return new HeardAggregate(message.Whole("a"), message.Whole("T"), row);
    }
}
