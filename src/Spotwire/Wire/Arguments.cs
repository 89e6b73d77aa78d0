using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Spotwire.Wire;

/// <summary>Checks of a caller's arguments that need no rules of a symbol; what they refuse is not sent.</summary>
internal static class Arguments
{
    /// <summary>The exception for a wrong argument.</summary>
    public static SpotwireException Wrong(string message) => new(Fault(message));

    /// <summary>The error for a wrong argument.</summary>
    public static SpotwireError Fault(string message) => new() { Kind = ErrorKind.Configuration, Message = message };

    /// <summary>A condition that arguments or options must meet.</summary>
    /// <exception cref="SpotwireException">They do not.</exception>
    public static void Require([DoesNotReturnIf(false)] bool condition, string message)
    {
        if (!condition)
        {
            throw Wrong(message);
        }
    }

    /// <summary>A wait that must be between one millisecond and one day.</summary>
    /// <exception cref="SpotwireException">It is not.</exception>
    public static void RequireWait(TimeSpan value, string name) => Require(
        value >= TimeSpan.FromMilliseconds(1) && value <= TimeSpan.FromDays(1), $"{name} is 1 ms to 24 hours.");

    /// <summary>A number that must be between 1 and a maximum.</summary>
    /// <exception cref="SpotwireException">It is not.</exception>
    public static long InRange(int value, int max, string name) =>
        value >= 1 && value <= max
            ? value
            : throw Wrong(string.Create(
                CultureInfo.InvariantCulture, $"The {name} must be 1 to {max:N0}; it is {value}."));

    /// <summary>Adds the bounds of a span of time, in milliseconds or, where that would lose something,
    /// microseconds.</summary>
    /// <exception cref="SpotwireException">The start lies after the end.</exception>
    public static void AddTimes(RequestParameters parameters, ExchangeTime? start, ExchangeTime? end)
    {
        if (start > end)
        {
            throw Wrong("The start time lies after the end time.");
        }

        if (start is { } first)
        {
            parameters.Add("startTime", ExchangeTimeConverter.ToWire(first));
        }

        if (end is { } last)
        {
            parameters.Add("endTime", ExchangeTimeConverter.ToWire(last));
        }
    }
}
