using System.Diagnostics;

namespace Spotwire.Benchmarks.Ratios;

/// <summary>Runs the contenders of a group in turn, round after round in one process, and takes medians: the same
/// code swings
/// far more between runs than contenders do within one.</summary>
/// <param name="isQuick">Fewer rounds, for all groups together under 50 seconds.</param>
internal sealed class RatioRunner(bool isQuick)
{
    /// <summary>The least time of one measurement: long against the clock's own cost.</summary>
    private const double SampleNanoseconds = 2e6;

    private readonly int _rounds = isQuick ? 61 : 301;
    private readonly TimeSpan _warmUp = TimeSpan.FromSeconds(isQuick ? 1.5 : 4);

    public RatioResult Run(ContenderGroup group)
    {
        Contender[] contenders = group.Scan is null
            ? [group.Ours, group.Floor]
            : [group.Ours, group.Floor, group.Scan];
        WarmUp(group.Name, contenders);
        var passes = contenders.Select(PassesPerSample).ToArray();
        var samples = contenders.Select(_ => new double[_rounds]).ToArray();
        var allocated = 0L;
        for (var round = 0; round < _rounds; round++)
        {
            for (var turn = 0; turn < contenders.Length; turn++)
            {
                var index = (round + turn) % contenders.Length;
                samples[index][round] = Sample(contenders[index], passes[index], out var bytes);
                allocated += index == 0 ? bytes : 0;
            }
        }

        var medians = samples.Select(Median).ToArray();
        return new RatioResult(
            group.Name,
            medians[0],
            (double)allocated / _rounds / passes[0] / group.Ours.Units,
            medians[1],
            group.Scan is null ? null : medians[2]);
    }

    private void WarmUp(string name, Contender[] contenders)
    {
        var start = Stopwatch.GetTimestamp();
        do
        {
            var sums = new long[contenders.Length];
            for (var i = 0; i < contenders.Length; i++)
            {
                contenders[i].Prepare?.Invoke();
                sums[i] = contenders[i].Pass();
            }

            if (sums[0] != sums[1])
            {
                throw new InvalidOperationException($"{name}: the floor does not see what the library sees.");
            }
        }
        while (Stopwatch.GetElapsedTime(start) < _warmUp);
    }

    private static int PassesPerSample(Contender contender)
    {
        var times = new double[5];
        for (var i = 0; i < times.Length; i++)
        {
            times[i] = Sample(contender, 1, out _) * contender.Units;
        }

        return Math.Clamp((int)Math.Ceiling(SampleNanoseconds / Median(times)), 1, 1000);
    }

    private static double Sample(Contender contender, int passes, out long allocated)
    {
        var nanoseconds = 0.0;
        allocated = 0;
        for (var i = 0; i < passes; i++)
        {
            contender.Prepare?.Invoke();
            var bytes = GC.GetAllocatedBytesForCurrentThread();
            var start = ThreadClock.Nanoseconds();
            contender.Pass();
            nanoseconds += ThreadClock.Nanoseconds() - start;
            allocated += GC.GetAllocatedBytesForCurrentThread() - bytes;
        }

        return nanoseconds / passes / contender.Units;
    }

    private static double Median(double[] values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
