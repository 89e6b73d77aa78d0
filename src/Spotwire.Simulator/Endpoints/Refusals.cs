using System.Globalization;
using Spotwire.Simulator.Limits;

namespace Spotwire.Simulator.Endpoints;

/// <summary>Binance's refusals, code and text as errors.md has them. Patterns of legal characters are as seen on the
/// wire; the documentation leaves them open.</summary>
internal static partial class Refusals
{
    public const string NumberPattern = "^[0-9]{1,20}$";
    public const string DecimalPattern = @"^([0-9]{1,20})(\.[0-9]{1,20})?$";
    public const string ClientOrderIdPattern = "^[a-zA-Z0-9-_]{1,36}$";
    public const string SymbolPattern = "^[A-Z0-9-_.]{1,20}$";

    public static RefusalException IllegalCharacters(string parameter, string pattern) =>
        new(-1100, $"Illegal characters found in parameter '{parameter}'; legal range is '{pattern}'.");

    public static RefusalException TooManyParameters(int expected, int received) => new(-1101, string.Create(
        CultureInfo.InvariantCulture, $"Too many parameters; expected '{expected}' and received '{received}'."));

    public static RefusalException TooManyValues(string parameter, int most) => new(-1101, string.Create(
        CultureInfo.InvariantCulture,
        $"Too many values sent for parameter '{parameter}', maximum allowed up to {most}."));

    public static RefusalException Duplicate() => new(-1101, "Duplicate values for a parameter detected.");

    public static RefusalException Missing(string parameter) =>
        new(-1102, $"Mandatory parameter '{parameter}' was not sent, was empty/null, or malformed.");

    public static RefusalException EitherMissing(string one, string other) =>
        new(-1102, $"Param '{one}' or '{other}' must be sent, but both were empty/null!");

    public static RefusalException TooGreat(string parameter, string most) =>
        new(-1102, $"'{parameter}' contains unexpected value. Cannot be greater than {most}.");

    public static RefusalException NotAllRead(int read, int sent) => new(-1104, string.Create(
        CultureInfo.InvariantCulture,
        $"Not all sent parameters were read; read '{read}' parameter(s) but was sent '{sent}'."));

    public static RefusalException Empty(string parameter) => new(-1105, $"Parameter '{parameter}' was empty.");

    public static RefusalException NotRequired(string parameter) =>
        new(-1106, $"Parameter '{parameter}' sent when not required.");

    public static RefusalException Overflow(string parameter) => new(-1108, $"Parameter '{parameter}' overflowed.");

    public static RefusalException TooPrecise(string parameter) =>
        new(-1111, $"Parameter '{parameter}' has too much precision.");

    public static RefusalException TimeInForce() => new(-1115, "Invalid timeInForce.");

    public static RefusalException OrderType() => new(-1116, "Invalid orderType.");

    public static RefusalException Side() => new(-1117, "Invalid side.");

    public static RefusalException Interval() => new(-1120, "Invalid interval.");

    public static RefusalException Symbol() => new(-1121, "Invalid symbol.");

    public static RefusalException SymbolStatus() => new(-1122, "Invalid symbolStatus.");

    public static RefusalException LookupTooBig() =>
        new(-1127, "More than 24 hours between startTime and endTime.");

    public static RefusalException Combination() => new(-1128, "Combination of optional parameters invalid.");

    public static RefusalException InvalidData(string parameter) =>
        new(-1130, $"Data sent for parameter '{parameter}' is not valid.");

    public static RefusalException StrategyType() => new(-1134, "strategyType was less than 1000000.");

    public static RefusalException Json(string parameter) =>
        new(-1135, $"JSON sent for parameter '{parameter}' is not valid");

    public static RefusalException TickerType() => new(-1139, "Invalid ticker type.");

    public static RefusalException CancelRestrictions() => new(-1145, "Invalid cancelRestrictions");

    public static RefusalException DuplicateSymbols() =>
        new(-1151, "Symbol is present multiple times in the list.");

    public static RefusalException TimeUnit() =>
        new(-1194, "Invalid value for time unit; expected either MICROSECOND or MILLISECOND.");

    public static RefusalException StatusMismatch() =>
        new(-1220, "The symbol's status does not match the requested symbolStatus.");

    public static RefusalException Timestamp() =>
        new(-1021, "Timestamp for this request is outside of the recvWindow.");

    public static RefusalException TimestampAhead() =>
        new(-1021, "Timestamp for this request was 1000ms ahead of the server's time.");

    public static RefusalException Signature() => new(-1022, "Signature for this request is not valid.");

    public static RefusalException KeyFormat() => new(-2014, "API-key format invalid.", 401);

    public static RefusalException UnknownKey() =>
        new(-2015, "Invalid API-key, IP, or permissions for action.", 401);

    public static RefusalException JsonRequest() => new(-1135, "Invalid JSON Request");

    public static RefusalException UnknownMethod() => new(-1020, "This operation is not supported.");

    public static RefusalException SubscriptionActive() => new(-2035, "User Data Stream subscription already active.");

    public static RefusalException SubscriptionInactive() => new(-2036, "User Data Stream subscription not active.");

    public static RefusalException TooManySubscriptions() =>
        new(-2042, "Maximum subscription ID reached for this connection.");

    public static RefusalException Unsupported() => new(-1020, "This operation is not supported.", 404);

    /// <summary>Refused before the matching engine: filters and features.</summary>
    public static RefusalException BeforeEngine(string text) => new(-1013, text);

    /// <summary>Refused by the matching engine.</summary>
    public static RefusalException NewOrder(string text) => new(-2010, text);

    /// <summary>The matching engine has not answered in time.</summary>
    public static RefusalException TimedOut() => new(
        -1007,
        "Timeout waiting for response from backend server. Send status unknown; execution status unknown.",
        504);

    public static RefusalException Cancel(string text) => new(-2011, text);

    public static RefusalException NoSuchOrder() => new(-2013, "Order does not exist.");

    public static RefusalException OtherClientOrderId() =>
        new(-2039, "Client order ID is not correct for this order ID.");

    public static RefusalException NoReferencePrice() =>
        new(-2043, "This symbol doesn't have a reference price.");

    public static RefusalException TooMuchWeight(RateLimitRule rule, long retryAfterSeconds) => new(
        -1003,
        string.Create(
            CultureInfo.InvariantCulture,
            $"Too much request weight used; current limit is {rule.Limit} request weight per "
            + $"{rule.IntervalNum} {rule.Interval}. Please use WebSocket Streams for live updates to avoid polling "
            + $"the API."),
        429)
    {
        RetryAfterSeconds = retryAfterSeconds,
    };

    public static RefusalException TooManyRequests(long retryAfterSeconds) =>
        new(-1003, "Too many requests queued.", 429) { RetryAfterSeconds = retryAfterSeconds };

    public static RefusalException Banned(long untilMicros, long retryAfterSeconds) => new(
        -1003,
        string.Create(
            CultureInfo.InvariantCulture,
            $"Way too much request weight used; IP banned until {untilMicros / 1000}. Please use WebSocket Streams "
            + $"for live updates to avoid bans."),
        418)
    {
        RetryAtMicros = untilMicros,
        RetryAfterSeconds = retryAfterSeconds,
    };

    public static RefusalException TooManyOrders(RateLimitRule rule, long retryAfterSeconds) => new(
        -1015,
        string.Create(
            CultureInfo.InvariantCulture,
            $"Too many new orders; current limit is {rule.Limit} orders per {rule.IntervalNum} {rule.Interval}."),
        429)
    {
        RetryAfterSeconds = retryAfterSeconds,
    };
}
