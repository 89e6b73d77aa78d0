namespace Spotwire.Cli.Demo;

/// <summary>The agent's record against the exchange's, matched by client order id.</summary>
/// <param name="Lost">Accepted by the agent's record, absent at the exchange.</param>
/// <param name="Duplicated">More than one order of that name at the exchange.</param>
/// <param name="Unexplained">At the exchange, but not wanted by the agent, or refused by its record.</param>
internal readonly record struct DemoAudit(int Lost, int Duplicated, int Unexplained)
{
    /// <summary>Compares the records.</summary>
    /// <param name="intents">What the agent wanted.</param>
    /// <param name="booked">The names of all orders of the agent's account that the exchange has booked.</param>
    public static DemoAudit Compare(IReadOnlyList<IntentRecord> intents, IEnumerable<ClientOrderId> booked)
    {
        var counts = new Dictionary<ClientOrderId, int>();
        foreach (var id in booked)
        {
            counts[id] = counts.GetValueOrDefault(id) + 1;
        }

        var known = intents.Where(static intent => intent.Outcome is not IntentOutcome.Rejected)
            .Select(static intent => intent.ClientOrderId).ToHashSet();
        return new DemoAudit(
            intents.Count(intent => intent.Outcome is IntentOutcome.Accepted
                && !counts.ContainsKey(intent.ClientOrderId)),
            counts.Count(static pair => pair.Value > 1),
            counts.Count(pair => !known.Contains(pair.Key)));
    }
}
