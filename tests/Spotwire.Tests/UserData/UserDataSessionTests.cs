using Spotwire.Account;
using Spotwire.Trading;
using Spotwire.UserData;

namespace Spotwire.Tests.UserData;

/// <summary>The machine against a naive account, with every order of events, questions, answers and interruptions drawn
/// from the seed.</summary>
public sealed class UserDataSessionTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_change_is_told_once_whatever_is_interrupted()
    {
        var totals = Enumerable.Range(1, 200).Select(seed => Run(seed, steps: 400)).ToList();
        Tell(totals);
    }

    [Fact, Trait("Tier", "Long")]
    public void Every_change_is_told_once_in_long_runs()
    {
        var totals = Enumerable.Range(1, 3_000).Select(seed => Run(seed * 7919, steps: 1200)).ToList();
        Tell(totals);
    }

    [Fact]
    public void An_amendment_that_is_heard_of_after_the_last_fill_ends_the_order() => Run(seed: 40 * 7919, steps: 1200);

    private void Tell(List<(int Fills, int Found, int Interruptions, long Duplicates)> totals)
    {
        output.WriteLine(
            $"{totals.Sum(t => t.Fills)} fills, {totals.Sum(t => t.Found)} found by asking, " +
            $"{totals.Sum(t => t.Interruptions)} interruptions, {totals.Sum(t => t.Duplicates)} duplicates");
        Assert.True(totals.Sum(static t => t.Found) > totals.Count);
        Assert.True(totals.Sum(static t => t.Duplicates) > totals.Count / 4);
    }

    private static (int Fills, int Found, int Interruptions, long Duplicates) Run(int seed, int steps)
    {
        var bench = new SessionBench(seed);
        for (var i = 0; i < steps; i++)
        {
            bench.Step();
        }

        bench.Settle();
        bench.Check();
        return bench.Totals;
    }

    [Fact]
    public void An_answer_of_an_earlier_subscription_counts_for_nothing()
    {
        var session = new UserDataSession([], fillCapacity: 10);
        var now = ExchangeTime.FromMilliseconds(1_700_000_000_000);
        session.OnSubscribed(now);
        var epoch = session.Epoch;
        session.OnInterrupted("lost", now);
        Assert.Null(session.Question);
        session.OnSubscribed(now);
        var question = session.Question;
        session.OnAnswer(new AccountAnswer.Orders([]), epoch, now);
        Assert.Same(question, session.Question);
        Assert.False(session.IsHealthy);
    }

    [Fact]
    public void A_deposit_is_told_even_while_asking()
    {
        var session = new UserDataSession([], fillCapacity: 10);
        var now = ExchangeTime.FromMilliseconds(1_700_000_000_000);
        session.OnSubscribed(now);
        var deposit = new BalanceUpdate { EventTime = now, Asset = "BTC", Delta = 1m, ClearTime = now };
        session.OnEvent(deposit);
        Assert.True(session.TryTake(out var told));
        Assert.Same(deposit, told);
    }

    [Fact]
    public void An_order_that_the_exchange_has_forgotten_is_dropped()
    {
        var account = new NaiveAccount(new Random(1));
        while (!account.Open.Any())
        {
            account.Act();
        }

        var session = new UserDataSession([], fillCapacity: 10);
        session.OnSubscribed(account.Now);
        Answer(session, account);
        Assert.NotEmpty(session.Book.Orders);
        account.Orders.Clear();
        session.OnInterrupted("begun anew", account.Now);
        session.OnSubscribed(account.Now);
        Answer(session, account);
        Assert.True(session.IsHealthy);
        Assert.Empty(session.Book.Orders);
    }

    private static void Answer(UserDataSession session, NaiveAccount account)
    {
        while (session.Question is { } question)
        {
            session.OnAnswer(account.Answer(question), session.Epoch, account.Now);
        }
    }
}
