using System.Globalization;
using Spotwire.TestSupport;

namespace Spotwire.Tests.Errors;

/// <summary>The error table against the documentation's list.</summary>
public sealed class ErrorCodesTests
{
    private static readonly int[] OutcomeUnknown = [-1000, -1001, -1006, -1007, -1016, -2021];

    [Fact]
    public void EveryDocumentedCodeHasItsNameAndNoOtherCodeIsThere()
    {
        var documented = new Dictionary<int, string>();
        foreach (var row in Rows().Where(r => r[1] is not ("ENGINE_MESSAGE" or "FILTER_FAILURE")))
        {
            documented.TryAdd(int.Parse(row[0], CultureInfo.InvariantCulture), row[1]);
        }

        Assert.True(documented.Count > 100, "the list is not whole");
        Assert.Equal(
            documented.Select(d => (d.Key, d.Value)).Order(),
            ErrorCodes.All.Select(e => (e.Code, e.Name)).Order());
        foreach (var code in documented.Keys)
        {
            Assert.Equal(code, ErrorCodes.Find(code).Code);
        }
    }

    [Fact]
    public void TheOutcomeIsKnownForEveryCodeButThese()
    {
        Assert.Equal(
            OutcomeUnknown.Order(),
            ErrorCodes.All.Where(e => !e.IsOutcomeKnown).Select(e => e.Code).Order());
    }

    [Theory]
    [InlineData(-9999)]
    [InlineData(-1019)]
    [InlineData(4)]
    [InlineData(int.MinValue)]
    public void AnUnlistedCodeSaysNothingAboutTheOutcome(int code)
    {
        var entry = ErrorCodes.Find(code);
        Assert.False(entry.IsOutcomeKnown);
        Assert.False(entry.IsTransient);
        Assert.Equal((code, "UNLISTED", ErrorKind.Exchange), (entry.Code, entry.Name, entry.Kind));
    }

    [Theory]
    [InlineData(ErrorKind.Authentication, -1002, -1022, -2014, -2015)]
    [InlineData(ErrorKind.Throttled, -1003, -1015, -1034, -1181)]
    [InlineData(ErrorKind.NotFound, -1121, -2013, -2026)]
    [InlineData(ErrorKind.OrderRejected, -1010, -2010, -2011, -2021, -2022, -2038)]
    [InlineData(ErrorKind.RuleViolated, -1013)]
    [InlineData(ErrorKind.Clock, -1021)]
    [InlineData(ErrorKind.Timeout, -1006, -1007)]
    [InlineData(ErrorKind.Unavailable, -1000, -1001, -1008, -1016)]
    public void AKindHoldsExactlyItsCodes(ErrorKind kind, params int[] codes)
    {
        Assert.Equal(codes.Order(), ErrorCodes.All.Where(e => e.Kind == kind).Select(e => e.Code).Order());
    }

    [Fact]
    public void EveryDocumentedTextHasAReasonOfItsOwn()
    {
        var texts = Rows().Where(r => r[1] is "ENGINE_MESSAGE" or "FILTER_FAILURE").ToList();
        Assert.True(texts.Count > 60, "the list is not whole");
        texts.Add(["-1013", "", "This symbol does not allow the specified self-trade prevention mode."]);
        var reasons = new HashSet<RejectionReason>();
        foreach (var row in texts)
        {
            foreach (var code in row[0].Split('|').Select(c => int.Parse(c, CultureInfo.InvariantCulture)))
            {
                var error = ErrorCodes.ToError(code, row[2], 400);
                Assert.NotNull(error.Reason);
                Assert.NotEqual(RejectionReason.Other, error.Reason);
                reasons.Add(error.Reason.Value);
            }
        }

        Assert.Equal(texts.Count, reasons.Count);
        Assert.Equal(Enum.GetValues<RejectionReason>().Length - 1, reasons.Count);
    }

