namespace Spotwire.Simulator.Filters;

/// <summary>Why a text is no amount.</summary>
internal enum AmountFault
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>Not 1 to 20 digits with at most 20 decimals.</summary>
    Malformed,

    /// <summary>More than 8 decimals that are not zero.</summary>
    TooPrecise,
}
