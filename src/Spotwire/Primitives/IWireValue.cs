namespace Spotwire;

/// <summary>An open set of wire words: known ones are shared strings, unknown ones keep their text.</summary>
internal interface IWireValue<TSelf> where TSelf : struct, IWireValue<TSelf>
{
    /// <summary>The documented words.</summary>
    static abstract ReadOnlySpan<string> Known { get; }

    /// <summary>The word, as on the wire.</summary>
    string Value { get; }

    /// <summary>Makes the value from its word; never fails on a word that is not known.</summary>
    static abstract TSelf FromWire(string text);
}
