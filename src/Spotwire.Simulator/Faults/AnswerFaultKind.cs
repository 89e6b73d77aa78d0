namespace Spotwire.Simulator.Faults;

/// <summary>What goes wrong between a request and its answer.</summary>
internal enum AnswerFaultKind
{
    /// <summary>Cut before the request is read.</summary>
    DropRequest,

    /// <summary>Carried out, then cut.</summary>
    DropAnswer,

    /// <summary>Carried out, answered late.</summary>
    Delay,

    /// <summary>5XX without being carried out.</summary>
    FailBefore,

    /// <summary>Held up by the firewall: 403, and a page instead of an answer.</summary>
    Block,

    /// <summary>Carried out, 5XX instead of the answer.</summary>
    FailAfter,
}
