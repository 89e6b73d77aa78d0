using System.Text;
using Spotwire.TestSupport;

namespace Spotwire.Tests.EndToEnd;

/// <summary>Plays every scene over both transports and writes the table of coverage from what crossed the
/// wire.</summary>
internal sealed class CoverageTable
{
    private static readonly CallTransport[] Transports = [CallTransport.Rest, CallTransport.WebSocketApi];
    private readonly HashSet<(WireCrossingKind, string)> _crossed = [];
    private readonly HashSet<(string, CallTransport)> _lived = [];
    private readonly List<string> _gaps = [];
    private readonly StringBuilder _text = new();

    /// <summary>The page.</summary>
    public string Text => _text.ToString();

    /// <summary>What should have crossed and did not.</summary>
    public IReadOnlyList<string> Gaps => _gaps;

    public static CoverageTable Make()
    {
        var table = new CoverageTable();
        table.PlayAll();
        table.Write();
        return table;
    }

    private static string MethodOf(string rest) =>
        Spotwire.Wire.EndpointTable.All.Single(e => $"{e.Method} {e.Path}" == rest).WebSocketMethod;

    /// <summary>The types that a member takes and gives, without what every call has.</summary>
    private static string Types(string member)
    {
        var group = typeof(SpotwireClient).GetProperty(member.Split('.')[0])!.PropertyType;
        var method = group.GetMethods().First(m => m.Name == member.Split('.')[1]);
        var named = method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)
            .SelectMany(Inner)
            .Where(type => type.Namespace!.StartsWith("Spotwire.", StringComparison.Ordinal))
            .Select(type => $"`{type.Name}`")
            .Distinct();
        var text = string.Join(", ", named);
        return text.Length == 0 ? "plain values" : text;

