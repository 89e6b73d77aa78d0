using System.Diagnostics;
using System.Globalization;

namespace Spotwire.Benchmarks.Orders;

/// <summary>The <see cref="OrderServer"/> as a process beside this one.</summary>
internal sealed class OrderServerProcess : IDisposable
{
    private readonly Process _process;

    private OrderServerProcess(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    public static OrderServerProcess Start()
    {
        var own = Environment.ProcessPath!;
        var start = new ProcessStartInfo(own)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        if (Path.GetFileNameWithoutExtension(own) == "dotnet")
        {
            start.ArgumentList.Add(typeof(OrderServerProcess).Assembly.Location);
        }

        start.ArgumentList.Add(OrderServer.Verb);
        var process = Process.Start(start)!;
        var port = int.Parse(process.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
        return new OrderServerProcess(process, port);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
