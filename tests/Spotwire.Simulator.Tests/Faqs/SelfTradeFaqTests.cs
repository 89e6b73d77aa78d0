using System.Text.Json;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.Faqs;

/// <summary>The scenarios of faqs/stp_faq.md with the page's own orders, answers and balances.</summary>
public sealed class SelfTradeFaqTests
{
    private const string Page = "stp_faq";

    private ExchangeDriver _driver = Exchange(group: -1);

    [Fact]
    public void A_none_trades()
    {
        var maker = Place("BUY", "1", "1", "NONE");
        var taker = Place("SELL", "1", "1", "NONE");
        AssertIs("stp-examples-1", Query(maker));

        // The sample pays in the asset that is received, as everywhere.
        AssertIs("stp-examples-2", taker);
    }

    [Fact]
    public void B_expire_maker_expires_the_book_and_the_taker_rests()
    {
        var makers = Makers();
        var taker = Place("SELL", "3", "1", "EXPIRE_MAKER");
        AssertIs("stp-examples-3", Query(makers[0]));
        AssertIs("stp-examples-4", Query(makers[1]));
        AssertIs("stp-examples-5", Query(makers[2]));
        AssertIs("stp-examples-6", taker);
        Assert.Equal(
            makers.Select(maker => maker.Whole("orderId")),
            taker.GetProperty("preventedMatches").EnumerateArray().Select(match => match.Whole("makerOrderId")));
    }

    [Fact]
    public void C_expire_taker_leaves_the_book()
    {
        var makers = Makers();
        var taker = Place("SELL", "3", "1", "EXPIRE_TAKER");
        AssertIs("stp-examples-7", Query(makers[0]));
        AssertIs("stp-examples-8", Query(makers[1]));
        AssertIs("stp-examples-9", Query(makers[2]));
        AssertIs("stp-examples-10", Query(taker));
    }

    [Fact]
    public void D_expire_both_expires_both()
    {
        _driver = Exchange(group: 1);
        var maker = Place("BUY", "1", "1", "NONE");
        var taker = Place("SELL", "3", "1", "EXPIRE_BOTH");
        AssertIs("stp-examples-11", Query(maker));
        AssertIs("stp-examples-12", taker);
    }

    [Fact]
    public void E_the_mode_of_the_taker_counts()
    {
        var maker = Place("BUY", "1", "1", "EXPIRE_MAKER");
        var taker = Place("SELL", "1", "1", "EXPIRE_TAKER");
        AssertIs("stp-examples-13", Query(maker));
        AssertIs("stp-examples-14", taker);
    }

    [Fact]
    public void F_a_market_order_is_left_without_liquidity()
    {
        var maker = Place("BUY", "1", "1", "NONE");
        var taker = Send("side=SELL&type=MARKET&quantity=1&selfTradePreventionMode=EXPIRE_MAKER");
        AssertIs("stp-examples-15", Query(maker));
        AssertIs("stp-examples-16", taker);
        Assert.Equal("INSUFFICIENT_LIQUIDITY", taker.Word("expiryReason"));
    }

    [Fact]
    public void G_decrement_takes_from_both()
    {
        var maker = Place("BUY", "6", "2", "NONE");
        var taker = Place("SELL", "2", "2", "DECREMENT");

        // The sample shows the taker's mode on the maker, which was placed with NONE; its match is the fifth.
        FaqExample.AssertAnswers(
            FaqExample.Read(Page, "stp-examples-17"), Query(maker), "selfTradePreventionMode", "preventedMatchId");
        FaqExample.AssertAnswers(FaqExample.Read(Page, "stp-examples-18"), Query(taker), "preventedMatchId");
    }

    [Fact]
    public void H_transfer_moves_balances_between_accounts_of_a_group()
    {
        _driver = Exchange(group: 1);
        AssertBalances(0, "stp-examples-19");
        AssertBalances(1, "stp-examples-20");
        var maker = Place("BUY", "0.6", "0.2", "TRANSFER");
        _driver.Account = _driver.Exchange.Accounts[1];
        var taker = Place("SELL", "0.2", "0.2", "TRANSFER");
        FaqExample.AssertAnswers(FaqExample.Read(Page, "stp-examples-22"), taker, "preventedMatchId");
        _driver.Account = _driver.Exchange.Accounts[0];
        FaqExample.AssertAnswers(FaqExample.Read(Page, "stp-examples-21"), Query(maker), "preventedMatchId");
        AssertBalances(0, "stp-examples-23");
        AssertBalances(1, "stp-examples-24");
    }

