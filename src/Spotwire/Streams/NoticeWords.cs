using System.Globalization;

namespace Spotwire.Streams;

/// <summary>How notices say times and counts.</summary>
internal static class NoticeWords
{
    public static string Of(TimeSpan span) =>
        string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.0} s");

    public static string Of(int streams) =>
        string.Create(CultureInfo.InvariantCulture, $"{streams} stream{(streams == 1 ? "" : "s")}");
}
