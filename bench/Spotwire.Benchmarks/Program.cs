using BenchmarkDotNet.Running;
using Spotwire.Benchmarks.Ratios;

if (args is ["ratios", .. var rest])
{
    return RatioProgram.Run(rest);
}

// Full runs: `-- bdn --filter '*'`; everything after `bdn` is BenchmarkDotNet's own.
BenchmarkSwitcher.FromAssembly(typeof(RatioProgram).Assembly).Run(args is ["bdn", .. var own] ? own : args);
return 0;
