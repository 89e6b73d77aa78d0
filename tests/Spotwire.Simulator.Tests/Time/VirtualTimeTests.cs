using Spotwire.Simulator.Time;

namespace Spotwire.Simulator.Tests.Time;

public sealed class VirtualTimeTests
{
    [Fact]
    public void TimersFireInOrderOfDueTimeThenOfCreation()
    {
        var time = new VirtualTime();
        var fired = new List<string>();
        var start = time.Now;
        void Set(string name, int due, int period = -1) => time.CreateTimer(
            _ => fired.Add($"{name}@{(time.Now - start).TotalMilliseconds}"),
            null,
            TimeSpan.FromMilliseconds(due),
            TimeSpan.FromMilliseconds(period));
        Set("late", 30);
        Set("first", 10);
        Set("second", 10);
        Set("again", 15, 10);
        time.RunFor(TimeSpan.FromMilliseconds(26));
        Assert.Equal(["first@10", "second@10", "again@15", "again@25"], fired);
        Assert.Equal(26, (time.Now - start).TotalMilliseconds);
    }

    [Fact]
    public void ChangedAndDisposedTimersForgetTheirOldDueTime()
    {
        var time = new VirtualTime();
        var count = 0;
        var changed = time.CreateTimer(_ => count++, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        var gone = time.CreateTimer(_ => count += 100, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        changed.Change(TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        gone.Dispose();
        time.RunFor(TimeSpan.FromSeconds(4));
        Assert.Equal(0, count);
        time.RunFor(TimeSpan.FromSeconds(1));
        Assert.Equal(1, count);
    }

    [Fact]
    public async Task DelaysAndTimeoutsEndOnTheThreadThatRunsTheClock()
    {
        var time = new VirtualTime();
        var thread = 0;
        async Task WaitAsync()
        {
            await Task.Delay(TimeSpan.FromSeconds(3), time).ConfigureAwait(false);
            thread = Environment.CurrentManagedThreadId;
        }

        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(2), time);
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        var waiting = WaitAsync();
        Assert.True(time.RunUntil(() => waiting.IsCompleted, TimeSpan.FromSeconds(10)));
        SynchronizationContext.SetSynchronizationContext(before);
        Assert.Equal(Environment.CurrentManagedThreadId, thread);
        Assert.True(timeout.IsCancellationRequested);
        await waiting;
    }
}
