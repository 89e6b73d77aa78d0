namespace Spotwire.Simulator;

/// <summary>What the exchange charges, as a part of what is received. Maker and taker differ, so that they cannot be
/// mixed up unseen.</summary>
internal static class CommissionRates
{
    /// <summary>Rate of a resting order: 8 basis points.</summary>
    public const decimal Maker = 0.0008m;

    /// <summary>Rate of an order that takes: 10 basis points.</summary>
    public const decimal Taker = 0.0010m;

    /// <summary>A rate in whole basis points.</summary>
    public static long BasisPoints(decimal rate) => (long)(rate * 10_000m);
}
