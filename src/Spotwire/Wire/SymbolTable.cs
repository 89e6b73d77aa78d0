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

    /// <summary>The symbol at the start of a message, up to the quotation mark behind it.</summary>
    /// <param name="message">The message from there on.</param>
    /// <param name="length">The symbol's length in bytes; -1 when it is one that the general reader has to
    /// judge.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Symbol Match(ReadOnlySpan<byte> message, out int length)
    {
        var name = _names.MatchShort(message, out length);
        if (name is null)
        {
            name = MatchSlowly(message, out var found);
            length = found;
        }

        return name is null ? default : Symbol.FromChecked(name);
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

    [MethodImpl(MethodImplOptions.NoInlining)]
    private string? MatchSlowly(ReadOnlySpan<byte> message, out int length)
    {
        length = message.IndexOfAny((byte)'"', (byte)'\\');
        if (length > 0 && message[length] == '"' && TryGet(message[..length], out var symbol))
        {
            return symbol.Value;
        }

        length = -1;
        return null;
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