    // "If the taker order specifies STP mode TRANSFER, but the maker order specifies a different STP mode, then the STP
    // behavior is DECREMENT"; in all other cases the mode of the taker.
    [Theory]
    [InlineData("TRANSFER", "TRANSFER", "TRANSFER")]
    [InlineData("TRANSFER", "EXPIRE_MAKER", "DECREMENT")]
    [InlineData("TRANSFER", "EXPIRE_TAKER", "DECREMENT")]
    [InlineData("TRANSFER", "EXPIRE_BOTH", "DECREMENT")]
    [InlineData("TRANSFER", "NONE", "DECREMENT")]
    [InlineData("TRANSFER", "DECREMENT", "DECREMENT")]
    [InlineData("EXPIRE_MAKER", "TRANSFER", "EXPIRE_MAKER")]
    [InlineData("EXPIRE_TAKER", "TRANSFER", "EXPIRE_TAKER")]
    [InlineData("EXPIRE_BOTH", "TRANSFER", "EXPIRE_BOTH")]
    [InlineData("DECREMENT", "TRANSFER", "DECREMENT")]
    [InlineData("DECREMENT", "EXPIRE_TAKER", "DECREMENT")]
    public void The_effective_mode_is_as_in_the_table(string taker, string maker, string effective)
    {
        _driver = Exchange(group: 1);
        Place("BUY", "1", "2", maker);
        _driver.Account = _driver.Exchange.Accounts[1];
        var order = Place("SELL", "1", "2", taker).Whole("orderId");
        var match = Assert.Single(
            _driver.Signed("GET", "myPreventedMatches", $"symbol=BTCUSDT&orderId={order}").Ok().Json.EnumerateArray());
        Assert.Equal((effective, 1L), (match.Word("selfTradePreventionMode"), match.Whole("tradeGroupId")));
        Assert.Equal(effective == "TRANSFER" ? 20_002m : 20_000m, _driver.Balance("USDT").Free);
    }

    [Fact]
    public void A_mode_that_the_symbol_does_not_allow_is_refused()
    {
        var config = FaqExample.Read(Page, "how-do-i-know-which-symbol-uses-stp-1");
        SelfTradePreventionMode[] allowed =
        [
            .. config.GetProperty("allowedSelfTradePreventionModes").EnumerateArray()
                .Select(mode => SelfTradePreventionMode.FromWire(mode.GetString()!)),
        ];
        _driver = Exchange(group: -1, allowed);
        FaqExample.AssertAnswers(config, _driver.Get("exchangeInfo").Ok().Json.GetProperty("symbols")[0]);
        Assert.Equal("NONE", Send("side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=1&newOrderRespType=FULL")
            .Word("selfTradePreventionMode"));
        var refused = _driver.Limit("BUY", "1", "1", "&selfTradePreventionMode=EXPIRE_MAKER");
        Assert.Equal(400, refused.Status);
        FaqExample.AssertAnswers(FaqExample.Read(Page, "how-do-i-know-which-symbol-uses-stp-2"), refused.Json);
    }

    private static ExchangeDriver Exchange(int group, SelfTradePreventionMode[]? allowed = null) =>
        new(new SimulatorOptions
        {
            Flow = false,
            Symbols =
            [
                SymbolSpec.Parse("BTCUSDT") with
                {
                    Rules = new MarketRules
                    {
                        MinNotional = 0.01m,
                        DefaultSelfTradePrevention = SelfTradePreventionMode.None,
                        AllowedSelfTradePrevention = allowed ?? MarketRules.Default.AllowedSelfTradePrevention,
                        Commission = new CommissionSchedule { Standard = CommissionRateSet.Zero },
                    },
                },
            ],
            Accounts =
            [
                AccountSpec.Parse("maker:BTC=20000,USDT=20000") with { TradeGroup = group },
                AccountSpec.Parse("taker:BTC=20000,USDT=20000") with { TradeGroup = group },
            ],
        });

    private static void AssertIs(string example, JsonElement answer) =>
        FaqExample.AssertAnswers(FaqExample.Read(Page, example), answer);

    private JsonElement[] Makers() =>
        [Place("BUY", "1.2", "1.2", "NONE"), Place("BUY", "1.3", "1.1", "NONE"), Place("BUY", "8.1", "1", "NONE")];

    private JsonElement Place(string side, string quantity, string price, string mode) => Send(
        $"side={side}&type=LIMIT&timeInForce=GTC&quantity={quantity}&price={price}&selfTradePreventionMode={mode}");

    private JsonElement Send(string order) => _driver.Order("symbol=BTCUSDT&" + order).Ok().Json;

    private JsonElement Query(JsonElement order) =>
        _driver.Signed("GET", "order", $"symbol=BTCUSDT&orderId={order.Whole("orderId")}").Ok().Json;

    private void AssertBalances(int account, string example)
    {
        var before = _driver.Account;
        _driver.Account = _driver.Exchange.Accounts[account];
        AssertIs(example, _driver.Signed("GET", "account").Ok().Json);
        _driver.Account = before;
    }
}
