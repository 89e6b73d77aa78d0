using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Spotwire.Benchmarks.Ratios;

/// <summary>CPU time of the calling thread where the system tells it, so that a busy machine disturbs less; otherwise
/// wall
/// time.</summary>
internal static partial class ThreadClock
{
    private const int ThreadCpuTime = 3;

    public static double Nanoseconds()
    {
        if (OperatingSystem.IsLinux() && GetTime(ThreadCpuTime, out var time) == 0)
        {
            return (time.Seconds * 1e9) + time.Nanoseconds;
        }

        return Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency);
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