    [Theory]
    [InlineData("Filter failure: LOT_SIZE", RejectionReason.LotSizeFilter)]
    [InlineData("Account has insufficient balance for requested action.", RejectionReason.InsufficientBalance)]
    [InlineData("Stop price would trigger immediately.", RejectionReason.WouldTriggerImmediately)]
    [InlineData("Order would trigger immediately.", RejectionReason.WouldTriggerImmediately)]
    [InlineData("account has insufficient balance for requested action.", RejectionReason.Other)]
    [InlineData("Account has insufficient balance for requested action", RejectionReason.Other)]
    [InlineData("Filter failure: LOT_SIZE ", RejectionReason.Other)]
    [InlineData("NEW_ORDER_REJECTED", RejectionReason.Other)]
    [InlineData("", RejectionReason.Other)]
    public void OnlyAWholeTextCounts(string text, RejectionReason expected)
    {
        Assert.Equal(expected, ErrorCodes.ToError(-2010, text, 400).Reason);
    }

    [Fact]
    public void OtherCodesHaveNoReason()
    {
        Assert.Null(ErrorCodes.ToError(-1121, "Unknown order sent.", 400).Reason);
        Assert.Null(ErrorCodes.ToError(null, "Unknown order sent.", 400).Reason);
    }

    [Theory]
    [InlineData(400, -2010, ErrorKind.OrderRejected, true)]
    [InlineData(400, -9999, ErrorKind.Exchange, false)]
    [InlineData(400, null, ErrorKind.Exchange, false)]
    [InlineData(401, -2015, ErrorKind.Authentication, true)]
    [InlineData(401, null, ErrorKind.Authentication, false)]
    [InlineData(403, null, ErrorKind.Blocked, false)]
    [InlineData(409, -2021, ErrorKind.OrderRejected, false)]
    [InlineData(418, -1003, ErrorKind.Banned, true)]
    [InlineData(418, null, ErrorKind.Banned, false)]
    [InlineData(429, -1015, ErrorKind.Throttled, true)]
    [InlineData(429, null, ErrorKind.Throttled, false)]
    [InlineData(500, -1000, ErrorKind.Unavailable, false)]
    [InlineData(502, null, ErrorKind.Unavailable, false)]
    [InlineData(503, -1008, ErrorKind.Unavailable, false)]
    [InlineData(504, -1007, ErrorKind.Timeout, false)]
    [InlineData(500, -2010, ErrorKind.OrderRejected, false)]
    public void TheStatusAndTheCodeTogetherTellTheKindAndWhetherItIsARefusal(
        int status, int? code, ErrorKind kind, bool refusal)
    {
        Assert.Equal(kind, ErrorCodes.ToError(code, "text", status).Kind);
        Assert.Equal(refusal, ErrorCodes.IsRefusal(code, status));
    }

    [Fact]
    public void WhatACallerMeetsMostOftenCarriesAHint()
    {
        foreach (var kind in Enum.GetValues<ErrorKind>()
            .Except([ErrorKind.Exchange, ErrorKind.BadRequest, ErrorKind.OrderRejected, ErrorKind.Configuration]))
        {
            Assert.False(string.IsNullOrEmpty(ErrorHints.For(null, kind, null)), kind.ToString());
        }

        Assert.Contains("balance", ErrorHints.For(-2010, ErrorKind.OrderRejected, RejectionReason.InsufficientBalance),
            StringComparison.Ordinal);
        Assert.NotNull(ErrorCodes.Find(-1121).Hint);
        Assert.NotNull(ErrorCodes.Find(-2015).Hint);
        Assert.Null(ErrorCodes.Find(-2010).Hint);
    }

    [Fact]
    public void AnErrorKeepsWhatBinanceSaid()
    {
        var error = ErrorCodes.ToError(-1003, "Too many requests queued.", 429, TimeSpan.FromSeconds(7));
        Assert.Equal(
            (-1003, 429, "Too many requests queued.", true, TimeSpan.FromSeconds(7)),
            (error.Code, error.HttpStatus, error.Message, error.IsTransient, error.RetryAfter));
        Assert.Empty(error.Violations);
    }

    private static IEnumerable<string[]> Rows() =>
        File.ReadLines(SharedData.Require("binance-docs", "errors.tsv")).Skip(1).Select(line => line.Split('\t'));
}
