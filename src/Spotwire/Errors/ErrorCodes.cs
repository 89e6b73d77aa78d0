using System.Collections.Frozen;
using static Spotwire.ErrorKind;

namespace Spotwire;

/// <summary>Binance's error codes, each once.</summary>
/// <remarks>Documentation: errors.md of binance-spot-api-docs.</remarks>
public static class ErrorCodes
{
    private static readonly ErrorCode[] Table =
    [
        Unclear(-1000, "UNKNOWN", Unavailable),
        Unclear(-1001, "DISCONNECTED", Unavailable),
        Lasting(-1002, "UNAUTHORIZED", Authentication),
        Passing(-1003, "TOO_MANY_REQUESTS", Throttled),
        Unclear(-1006, "UNEXPECTED_RESP", ErrorKind.Timeout),
        Unclear(-1007, "TIMEOUT", ErrorKind.Timeout),
        Passing(-1008, "SERVER_BUSY", Unavailable),
        Lasting(-1010, "ERROR_MSG_RECEIVED", OrderRejected),
        Lasting(-1013, "INVALID_MESSAGE", RuleViolated),
        Lasting(-1014, "UNKNOWN_ORDER_COMPOSITION", BadRequest),
        Passing(-1015, "TOO_MANY_ORDERS", Throttled),
        Unclear(-1016, "SERVICE_SHUTTING_DOWN", Unavailable),
        Lasting(-1020, "UNSUPPORTED_OPERATION", BadRequest),
        Passing(-1021, "INVALID_TIMESTAMP", Clock),
        Lasting(-1022, "INVALID_SIGNATURE", Authentication),
        Lasting(-1033, "COMP_ID_IN_USE", Exchange),
        Passing(-1034, "TOO_MANY_CONNECTIONS", Throttled),
        Lasting(-1035, "LOGGED_OUT", Exchange),
        Lasting(-1099, "NOT_FOUND_AUTHENTICATED_OR_AUTHORIZED", Exchange),
        Lasting(-1100, "ILLEGAL_CHARS", BadRequest),
        Lasting(-1101, "TOO_MANY_PARAMETERS", BadRequest),
        Lasting(-1102, "MANDATORY_PARAM_EMPTY_OR_MALFORMED", BadRequest),
        Lasting(-1103, "UNKNOWN_PARAM", BadRequest),
        Lasting(-1104, "UNREAD_PARAMETERS", BadRequest),
        Lasting(-1105, "PARAM_EMPTY", BadRequest),
        Lasting(-1106, "PARAM_NOT_REQUIRED", BadRequest),
        Lasting(-1108, "PARAM_OVERFLOW", BadRequest),
        Lasting(-1111, "BAD_PRECISION", BadRequest),
        Passing(-1112, "NO_DEPTH", Exchange),
        Lasting(-1114, "TIF_NOT_REQUIRED", BadRequest),
        Lasting(-1115, "INVALID_TIF", BadRequest),
        Lasting(-1116, "INVALID_ORDER_TYPE", BadRequest),
        Lasting(-1117, "INVALID_SIDE", BadRequest),
        Lasting(-1118, "EMPTY_NEW_CL_ORD_ID", BadRequest),
        Lasting(-1119, "EMPTY_ORG_CL_ORD_ID", BadRequest),
        Lasting(-1120, "BAD_INTERVAL", BadRequest),
        Lasting(-1121, "BAD_SYMBOL", NotFound),
        Lasting(-1122, "INVALID_SYMBOLSTATUS", BadRequest),
        Lasting(-1125, "INVALID_LISTEN_KEY", BadRequest),
        Lasting(-1127, "MORE_THAN_XX_HOURS", BadRequest),
        Lasting(-1128, "OPTIONAL_PARAMS_BAD_COMBO", BadRequest),
        Lasting(-1130, "INVALID_PARAMETER", BadRequest),
        Lasting(-1131, "BAD_RECV_WINDOW", BadRequest),
        Lasting(-1134, "BAD_STRATEGY_TYPE", BadRequest),
        Lasting(-1135, "INVALID_JSON", BadRequest),
        Lasting(-1139, "INVALID_TICKER_TYPE", BadRequest),
        Lasting(-1145, "INVALID_CANCEL_RESTRICTIONS", BadRequest),
        Lasting(-1151, "DUPLICATE_SYMBOLS", BadRequest),
        Lasting(-1152, "INVALID_SBE_HEADER", BadRequest),
        Lasting(-1153, "UNSUPPORTED_SCHEMA_ID", BadRequest),
        Lasting(-1155, "SBE_DISABLED", BadRequest),
        Lasting(-1158, "OCO_ORDER_TYPE_REJECTED", BadRequest),
        Lasting(-1160, "OCO_ICEBERGQTY_TIMEINFORCE", BadRequest),
        Lasting(-1161, "DEPRECATED_SCHEMA", BadRequest),
        Lasting(-1165, "BUY_OCO_LIMIT_MUST_BE_BELOW", BadRequest),
        Lasting(-1166, "SELL_OCO_LIMIT_MUST_BE_ABOVE", BadRequest),
        Lasting(-1167, "(obsolete)", BadRequest),
        Lasting(-1168, "BOTH_OCO_ORDERS_CANNOT_BE_LIMIT", BadRequest),
        Lasting(-1169, "INVALID_TAG_NUMBER", BadRequest),
        Lasting(-1170, "TAG_NOT_DEFINED_IN_MESSAGE", BadRequest),
        Lasting(-1171, "TAG_APPEARS_MORE_THAN_ONCE", BadRequest),
        Lasting(-1172, "TAG_OUT_OF_ORDER", BadRequest),
        Lasting(-1173, "GROUP_FIELDS_OUT_OF_ORDER", BadRequest),
        Lasting(-1174, "INVALID_COMPONENT", BadRequest),
        Lasting(-1175, "RESET_SEQ_NUM_SUPPORT", BadRequest),
        Lasting(-1176, "ALREADY_LOGGED_IN", BadRequest),
        Lasting(-1177, "GARBLED_MESSAGE", BadRequest),
        Lasting(-1178, "BAD_SENDER_COMPID", BadRequest),
        Lasting(-1179, "BAD_SEQ_NUM", BadRequest),
        Lasting(-1180, "EXPECTED_LOGON", BadRequest),
        Passing(-1181, "TOO_MANY_MESSAGES", Throttled),
        Lasting(-1182, "PARAMS_BAD_COMBO", BadRequest),
        Lasting(-1183, "NOT_ALLOWED_IN_DROP_COPY_SESSIONS", BadRequest),
        Lasting(-1184, "DROP_COPY_SESSION_NOT_ALLOWED", BadRequest),
        Lasting(-1185, "DROP_COPY_SESSION_REQUIRED", BadRequest),
        Lasting(-1186, "NOT_ALLOWED_IN_ORDER_ENTRY_SESSIONS", BadRequest),
        Lasting(-1187, "NOT_ALLOWED_IN_MARKET_DATA_SESSIONS", BadRequest),
        Lasting(-1188, "INCORRECT_NUM_IN_GROUP_COUNT", BadRequest),
        Lasting(-1189, "DUPLICATE_ENTRIES_IN_A_GROUP", BadRequest),
        Lasting(-1190, "INVALID_REQUEST_ID", BadRequest),
        Lasting(-1191, "TOO_MANY_SUBSCRIPTIONS", BadRequest),
        Lasting(-1194, "INVALID_TIME_UNIT", BadRequest),
        Lasting(-1196, "BUY_OCO_STOP_LOSS_MUST_BE_ABOVE", BadRequest),
        Lasting(-1197, "SELL_OCO_STOP_LOSS_MUST_BE_BELOW", BadRequest),
        Lasting(-1198, "BUY_OCO_TAKE_PROFIT_MUST_BE_BELOW", BadRequest),
        Lasting(-1199, "SELL_OCO_TAKE_PROFIT_MUST_BE_ABOVE", BadRequest),
        Lasting(-1210, "INVALID_PEG_PRICE_TYPE", BadRequest),
        Lasting(-1211, "INVALID_PEG_OFFSET_TYPE", BadRequest),
        Lasting(-1220, "SYMBOL_DOES_NOT_MATCH_STATUS", BadRequest),
        Lasting(-1221, "INVALID_SBE_MESSAGE_FIELD", BadRequest),
        Lasting(-1222, "OPO_WORKING_MUST_BE_BUY", BadRequest),
        Lasting(-1223, "OPO_PENDING_MUST_BE_SELL", BadRequest),
        Lasting(-1224, "WORKING_PARAM_REQUIRED", BadRequest),
        Lasting(-1225, "PENDING_PARAM_NOT_REQUIRED", BadRequest),
        Lasting(-2010, "NEW_ORDER_REJECTED", OrderRejected),
        Lasting(-2011, "CANCEL_REJECTED", OrderRejected),
        Lasting(-2013, "NO_SUCH_ORDER", NotFound),
        Lasting(-2014, "BAD_API_KEY_FMT", Authentication),
        Lasting(-2015, "REJECTED_MBX_KEY", Authentication),
        Lasting(-2016, "NO_TRADING_WINDOW", Exchange),
        HalfDone(-2021, "CANCEL_REPLACE_PARTIALLY_FAILED", OrderRejected),
        Lasting(-2022, "CANCEL_REPLACE_FAILED", OrderRejected),
        Lasting(-2026, "ORDER_ARCHIVED", NotFound),
        Lasting(-2035, "SUBSCRIPTION_ACTIVE", BadRequest),
        Lasting(-2036, "SUBSCRIPTION_INACTIVE", BadRequest),
        Lasting(-2038, "ORDER_AMEND_REJECTED", OrderRejected),
        Lasting(-2039, "CLIENT_ORDER_ID_INVALID", BadRequest),
        Lasting(-2042, "MAXIMUM_SUBSCRIPTION_IDS", Exchange),
        Lasting(-2043, "NO_REFERENCE_PRICE", Exchange),
        Lasting(0, "STREAM_CONTROL", BadRequest),
        Lasting(1, "STREAM_CONTROL", BadRequest),
        Lasting(2, "STREAM_CONTROL", BadRequest),
        Lasting(3, "STREAM_CONTROL", BadRequest),
    ];

