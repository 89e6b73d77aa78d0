namespace Spotwire.Cli.Errors;

/// <summary>Ends a verb with a failure that is told to the caller.</summary>
internal sealed class CliException : Exception
{
    public CliException(Failure failure)
        : base(failure.Message) => Failure = failure;

    /// <summary>What is told.</summary>
    public Failure Failure { get; }
}
