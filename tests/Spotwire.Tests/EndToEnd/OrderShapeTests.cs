namespace Spotwire.Tests.EndToEnd;

/// <summary>Every shape that an order or an order list can have, over REST and over the WebSocket API, from the typed
/// order to the events of the user data stream.</summary>
public sealed class OrderShapeTests
{
    internal static IReadOnlyList<OrderShape> Shapes { get; } =
        [.. SingleShapes.All, .. StopShapes.All, .. ListShapes.All, .. ChangeShapes.All];

    public static TheoryData<string, CallTransport> Cases
    {
        get
        {
            var cases = new TheoryData<string, CallTransport>();
            foreach (var shape in Shapes)
            {
                cases.Add(shape.Name, CallTransport.Rest);
                cases.Add(shape.Name, CallTransport.WebSocketApi);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_shape_lives_as_documented(string name, CallTransport transport)
    {
        var shape = Shapes.Single(s => s.Name == name);
        var recorder = Scene.Play(transport, shape.Play);
        var kind = transport == CallTransport.Rest ? WireCrossingKind.Rest : WireCrossingKind.WebSocketApi;
        Assert.Contains(recorder.Crossings, crossing => crossing.Kind == kind);
    }
}
