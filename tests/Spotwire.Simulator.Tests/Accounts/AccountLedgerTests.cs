using CsCheck;
using Spotwire.Simulator.Accounts;
using Spotwire.TestSupport;

namespace Spotwire.Simulator.Tests.Accounts;

public sealed class AccountLedgerTests
{
    private static readonly Asset[] Assets = ["BTC", "ETH", "USDT"];

    private static readonly Gen<decimal> GenAmount = Gen.Select(
        Gen.Long[0, 2_000_000_000], Gen.Int[0, 12], (mantissa, scale) => new decimal(
            (int)mantissa, 0, 0, false, (byte)scale));

    private static readonly Gen<Step> GenStep = Gen.Select(
        Gen.Int[0, 9], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[1, 2],
        Gen.Select(GenAmount, GenAmount), Gen.Select(GenAmount, GenAmount),
        (kind, account, other, asset, shift, amounts, released) => new Step(
            kind, account, other, Assets[asset], Assets[(asset + shift) % 3], amounts.Item1, amounts.Item2,
            released.Item1, released.Item2));

    private readonly AccountLedger _ledger = new();

    [Fact]
    public void Every_unit_stays_free_locked_or_collected() => GenStep.Array[0, 200].SampleSeeded(Replay, count: 400);

    [Fact]
    [Trait("Tier", "Long")]
    public void Every_unit_stays_free_locked_or_collected_for_long() =>
        GenStep.Array[0, 500].Sample(Replay, iter: 3_000);

    [Fact]
    public void A_trade_moves_both_assets_and_commissions_are_collected()
    {
        var (buyer, seller) = Pair();
        Assert.True(_ledger.TryLock(buyer, "USDT", 60_000m));
        Assert.True(_ledger.TryLock(seller, "BTC", 0.5m));
        _ledger.Settle(new TradeSettlement(
            "BTC", "USDT", 0.5m, 29_000m, new SettlementParty(buyer, 30_000m), new SettlementParty(seller, 0.5m)));
        Assert.True(_ledger.TryCharge(buyer, "BTC", 0.0005m));
        Assert.True(_ledger.TryCharge(seller, "USDT", 58m));
        Assert.Equal(new AccountBalance(41_000m, 30_000m), _ledger.GetBalance(buyer, "USDT"));
        Assert.Equal(new AccountBalance(0.4995m, 0m), _ledger.GetBalance(buyer, "BTC"));
        Assert.Equal(new AccountBalance(1.5m, 0m), _ledger.GetBalance(seller, "BTC"));
        Assert.Equal(new AccountBalance(28_942m, 0m), _ledger.GetBalance(seller, "USDT"));
        Assert.Equal(0.0005m, _ledger.CollectedCommission("BTC"));
        Assert.Equal(58m, _ledger.CollectedCommission("USDT"));
        AssertConserved(_ledger);
    }

    [Fact]
    public void A_commission_is_cut_at_eight_decimals()
    {
        Assert.Equal(0.00012345m, AccountLedger.CutCommission(0.123456789m * 0.001m));
        Assert.Equal(0m, AccountLedger.CutCommission(0.00001m * 0.00075m));
    }

    [Fact]
    public void What_is_withdrawn_is_gone_and_conserved()
    {
        var (buyer, _) = Pair();
        Assert.True(_ledger.TryLock(buyer, "USDT", 99_000m));
        Assert.False(_ledger.TryWithdraw(buyer, "USDT", 1_000.01m));
        Assert.True(_ledger.TryWithdraw(buyer, "USDT", 1_000m));
        Assert.Equal(new AccountBalance(0m, 99_000m), _ledger.GetBalance(buyer, "USDT"));
        Assert.False(_ledger.TryCharge(buyer, "USDT", 0.00000001m));
        AssertConserved(_ledger);
    }

    [Fact]
    public void Whoever_listens_is_told_of_all_that_is_touched()
    {
        var (buyer, seller) = Pair();
        var told = new HashSet<(int, Asset)>();
        _ledger.Touched = (account, asset) => told.Add((account, asset));
        _ledger.Settle(new TradeSettlement(
            "BTC", "USDT", 1m, 10m, new SettlementParty(buyer, 0m), new SettlementParty(seller, 0m)));
        Assert.Equal(
            [(buyer, "BTC"), (buyer, "USDT"), (seller, "BTC"), (seller, "USDT")],
            told.OrderBy(pair => pair.Item1).ThenBy(pair => pair.Item2));
    }

    [Fact]
    public void An_account_may_trade_with_itself()
    {
        var account = _ledger.Open();
        _ledger.Fund(account, "BTC", 1m);
        _ledger.Fund(account, "USDT", 100m);
        _ledger.Settle(new TradeSettlement(
            "BTC", "USDT", 1m, 100m,
            new SettlementParty(account, 0m),
            new SettlementParty(account, 0m)));
        Assert.Equal(1m, _ledger.GetBalance(account, "BTC").Free);
        Assert.Equal(100m, _ledger.GetBalance(account, "USDT").Free);
        AssertConserved(_ledger);
    }

