namespace Spotwire;

/// <summary>Thrown by every call of Spotwire that reads, and by trading calls whose outcome is demanded by
/// <c>RequireAccepted</c>. Cancelling throws <see cref="OperationCanceledException"/> instead.</summary>
public sealed class SpotwireException : Exception
{
    /// <summary>Makes an exception from an error.</summary>
    /// <param name="error">What happened.</param>
    /// <param name="innerException">The cause, if another exception was.</param>
    public SpotwireException(SpotwireError error, Exception? innerException = null)
        : base(error?.Message, innerException)
    {
        ArgumentNullException.ThrowIfNull(error);
        Error = error;
    }

    /// <summary>What happened, as a value.</summary>
    public SpotwireError Error { get; }

    /// <summary>What went wrong, coarse enough to act on.</summary>
    public ErrorKind Kind => Error.Kind;

    /// <summary>Binance's code; null where Binance was not asked or gave none.</summary>
    public int? Code => Error.Code;
}
