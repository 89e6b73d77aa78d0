using System.Runtime.CompilerServices;
using System.Text;

namespace Spotwire.Wire;

/// <summary>Gives the same <see cref="Symbol"/> for the same bytes again and again, so that a message's symbol costs no
/// string. Bounded: from <see cref="MaxNames"/> names on, further ones are made anew each time.</summary>
internal sealed class SymbolTable
{
    /// <summary>Names kept; Binance lists about 3,500 symbols, ended ones included.</summary>
    public const int MaxNames = 32_768;

    private static readonly UTF8Encoding Strict =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly NameTable<string> _names = new();

    /// <summary>The table of this process; it holds names only.</summary>
    public static SymbolTable Shared { get; } = new();

    /// <summary>The symbol at the start of a message, up to the quotation mark behind it; false when it is one that the
    /// general reader has to judge.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryMatch(ReadOnlySpan<byte> message, out Symbol symbol, out int length)
    {
        if (_names.TryMatchShort(message, out var name, out length))
        {
            symbol = Symbol.FromChecked(name);
            return true;
        }

        return TryMatchSlowly(message, out symbol, out length);
    }

    /// <summary>The symbol of these bytes, which are plain UTF-8 (nothing escaped); false when they are no
    /// symbol.</summary>
    public bool TryGet(ReadOnlySpan<byte> bytes, out Symbol symbol)
    {
        var name = _names.Find(bytes);
        if (name is null && !TryAdd(bytes, out name))
        {
            symbol = default;
            return false;
        }

        symbol = Symbol.FromChecked(name);
        return true;
    }

    private bool TryMatchSlowly(ReadOnlySpan<byte> message, out Symbol symbol, out int length)
    {
        symbol = default;
        length = message.IndexOfAny((byte)'"', (byte)'\\');
        return length >= 0 && message[length] == '"' && TryGet(message[..length], out symbol);
    }

    private bool TryAdd(ReadOnlySpan<byte> bytes, out string name)
    {
        name = "";
        if (bytes.Length is 0 or > Symbol.MaxLength * 3)
        {
            return false;
        }

        try
        {
            name = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }

        if (name.Length > Symbol.MaxLength)
        {
            return false;
        }

        var isPlain = true;
        foreach (var c in name)
        {
            isPlain &= c is not ('"' or '\\');
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                return false;
            }
        }

        // What would stand escaped in a message must never match the message's own bytes.
        if (isPlain && _names.Count < MaxNames)
        {
            _names.Set(bytes, name);
        }

        return true;
    }
}