        static IEnumerable<Type> Inner(Type type) =>
            type.IsGenericType ? type.GetGenericArguments().SelectMany(Inner) : [type];
    }

    private static string Examples(string page, string start)
    {
        var folder = Path.GetDirectoryName(SharedData.Require("binance-docs", "examples", "INDEX.tsv"))!;
        var count = Directory.GetFiles(Path.Combine(folder, page), $"{start}*.json").Length;
        return count switch
        {
            0 => $"none on {page}.md",
            1 => $"1 of {page}.md",
            _ => $"{count} of {page}.md",
        };
    }

    private void PlayAll()
    {
        foreach (var transport in Transports)
        {
            foreach (var shape in OrderShapeTests.Shapes)
            {
                var recorder = Scene.Play(transport, shape.Play);
                Keep(recorder, shape.Call);
                var (kind, name) = transport == CallTransport.Rest
                    ? (WireCrossingKind.Rest, shape.Call)
                    : (WireCrossingKind.WebSocketApi, MethodOf(shape.Call));
                if (recorder.Crossings.Any(crossing => crossing.Kind == kind && crossing.Name == name))
                {
                    _lived.Add((shape.Name, transport));
                }
            }

            foreach (var call in CoveredCalls.All.Where(call => call.Play is not null))
            {
                Keep(Scene.Play(transport, call.Play!), call.Rest);
            }
        }

        foreach (var stream in CoveredStreams.All)
        {
            Keep(Scene.Play(CallTransport.Rest, stream.Play), stream.Name);
        }

        foreach (var told in CoveredEvents.All.Where(told => told.Play is not null))
        {
            Keep(Scene.Play(CallTransport.Rest, told.Play!), told.Name);
        }

        Keep(Scene.Play(CallTransport.WebSocketApi, SessionScenes.Play), "session");
    }

    private void Keep(WireRecorder recorder, string what)
    {
        var crossings = recorder.Crossings;
        foreach (var crossing in crossings.Where(crossing => crossing.Status == 200))
        {
            _crossed.Add((crossing.Kind, crossing.Name));
        }

        if (crossings.Count == 0)
        {
            _gaps.Add($"{what}: nothing crossed the wire");
        }
    }

    private string Answered(WireCrossingKind kind, string name)
    {
        if (_crossed.Contains((kind, name)))
        {
            return "answered";
        }

        _gaps.Add($"{kind} {name} was never answered");
        return "";
    }

    private string Lived(OrderShape shape, CallTransport transport)
    {
        if (_lived.Contains((shape.Name, transport)))
        {
            return "lived through";
        }

        _gaps.Add($"{shape.Name} never crossed the wire by {transport}");
        return "";
    }

    private void Write()
    {
        _text.Append(
            """
            # What is covered

            Written by the test `CoverageTests`, from what crossed the wire between the client and the simulated
            exchange: "answered" is a call that the client made in that run and the exchange answered from its state.
            Regenerate with `SPOTWIRE_UPDATE_SNAPSHOTS=1`. All documented examples are read and written again by
            `ExampleTests`.

            ## Calls

            One call, two transports: REST, and the method of the WebSocket API.

            | REST | WebSocket API | Client | Types | REST | WebSocket | Examples | Test |
            | --- | --- | --- | --- | --- | --- | --- | --- |

            """);
        WriteCalls();
        WriteSessions();
        WriteStreams();
        WriteEvents();
        WriteShapes();
        _text.Append(
            """

            ## Not covered, and why

            | What | Why |
            | --- | --- |
            | SBE streams and answers | JSON carries all of it; binary encoding is a matter of speed |
            | FIX | another protocol with the same orders |
            | `/sapi` other than `GET /sapi/v1/account/apiRestrictions` | no part of Binance Spot's trading API |

            """);
    }

    private void WriteCalls()
    {
        foreach (var call in CoveredCalls.All)
        {
            var method = MethodOf(call.Rest);
            Row(
                $"`{call.Rest}`",
                $"`{method}`",
                $"`{call.Member}`",
                Types(call.Member),
                Answered(WireCrossingKind.Rest, call.Rest),
                Answered(WireCrossingKind.WebSocketApi, method),
                $"{Examples("rest-api", call.RestExample)}, {Examples("web-socket-api", call.SocketExample)}",
                call.Play is null ? "`OrderShapeTests`" : "`CoverageTests`");
        }
    }

    private void WriteSessions()
    {
        Heading("Methods that only the WebSocket API has", "Method", "Client", "Exchange", "Examples", "Test");
        foreach (var (method, member, example) in SessionScenes.All)
        {
            Row(
                $"`{method}`",
                $"`{member}`",
                Answered(WireCrossingKind.WebSocketApi, method),
                Examples("web-socket-api", example),
                "`CoverageTests`");
        }
    }

    private void WriteStreams()
    {
        Heading("Streams", "Stream", "Client", "Exchange", "Examples", "Test");
        foreach (var stream in CoveredStreams.All)
        {
            Row(
                $"`{stream.Stream}`",
                $"`{stream.Member}`",
                Answered(WireCrossingKind.Stream, stream.Name),
                Examples("web-socket-streams", stream.Example),
                "`CoverageTests`");
        }
    }

    private void WriteEvents()
    {
        Heading("Events of the user data stream", "Event", "Client", "Exchange", "Examples", "Test");
        foreach (var told in CoveredEvents.All)
        {
            Row(
                $"`{told.Name}`",
                $"`{told.Type}`",
                Answered(WireCrossingKind.UserDataEvent, told.Name),
                Examples("user-data-stream", told.Example),
                told.Play is null ? "`OrderShapeTests`" : "`CoverageTests`");
        }
    }

    private void WriteShapes()
    {
        Heading("Shapes of orders", "Shape", "Call", "REST", "WebSocket", "Documentation");
        foreach (var shape in OrderShapeTests.Shapes)
        {
            Row(
                shape.Name,
                $"`{shape.Call}`",
                Lived(shape, CallTransport.Rest),
                Lived(shape, CallTransport.WebSocketApi),
                shape.Page);
        }
    }

    private void Heading(string title, params string[] columns)
    {
        _text.Append('\n').Append("## ").Append(title).Append("\n\n");
        Row(columns);
        Row([.. columns.Select(_ => "---")]);
    }

    private void Row(params string[] cells) =>
        _text.Append("| ").AppendJoin(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))
            .Append(" |\n");
}
