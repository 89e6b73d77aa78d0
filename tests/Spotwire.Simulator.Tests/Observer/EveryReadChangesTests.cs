using Spotwire.Simulator.Endpoints;

namespace Spotwire.Simulator.Tests.Observer;

/// <summary>No answer is made up: for every call that reads there is a change of state that its answer shows, by REST
/// and by the WebSocket API.</summary>
public sealed class EveryReadChangesTests
{
    // These methods have no REST form and act.
    private static readonly string[] Acting =
    [
        "session.logon", "session.logout", "userDataStream.subscribe", "userDataStream.subscribe.signature",
        "userDataStream.unsubscribe",
    ];

    // The answer to a ping tells nothing.
    public static TheoryData<string> Reads =>
    [
        .. Endpoints.Where(name => name is not "/api/v3/ping"),
    ];

    private static IEnumerable<string> Endpoints => EndpointTable.All
        .Concat(EndpointTable.Others)
        .Where(endpoint => endpoint.HttpMethod is "GET" or null && !Acting.Contains(endpoint.SocketMethod))
        .Select(endpoint => endpoint.Path ?? endpoint.SocketMethod!);

    [Theory]
    [MemberData(nameof(Reads))]
    public void TheAnswerShowsWhatHasChanged(string name)
    {
        Assert.True(ReadCase.All.TryGetValue(name, out var found), name + " reads: say what changes its answer.");
        foreach (var change in found.Changes)
        {
            using var scene = new ReadScene();
            var before = Read(scene, name, found);
            Assert.Equal(before, Read(scene, name, found));
            scene.Change(change);
            var after = Read(scene, name, found);
            Assert.All(before.Zip(after), pair => Assert.True(
                pair.First != pair.Second, $"{name} does not show '{change}': {pair.First}"));
        }
    }

    [Fact]
    public void ThereIsNoCaseForWhatIsNotThere() => Assert.Empty(ReadCase.All.Keys.Except(Endpoints));

    private static List<string> Read(ReadScene scene, string name, ReadCase found)
    {
        var endpoint = EndpointTable.Find("GET", name) ?? EndpointTable.Find(name)!;
        var account = endpoint.Security == EndpointSecurity.None ? null : scene.Account;
        var answers = new List<string>();
        if (endpoint.Path is not null)
        {
            answers.Add(scene.Exchange.Rest("GET", endpoint.Path, account, found.Parameters).Text);
        }

        if (endpoint.SocketMethod is not null)
        {
            answers.Add(scene.Exchange.Socket(endpoint.SocketMethod, account, found.Parameters).Text);
        }

        return answers;
    }
}
