namespace Spotwire.Rules;

/// <summary>One rule of a symbol, an exchange or an asset. The hierarchy is closed; a filter that this version does not
/// know is an <see cref="UnknownFilter"/>.</summary>
/// <remarks>Documentation: filters.md.</remarks>
public abstract record Filter
{
    private protected Filter()
    {
    }

    /// <summary>Binance's name of the filter, e.g. <c>LOT_SIZE</c>.</summary>
    public abstract string FilterType { get; }

    /// <summary>Reports what the order breaks. Most filters depend on what only the exchange knows (open orders,
    /// averages) and report nothing.</summary>
    internal virtual void Check(in OrderUnderCheck order, ref List<RuleViolation>? violations)
    {
    }
}
