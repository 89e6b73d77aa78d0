using Spotwire.Simulator.Endpoints;
using Spotwire.Simulator.Flow;
using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Orders;

namespace Spotwire.Simulator;

internal sealed partial class Exchange
{
    private readonly Dictionary<(Market Market, long Number), long> _flowOrders = [];
    private readonly int[] _participants;

    /// <summary>The account of a participant of the flow; each trades on every market.</summary>
    /// <param name="participant">0 to <see cref="SyntheticFlow.ParticipantCount"/> − 1.</param>
    public int FlowAccount(int participant) => _participants[participant];

    /// <summary>Carries out a command of the flow. What cannot be done is left undone, and nobody is told: the flow
    /// does not depend on what became of it.</summary>
    public void ApplyFlow(Market market, in FlowCommand command, long nowMicros)
    {
        if (market.Status != "TRADING")
        {
            return;
        }

        if (command.Kind == FlowCommandKind.Cancel)
        {
            if (_flowOrders.Remove((market, command.Number), out var placed))
            {
                _desks[market].Cancel(placed, nowMicros);
            }

            return;
        }

        var terms = new MatchOrder(
            0,
            FlowAccount(command.Participant),
            command.Side,
            command.Kind == FlowCommandKind.Market ? MatchType.Market : MatchType.Limit,
            command.Kind == FlowCommandKind.Limit
                ? MatchTimeInForce.GoodTillCanceled
                : MatchTimeInForce.ImmediateOrCancel,
            command.PriceTicks,
            command.QuantitySteps,
            0,
            0);
        if (SubmitFlow(market, terms, nowMicros) is { } orderId && command.Kind == FlowCommandKind.Limit)
        {
            _flowOrders.Add((market, command.Number), orderId);
        }
    }

    /// <summary>Submits an order of the flow; neither limits nor filters apply.</summary>
    /// <param name="market">Where.</param>
    /// <param name="terms">The order; its number is set here.</param>
    /// <param name="nowMicros">The exchange's clock.</param>
    /// <returns>The order's number; null where the balance does not reach.</returns>
    public long? SubmitFlow(Market market, in MatchOrder terms, long nowMicros)
    {
        var desk = _desks[market];
        var order = new SimulatedOrder
        {
            Market = market,
            Terms = terms with { OrderId = desk.NextOrderId },
            Type = "",
            ClientOrderId = "",
            CreatedMicros = nowMicros,
        };
        try
        {
            desk.Submit(order, nowMicros);
            return order.OrderId;
        }
        catch (RefusalException)
        {
            return null;
        }
    }

    private int[] AddParticipants()
    {
        var participants = new int[SyntheticFlow.ParticipantCount];
        for (var i = 0; i < participants.Length; i++)
        {
            participants[i] = AddAccount(keys: null, spec: null).Id;
            foreach (var market in Markets)
            {
                // What a participant needs does not depend on the seed.
                var flow = new SyntheticFlow(0, market.Spec);
                Ledger.Fund(participants[i], market.Spec.BaseAsset, flow.BaseFunding);
                Ledger.Fund(participants[i], market.Spec.QuoteAsset, flow.QuoteFunding);
            }
        }

        return participants;
    }
}
