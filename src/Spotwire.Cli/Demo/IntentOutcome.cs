namespace Spotwire.Cli.Demo;

/// <summary>What the agent knows about an order that it wanted.</summary>
internal enum IntentOutcome
{
    /// <summary>Written down, not sent yet or not answered yet.</summary>
    Pending,

    /// <summary>The exchange has it, by its own word.</summary>
    Accepted,

    /// <summary>The exchange does not have it and never will.</summary>
    Rejected,

    /// <summary>Not known.</summary>
    Unknown,
}
