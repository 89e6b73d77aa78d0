using System.Text;

namespace Spotwire.Wire;

/// <summary>Finds the documented kline intervals by their bytes, without a string.</summary>
internal static class WireIntervals
{
    private static readonly (byte[] Name, KlineInterval Value)[] Known = Build();

    public static bool TryGet(ReadOnlySpan<byte> name, out KlineInterval interval)
    {
        foreach (var (known, value) in Known)
        {
            if (name.SequenceEqual(known))
            {
                interval = value;
                return true;
            }
        }

        interval = default;
        return false;
    }

    private static (byte[] Name, KlineInterval Value)[] Build()
    {
        var names = KnownOf<KlineInterval>();
        var known = new (byte[] Name, KlineInterval Value)[names.Length];
        for (var i = 0; i < known.Length; i++)
        {
            known[i] = (Encoding.ASCII.GetBytes(names[i]), KlineInterval.FromWire(names[i]));
        }

        return known;
    }

    private static ReadOnlySpan<string> KnownOf<T>()
        where T : struct, IWireValue<T> => T.Known;
}
