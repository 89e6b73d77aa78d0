using BenchmarkDotNet.Running;
using Spotwire.Benchmarks.Orders;
using Spotwire.Benchmarks.Ratios;

if (args is ["ratios", .. var rest])
{
    return RatioProgram.Run(rest);
}

if (args is [OrderServer.Verb])
{
    return await OrderServer.RunAsync();
}

// Full runs: `-- bdn --filter '*'`; everything after `bdn` is BenchmarkDotNet's own.
BenchmarkSwitcher.FromAssembly(typeof(RatioProgram).Assembly).Run(args is ["bdn", .. var own] ? own : args);
return 0;
