using System.Collections.Frozen;
using System.Text.Json;
using Spotwire.UserData;

namespace Spotwire.Wire;

/// <summary>User data events by their <c>e</c>.</summary>
/// <remarks>Documentation: user-data-stream.md.</remarks>
internal sealed class UserDataEventConverter() : NamedTypeConverter<UserDataEvent>("e", Types)
{
    private static readonly FrozenDictionary<string, Type> Types = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["executionReport"] = typeof(ExecutionReport),
        ["outboundAccountPosition"] = typeof(AccountPosition),
        ["balanceUpdate"] = typeof(BalanceUpdate),
        ["listStatus"] = typeof(OrderListUpdate),
        ["externalLockUpdate"] = typeof(ExternalLockUpdate),
        ["eventStreamTerminated"] = typeof(StreamTerminated),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    protected override UserDataEvent Keep(string name, JsonElement json) =>
        new UnknownUserDataEvent(name, json.GetRawText())
        {
            EventTime = json.ValueKind == JsonValueKind.Object
                && json.TryGetProperty("E", out var time)
                && time.ValueKind == JsonValueKind.Number
                && time.TryGetInt64(out var value)
                    ? ExchangeTimeConverter.FromWire(value)
                    : default,
        };

    protected override string? KeptText(UserDataEvent value) => (value as UnknownUserDataEvent)?.Json;
}