    private static readonly FrozenDictionary<int, ErrorCode> ByCode = Table.ToFrozenDictionary(entry => entry.Code);

    /// <summary>Every code that the documentation names.</summary>
    public static IReadOnlyCollection<ErrorCode> All => ByCode.Values;

    /// <summary>What the documentation says of a code. For one that it does not name the entry says so: the name is
    /// <c>UNLISTED</c>, it is not transient, and the outcome of a trading call is not known.</summary>
    public static ErrorCode Find(int code) =>
        ByCode.TryGetValue(code, out var known) ? known : new ErrorCode(code, "UNLISTED", Exchange, false, false);

    /// <summary>The error that Binance's answer amounts to. The HTTP status comes before the code where it says more:
    /// 401, 403 and 418, and 5XX, after which nothing is known.</summary>
    /// <param name="code">The code of the answer; null where the body held none.</param>
    /// <param name="message">Binance's text, or ours where there was none.</param>
    /// <param name="httpStatus">The HTTP status, or the WebSocket API's <c>status</c>; null for none.</param>
    /// <param name="retryAfter">What Binance said about waiting; null when it said nothing.</param>
    internal static SpotwireError ToError(int? code, string message, int? httpStatus, TimeSpan? retryAfter = null)
    {
        var entry = code is { } number ? Find(number) : null;
        var kind = KindOf(httpStatus, entry);
        var reason = code is -1013 or -2010 or -2011 or -2038 ? RejectionReasons.Find(message) : (RejectionReason?)null;
        return new SpotwireError
        {
            Kind = kind,
            Message = message,
            Code = code,
            HttpStatus = httpStatus,
            IsTransient = entry is { IsTransient: true } || httpStatus is 418 or 429 or >= 500,
            RetryAfter = retryAfter,
            Reason = reason,
            Hint = ErrorHints.For(code, kind, reason),
        };
    }

