namespace Spotwire.Trading;

/// <summary>How long an order that can rest stays on the book, and how much of it the book shows. A
/// <see cref="TimeInForce"/> is a lifetime of an order that is shown as a whole; only one that rests until it is filled
/// or cancelled can show a part. The default value is GTC, shown as a whole.</summary>
/// <remarks>Documentation: rest-api.md, "New order".</remarks>
public readonly record struct Lifetime
{
    // Null for GTC, so that there is one value for it.
    private readonly TimeInForce? _word;

    private Lifetime(TimeInForce? word, decimal? icebergQuantity)
    {
        _word = word;
        IcebergQuantity = icebergQuantity;
    }

    /// <summary>The rule.</summary>
    public TimeInForce TimeInForce => _word ?? TimeInForce.GoodTillCanceled;

    /// <summary>The part that the book shows, in the base asset; null for all of it.</summary>
    public decimal? IcebergQuantity { get; }

    /// <summary>The rule for an order that is shown as a whole.</summary>
    public static implicit operator Lifetime(TimeInForce word) =>
        new(word == TimeInForce.GoodTillCanceled ? null : word, null);

    /// <summary>GTC of which the book shows a part.</summary>
    /// <param name="visible">The part, in the base asset: above 0 and not above the order's quantity. The symbol's
    /// ICEBERG_PARTS filter bounds how many parts there may be.</param>
    public static Lifetime Iceberg(decimal visible) => new(null, visible);
}