    [Fact]
    public void What_cannot_be_paid_is_refused_and_changes_nothing()
    {
        var (buyer, seller) = Pair();
        var before = Snapshot();
        Assert.False(_ledger.TryLock(buyer, "USDT", 100_000.00000001m));
        Assert.False(_ledger.TryLock(buyer, "BNB", 1m));
        Assert.Throws<InvalidOperationException>(() => _ledger.Unlock(buyer, "USDT", 1m));
        Assert.Throws<InvalidOperationException>(() => Trade(1m, 100_001m, 0m));
        Assert.Throws<InvalidOperationException>(() => Trade(2.1m, 1m, 0m));
        Assert.Throws<InvalidOperationException>(() => Trade(1m, 1m, 0.1m));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ledger.Fund(buyer, "BTC", 0.0000000000001m));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ledger.Fund(buyer, "BTC", -1m));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ledger.TryLock(buyer, "BTC", -1m));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ledger.Fund(buyer, "BTC", AccountLedger.MaxFunded));
        Assert.Equal(before, Snapshot());

        void Trade(decimal quantity, decimal quote, decimal released) => _ledger.Settle(
            new TradeSettlement(
                "BTC", "USDT", quantity, quote,
                new SettlementParty(buyer, 0m),
                new SettlementParty(seller, released)));
    }

    [Fact]
    public void Sums_of_the_largest_and_the_smallest_amounts_are_exact()
    {
        var account = _ledger.Open();
        _ledger.Fund(account, "USDT", AccountLedger.MaxFunded - 1m);
        _ledger.Fund(account, "USDT", 0.000000000001m);
        Assert.True(_ledger.TryLock(account, "USDT", 0.000000000001m));
        Assert.Equal(
            new AccountBalance(AccountLedger.MaxFunded - 1m, 0.000000000001m), _ledger.GetBalance(account, "USDT"));
        AssertConserved(_ledger);
    }

    [Fact]
    public void Balances_are_listed_by_name()
    {
        var account = _ledger.Open();
        _ledger.Fund(account, "USDT", 1m);
        _ledger.Fund(account, "BTC", 2m);
        Assert.Equal(["BTC", "USDT"], _ledger.ListBalances(account).Select(pair => pair.Key.Value));
        Assert.Equal(["BTC", "USDT"], _ledger.Audit().Select(balance => balance.Asset.Value));
    }

    private static void Replay(Step[] steps)
    {
        var ledger = new AccountLedger();
        for (var i = 0; i < 4; i++)
        {
            ledger.Open();
            foreach (var asset in Assets)
            {
                ledger.Fund(i, asset, 1_000_000m);
            }
        }

        foreach (var step in steps)
        {
            Apply(ledger, step);
            AssertConserved(ledger);
        }
    }

    private static void Apply(AccountLedger ledger, Step step)
    {
        try
        {
            switch (step.Kind)
            {
                case 0:
                    ledger.Fund(step.Account, step.Asset, step.Amount);
                    ledger.TryWithdraw(step.OtherAccount, step.Other, step.OtherAmount);
                    ledger.TryCharge(step.Account, step.Other, step.OtherReleased);
                    break;
                case 1 or 2:
                    ledger.TryLock(step.Account, step.Asset, step.Amount);
                    break;
                case 3:
                    ledger.Unlock(step.Account, step.Asset, step.Amount);
                    break;
                case 4:
                    ledger.Unlock(step.Account, step.Asset, ledger.GetBalance(step.Account, step.Asset).Locked);
                    break;
                default:
                    // Mostly what is there, now and then too much.
                    var locked = step.Kind < 9 ? ledger.GetBalance(step.Account, step.Other).Locked : decimal.MaxValue;
                    var otherLocked = ledger.GetBalance(step.OtherAccount, step.Asset).Locked;
                    var released = step.Kind < 7 ? 0m : Math.Min(step.Released, locked);
                    var otherReleased = step.Kind < 8 ? 0m : Math.Min(step.OtherReleased, otherLocked);
                    ledger.Settle(new TradeSettlement(
                        step.Asset, step.Other, step.Amount, step.OtherAmount,
                        new SettlementParty(step.Account, released),
                        new SettlementParty(step.OtherAccount, otherReleased)));
                    break;
            }
        }
        catch (InvalidOperationException)
        {
            // Could not be paid: the books must stand as before, which the caller checks.
        }
    }

    private static void AssertConserved(AccountLedger ledger)
    {
        foreach (var audited in ledger.Audit())
        {
            Assert.True(audited.IsConserved, $"{audited} is not conserved");
        }

        for (var account = 0; account < ledger.AccountCount; account++)
        {
            Assert.All(ledger.ListBalances(account), pair => Assert.True(
                pair.Value.Free >= 0m && pair.Value.Locked >= 0m, $"{pair} is below zero"));
        }
    }

    private (int Buyer, int Seller) Pair()
    {
        var (buyer, seller) = (_ledger.Open(), _ledger.Open());
        _ledger.Fund(buyer, "USDT", 100_000m);
        _ledger.Fund(seller, "BTC", 2m);
        return (buyer, seller);
    }

    private string Snapshot() => string.Join(
        '\n', Enumerable.Range(0, _ledger.AccountCount).SelectMany(_ledger.ListBalances).Select(pair => $"{pair}"))
        + string.Join('\n', _ledger.Audit());

    private sealed record Step(
        int Kind,
        int Account,
        int OtherAccount,
        Asset Asset,
        Asset Other,
        decimal Amount,
        decimal OtherAmount,
        decimal Released,
        decimal OtherReleased);
}
