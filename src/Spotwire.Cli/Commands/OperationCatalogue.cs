using Spotwire.Cli.Capture;
using Spotwire.Cli.Demo;
using Spotwire.Cli.Simulation;

namespace Spotwire.Cli.Commands;

/// <summary>Every operation of the program, in the order of the help.</summary>
internal static class OperationCatalogue
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        DemoOperation.Operation,
        SimulateOperation.Operation,
        ReplayOperation.Operation,
        RecordOperation.Operation,
        .. MarketOperations.All,
        .. WatchOperations.All,
        .. AccountOperations.All,
        .. OrderOperations.All,
        .. OrderChangeOperations.All,
        .. OrderListOperations.All,
        CommandsOperation.Operation,
    ];
}
