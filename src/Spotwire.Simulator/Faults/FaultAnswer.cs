using System.Text;
using System.Text.Json.Nodes;

namespace Spotwire.Simulator.Faults;

/// <summary>What is answered where something goes wrong.</summary>
internal static class FaultAnswer
{
    private const int Unknown = -1000;
    private const int TimedOut = -1007;
    private const int Undocumented = -9999;

    /// <summary>The firewall's page.</summary>
    public static ReadOnlyMemory<byte> BlockPage { get; } =
        "<html><head><title>403 Forbidden</title></head><body>Request blocked</body></html>"u8.ToArray();

    /// <summary>A page in the place of JSON.</summary>
    public static ReadOnlyMemory<byte> Page { get; } =
        "<html><head><title>Welcome</title></head><body>It works!</body></html>"u8.ToArray();

    /// <summary>A JSON object in the place of another.</summary>
    public static ReadOnlyMemory<byte> OtherObject { get; } = """{"neither":"this","nor":["that"]}"""u8.ToArray();

    /// <summary>Documented text of a code that leaves open whether the request was carried out; null for all
    /// others.</summary>
    /// <remarks>Documentation: errors.md, "10xx - General Server or Network issues".</remarks>
    public static string? TextOf(int code) => code switch
    {
        Unknown => "An unknown error occurred while processing the request.",
        -1001 => "Internal error; unable to process your request. Please try again.",
        -1006 => "An unexpected response was received from the message bus. Execution status unknown.",
        TimedOut => "Timeout waiting for response from backend server. "
            + "Send status unknown; execution status unknown.",
        -1016 => "This service is no longer available.",
        _ => null,
    };

    /// <summary>Status and body of a fault that answers with an error. The documentation does not say with which
    /// status a code comes; 5XX stands for Binance's own trouble.</summary>
    public static (int Status, ReadOnlyMemory<byte> Body) Error(ScriptedFault fault)
    {
        var code = fault.Code ?? fault.Kind switch
        {
            FaultKind.ExecuteLate => TimedOut,
            FaultKind.UnknownCode => Undocumented,
            _ => Unknown,
        };
        var status = fault.Status ?? fault.Kind switch
        {
            FaultKind.FailBefore or FaultKind.FailAfter => 503,
            FaultKind.UnknownCode => 400,
            _ => code == TimedOut ? 504 : 500,
        };
        var body = new JsonObject { ["code"] = code, ["msg"] = TextOf(code) ?? "This is new." };
        return (status, Encoding.UTF8.GetBytes(body.ToJsonString()));
    }
}
