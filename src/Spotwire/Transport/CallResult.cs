namespace Spotwire.Transport;

/// <summary>What came of a call.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Value">The answer, where there is one.</param>
/// <param name="Error">Why there is none.</param>
/// <param name="Cause">The exception behind the error, if one was.</param>
/// <param name="IsCancelled">Whether the caller gave up.</param>
/// <param name="ClockGeneration">Which measurement of the exchange's clock the time stamp was made by.</param>
internal readonly record struct CallResult<T>(
    CallEnd End,
    T? Value,
    SpotwireError? Error,
    Exception? Cause = null,
    bool IsCancelled = false,
    int ClockGeneration = 0);
