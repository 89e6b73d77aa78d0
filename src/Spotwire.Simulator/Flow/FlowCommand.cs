using System.Globalization;
using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Flow;

/// <summary>A command of a market's synthetic flow.</summary>
/// <param name="Index">Its place in the flow of its market, from 0.</param>
/// <param name="OffsetMicros">When it is due, in microseconds after the flow's start; never falls.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Participant">Who gives it: 0 to <see cref="SyntheticFlow.ParticipantCount"/> − 1.</param>
/// <param name="Number">The order that it places or cancels, numbered by the flow from 1, per market.</param>
/// <param name="Side">Direction of the order.</param>
/// <param name="PriceTicks">Its price in ticks; 0 for market orders and cancels.</param>
/// <param name="QuantitySteps">Its quantity in steps; 0 for cancels.</param>
internal readonly record struct FlowCommand(
    long Index,
    long OffsetMicros,
    FlowCommandKind Kind,
    int Participant,
    long Number,
    MatchSide Side,
    long PriceTicks,
    long QuantitySteps)
{
    /// <summary>The command in one line, the same in every culture; what is hashed.</summary>
    public string ToText() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Index} {OffsetMicros} {Kind} {Participant} {Number} {Side} {PriceTicks} {QuantitySteps}");
}
