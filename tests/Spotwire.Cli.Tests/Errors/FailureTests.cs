using Spotwire.Cli.Errors;

namespace Spotwire.Cli.Tests.Errors;

public sealed class FailureTests
{
    [Theory]
    [InlineData(ErrorKind.MissingKey, null, null, 2)]
    [InlineData(ErrorKind.Configuration, null, null, 2)]
    [InlineData(ErrorKind.RuleViolated, null, null, 3)]
    [InlineData(ErrorKind.RuleViolated, -1013, 400, 7)]
    [InlineData(ErrorKind.Authentication, -2014, 401, 4)]
    [InlineData(ErrorKind.Authentication, -2015, 401, 4)]
    [InlineData(ErrorKind.Authentication, -1022, 400, 4)]
    [InlineData(ErrorKind.Authentication, -1002, 400, 4)]
    [InlineData(ErrorKind.Authentication, null, 401, 4)]
    [InlineData(ErrorKind.Throttled, -1003, 429, 5)]
    [InlineData(ErrorKind.Throttled, -1015, 429, 5)]
    [InlineData(ErrorKind.Throttled, null, 429, 5)]
    [InlineData(ErrorKind.Banned, null, 418, 5)]
    [InlineData(ErrorKind.LimitReached, null, null, 5)]
    [InlineData(ErrorKind.Network, null, null, 6)]
    [InlineData(ErrorKind.Timeout, null, null, 6)]
    [InlineData(ErrorKind.Timeout, -1007, 408, 7)]
    [InlineData(ErrorKind.OrderRejected, -2010, 400, 7)]
    [InlineData(ErrorKind.Clock, -1021, 400, 7)]
    [InlineData(ErrorKind.Blocked, null, 403, 7)]
    [InlineData(ErrorKind.Unavailable, null, 503, 7)]
    [InlineData(ErrorKind.NotFound, -1121, 400, 8)]
    [InlineData(ErrorKind.NotFound, -2013, 400, 8)]
    [InlineData(ErrorKind.OrderRejected, -2011, 400, 8)]
    [InlineData(ErrorKind.NotFound, -2026, 400, 8)]
    public void Exit_codes_are_the_documented_ones(ErrorKind kind, int? code, int? status, int exitCode)
    {
        var error = new SpotwireError { Kind = kind, Message = "m", Code = code, HttpStatus = status };

        Assert.Equal(exitCode, Failure.From(error).ExitCode);
    }

    [Fact]
    public void An_unknown_outcome_is_9_whatever_the_cause()
    {
        foreach (var kind in Enum.GetValues<ErrorKind>())
        {
            var outcome = new OrderOutcome<int>.Unknown(
                new SpotwireError { Kind = kind, Message = "m", IsTransient = true }, "abc");

            var failure = Failure.From(outcome)!;

            Assert.Equal(ExitCode.OutcomeUnknown, failure.ExitCode);
            Assert.Equal("unknown", failure.OrderState);
            Assert.False(failure.IsRetryable);
            Assert.Contains("abc", failure.Hint!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_accepted_outcome_is_no_failure() =>
        Assert.Null(Failure.From<int>(new OrderOutcome<int>.Accepted(1)));

    [Fact]
    public void The_wait_is_rounded_up_to_milliseconds()
    {
        var error = new SpotwireError
        {
            Kind = ErrorKind.Throttled,
            Message = "m",
            RetryAfter = TimeSpan.FromTicks(TimeSpan.TicksPerMillisecond + 1),
        };

        Assert.Equal(2, (long)Failure.From(error).ToJson()["error"]!["retryAfterMs"]!);
    }
}
