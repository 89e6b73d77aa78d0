namespace Spotwire;

/// <summary>What the caller can do about an error: the most particular hint that there is.</summary>
internal static class ErrorHints
{
    public static string? For(int? code, ErrorKind kind, RejectionReason? reason) =>
        ForReason(reason) ?? ForCode(code) ?? ForKind(kind);

    private static string? ForReason(RejectionReason? reason) => reason switch
    {
        RejectionReason.InsufficientBalance =>
            "Lower the quantity, or free balance by cancelling open orders; GetAccountAsync shows free and locked.",
        RejectionReason.DuplicateOrder =>
            "An order with that client order id is open. Ask for it before using another id: it may be yours.",
        RejectionReason.UnknownOrder =>
            "The order has been filled, cancelled or has expired, or never was: ask for it by its id.",
        RejectionReason.MarketClosed =>
            "Read the symbol's status in exchangeInfo; orders are taken only while it is TRADING.",
        RejectionReason.WouldTriggerImmediately =>
            "A stop-loss buys above and sells below the last price; read the last price and move the stop price.",
        RejectionReason.WouldMatchImmediately =>
            "Price the order away from the other side of the book, or use a plain limit order.",
        RejectionReason.PriceFilter or RejectionReason.LotSizeFilter or RejectionReason.MarketLotSizeFilter
            or RejectionReason.NotionalFilter or RejectionReason.MinNotionalFilter =>
            "Read the symbol's filters again; CheckOrderAsync names the broken rule and the nearest valid value.",
        RejectionReason.PercentPriceFilter or RejectionReason.PercentPriceBySideFilter =>
            "The price is too far from the average price; move it closer.",
        RejectionReason.MaxNumberOrdersFilter or RejectionReason.MaxNumberAlgoOrdersFilter =>
            "Cancel open orders of the symbol before placing more.",
        RejectionReason.MarketOrdersNotSupported or RejectionReason.StopLossOrdersNotSupported
            or RejectionReason.StopLossLimitOrdersNotSupported or RejectionReason.QuoteQuantityNotSupported =>
            "The symbol's order types in exchangeInfo say what it takes.",
        _ => null,
    };

    private static string? ForCode(int? code) => code switch
    {
        -1000 or -1001 or -1006 or -1007 or -1016 =>
            "Binance may have acted. After a trading call ask by the client order id before sending again.",
        -1002 => "The key is not authorised for this call; check its permissions.",
        -1003 => "Wait for RetryAfter; use streams instead of polling. All programs of an address share the limit.",
        -1008 => "Binance sheds load; wait a few minutes.",
        -1015 => "Wait for RetryAfter. The count is of unfilled orders of the whole account; fills give credit.",
        -1021 => "The exchange's clock did not hold still, or the network is slower than RecvWindow allows: raise it.",
        -1022 => "The secret does not belong to the key, or something changed the request on its way.",
        -1100 or -1102 or -1130 => "The message names the parameter that Binance could not take.",
        -1111 => "The value has more decimals than the symbol allows; its step and tick size are in exchangeInfo.",
        -1121 => "Check the spelling, in capitals, and that the environment has the symbol.",
        -2013 => "No such order of this account on this symbol; check id, symbol and environment.",
        -2014 => "Check BINANCE_API_KEY: a key has 64 letters and digits.",
        -2015 => "Check that the key is of this environment, that it admits this address, and its permissions.",
        -2021 => "One half of the cancel-replace was done; look at both orders.",
        -2026 => "Orders without fills are archived 90 days after their end and cannot be asked for.",
        _ => null,
    };

    private static string? ForKind(ErrorKind kind) => kind switch
    {
        ErrorKind.RuleViolated => "Read the symbol's filters again; CheckOrderAsync names the broken rule.",
        ErrorKind.NotFound => "Check the name and the environment.",
        ErrorKind.Authentication => "Check key, secret and permissions, and that they belong to this environment.",
        ErrorKind.MissingKey => "Set BINANCE_API_KEY and BINANCE_API_SECRET in the environment or in a .env file.",
        ErrorKind.Clock => "Check that the machine's clock runs evenly, or raise RecvWindow.",
        ErrorKind.Throttled => "Wait for RetryAfter before sending anything else; ignoring it leads to a ban.",
        ErrorKind.Banned => "Send nothing until RetryAfter has passed; every further request lengthens the ban.",
        ErrorKind.LimitReached => "Wait for RetryAfter, or allow calls to wait longer (LimitWait).",
        ErrorKind.Blocked => "A firewall refused the request: slow down, and avoid words in it that look like SQL.",
        ErrorKind.Unavailable => "Try again in a moment; after a trading call ask by the client order id first.",
        ErrorKind.Timeout => "After a trading call ask by the client order id before sending again.",
        ErrorKind.Network => "Check connection, name resolution and proxy.",
        ErrorKind.UnreadableAnswer => "Something between here and Binance may have changed the answer, e.g. a proxy.",
        ErrorKind.SlowReader => "Read faster, give the subscription more capacity, or let it drop messages.",
        _ => null,
    };
}