    /// <summary>Whether an answer to a trading call says that Binance did not act on it.</summary>
    /// <param name="code">The code of the answer; null where the body held none.</param>
    /// <param name="httpStatus">The HTTP status, or the WebSocket API's <c>status</c>.</param>
    /// <remarks>Only a code that the table knows as a refusal proves one: a firewall, a proxy or a balancer may answer
    /// in Binance's place, with any status, after the exchange has taken the order.</remarks>
    internal static bool IsRefusal(int? code, int httpStatus) =>
        httpStatus < 500 && code is { } number && Find(number).IsOutcomeKnown;

    private static ErrorKind KindOf(int? httpStatus, ErrorCode? entry) => (httpStatus, entry) switch
    {
        (418, _) => Banned,
        (429, null or { Kind: Exchange }) => Throttled,
        (401, _) => Authentication,
        (403, null) => Blocked,
        ( >= 500, null or { Kind: Exchange }) => Unavailable,
        (_, { } known) => known.Kind,
        _ => Exchange,
    };

    /// <summary>Refused, and refused again if sent again unchanged.</summary>
    private static ErrorCode Lasting(int code, string name, ErrorKind kind) => new(code, name, kind, false, true);

    /// <summary>Refused now; the same may be taken later.</summary>
    private static ErrorCode Passing(int code, string name, ErrorKind kind) => new(code, name, kind, true, true);

    /// <summary>Something went wrong behind the door: the order may have been taken or not.</summary>
    private static ErrorCode Unclear(int code, string name, ErrorKind kind) => new(code, name, kind, true, false);

    /// <summary>One half was done and the other was not; the code alone does not say which.</summary>
    private static ErrorCode HalfDone(int code, string name, ErrorKind kind) => new(code, name, kind, false, false);
}
