using System.Runtime.CompilerServices;
using System.Text;

namespace Spotwire.Wire;

/// <summary>Finds the documented kline intervals by their bytes, without a string.</summary>
internal static class WireIntervals
{
    private static readonly (byte[] Name, KlineInterval Value)[] Known = Build();

    /// <summary>The interval at the start of a message, up to the quotation mark behind it.</summary>
    /// <returns>How many bytes that is with the quotation mark; 0 when no documented interval stands there.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Match(ReadOnlySpan<byte> rest, out KlineInterval interval)
    {
        foreach (var (name, value) in Known)
        {
            if (rest.StartsWith(name))
            {
                interval = value;
                return name.Length;
            }
        }

        interval = default;
        return 0;
    }

    private static (byte[] Name, KlineInterval Value)[] Build()
    {
        var names = KnownOf<KlineInterval>();
        var known = new (byte[] Name, KlineInterval Value)[names.Length];
        for (var i = 0; i < known.Length; i++)
        {
            known[i] = (Encoding.ASCII.GetBytes(names[i] + "\""), KlineInterval.FromWire(names[i]));
        }

        return known;
    }

    private static ReadOnlySpan<string> KnownOf<T>()
        where T : struct, IWireValue<T> => T.Known;
}
