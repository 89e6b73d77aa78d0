namespace Spotwire.Allocation;

internal static class Measurement
{
    private const int WarmUpPasses = 40;
    private const int MeasuredPasses = 20;

    public static double BytesPerMessage(HotPath path)
    {
        for (var i = 0; i < WarmUpPasses; i++)
        {
            path.Prepare?.Invoke();
            path.Pass();
        }

        var bytes = 0L;
        for (var i = 0; i < MeasuredPasses; i++)
        {
            path.Prepare?.Invoke();
            var before = GC.GetAllocatedBytesForCurrentThread();
            path.Pass();
            bytes += GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return (double)bytes / MeasuredPasses / path.Messages;
    }
}
