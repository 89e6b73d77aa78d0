namespace Spotwire.Wire;

/// <summary>One parameter of a call, of use until the next is added.</summary>
/// <param name="position">Where it stands.</param>
/// <param name="kind">How it stands in JSON.</param>
/// <param name="name">Its name; ASCII.</param>
/// <param name="value">Its value; UTF-8, not encoded.</param>
internal readonly ref struct RequestParameter(
    int position, ParameterKind kind, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
{
    /// <summary>Where it stands: 0 for the first.</summary>
    public int Position { get; } = position;

    /// <summary>How it stands in JSON.</summary>
    public ParameterKind Kind { get; } = kind;

    /// <summary>Its name; ASCII.</summary>
    public ReadOnlySpan<byte> Name { get; } = name;

    /// <summary>Its value; UTF-8, not encoded.</summary>
    public ReadOnlySpan<byte> Value { get; } = value;
}
