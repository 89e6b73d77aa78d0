using Spotwire.Cli.Demo;

namespace Spotwire.Cli.Tests.Demo;

public sealed class DemoAuditTests
{
    [Fact]
    public void Equal_records_agree() =>
        Assert.Equal(default, DemoAudit.Compare([Intent("a"), Intent("b")], ["a", "b"]));

    [Fact]
    public void Accepted_but_absent_is_lost() =>
        Assert.Equal(new DemoAudit(1, 0, 0), DemoAudit.Compare([Intent("a"), Intent("b")], ["b"]));

    [Fact]
    public void Twice_there_is_duplicated() =>
        Assert.Equal(new DemoAudit(0, 1, 0), DemoAudit.Compare([Intent("a")], ["a", "a", "a"]));

    [Fact]
    public void Rejected_or_unheard_of_but_there_is_unexplained() => Assert.Equal(
        new DemoAudit(0, 0, 2),
        DemoAudit.Compare([Intent("a", IntentOutcome.Rejected)], ["a", "x"]));

    [Fact]
    public void Rejected_or_unknown_and_absent_is_not_lost() => Assert.Equal(
        default,
        DemoAudit.Compare([Intent("a", IntentOutcome.Rejected), Intent("b", IntentOutcome.Unknown)], []));

    private static IntentRecord Intent(string id, IntentOutcome outcome = IntentOutcome.Accepted) => new()
    {
        ClientOrderId = id,
        Side = Side.Buy,
        Type = OrderType.LimitMaker,
        Quantity = 1,
        SentAt = TimeSpan.Zero,
        Outcome = outcome,
    };
}
