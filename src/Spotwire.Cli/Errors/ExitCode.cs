namespace Spotwire.Cli.Errors;

/// <summary>The exit codes that scripts depend on.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Unexpected = 1;
    public const int Usage = 2;
    public const int Refused = 3;
    public const int Authentication = 4;
    public const int Limited = 5;
    public const int Network = 6;
    public const int ExchangeError = 7;
    public const int NotFound = 8;
    public const int OutcomeUnknown = 9;
    public const int Interrupted = 130;

    /// <summary>The code for an error of the client; a trading call whose outcome is unknown has
    /// <see cref="OutcomeUnknown"/> whatever the error.</summary>
    public static int Of(SpotwireError error) => error.Code switch
    {
        -1121 or -2013 or -2011 or -2026 => NotFound,
        -2014 or -2015 or -1022 or -1002 => Authentication,
        -1003 or -1015 => Limited,
        null => OfUncoded(error),
        _ => ExchangeError,
    };

    private static int OfUncoded(SpotwireError error) => error.Kind switch
    {
        ErrorKind.NotFound => NotFound,
        ErrorKind.Authentication => Authentication,
        ErrorKind.MissingKey or ErrorKind.Configuration => Usage,
        ErrorKind.Throttled or ErrorKind.Banned or ErrorKind.LimitReached => Limited,
        _ when error.HttpStatus is 401 => Authentication,
        _ when error.HttpStatus is 418 or 429 => Limited,
        ErrorKind.RuleViolated => Refused,
        ErrorKind.Network or ErrorKind.Timeout or ErrorKind.UnreadableAnswer => Network,
        ErrorKind.SlowReader => Unexpected,
        _ => ExchangeError,
    };
}
