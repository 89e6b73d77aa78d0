using Spotwire.Account;
using Spotwire.Market;
using Spotwire.UserData;

namespace Spotwire.Tests.Examples;

/// <summary>The examples that are no message of the exchange or to it.</summary>
internal static class NoMessages
{
    /// <param name="Path">The file.</param>
    /// <param name="Why">Why it is none.</param>
    /// <param name="PartOf">The type of the message that it shows a part of; null where it is of none.</param>
    public sealed record NoMessage(string Path, string Why, Type? PartOf = null);

    public static IReadOnlyList<NoMessage> All { get; } =
    [
        new("web-socket-streams/all-market-mini-tickers-stream-1.json",
            "a comment in place of the elements; they are those of the mini ticker of one symbol"),
        new("web-socket-streams/all-market-rolling-window-statistics-streams-1.json",
            "a comment in place of the elements; they are those of the window statistics of one symbol"),
        new("faqs/sbe_faq/regarding-legacy-support-1.json",
            "the calendar of SBE schemas, a file of the documentation that the exchange does not send"),
        new("web-socket-api/rolling-window-price-change-statistics-2.json",
            "two fields of an answer, to explain how long a window is", typeof(WindowTicker)),
        new("faqs/stp_faq/what-is-prevented-quantity-1.json",
            "two fields of an execution report", typeof(ExecutionReport)),
        new("faqs/stp_faq/how-do-i-know-which-symbol-uses-stp-1.json",
            "two fields of a symbol of exchangeInfo", typeof(SymbolInfo)),
        new("faqs/sor_faq/what-symbols-support-sor-1.json",
            "one field of exchangeInfo", typeof(ExchangeInfo)),
        new("faqs/stp_faq/stp-examples-19.json", "one field of an account, before", typeof(AccountInfo)),
        new("faqs/stp_faq/stp-examples-20.json", "one field of an account, before", typeof(AccountInfo)),
        new("faqs/stp_faq/stp-examples-23.json", "one field of an account, after", typeof(AccountInfo)),
        new("faqs/stp_faq/stp-examples-24.json", "one field of an account, after", typeof(AccountInfo)),
    ];

    /// <summary>Requests that the client has no use for, and that it therefore cannot write.</summary>
    public static IReadOnlyDictionary<string, string> NeverAsked { get; } = new Dictionary<string, string>
    {
        ["web-socket-streams/setting-properties-1.json"] =
            "SET_PROPERTY: the client connects to the address whose messages name their stream",
        ["web-socket-streams/retrieving-properties-1.json"] =
            "GET_PROPERTY: as SET_PROPERTY",
        ["web-socket-api/how-to-show-hide-rate-limit-information-3.json"] =
            "returnRateLimits: the client keeps within the limits by the counts, and wants them in every answer",
    };
}
