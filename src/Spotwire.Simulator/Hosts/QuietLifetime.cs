using Microsoft.Extensions.Hosting;

namespace Spotwire.Simulator.Hosts;

/// <summary>A lifetime that listens to no signals.</summary>
internal sealed class QuietLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
