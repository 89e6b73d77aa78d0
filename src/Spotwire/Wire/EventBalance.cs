using System.Text.Json.Serialization;
using Spotwire.Account;

namespace Spotwire.Wire;

/// <summary>A balance as events spell it: <c>{"a":"ETH","f":"1.0","l":"0.0"}</c>.</summary>
internal sealed record EventBalance
{
    public static EventListConverter<Balance, EventBalance> Converter { get; } = new(
        static spelled => new Balance { Asset = spelled.Asset, Free = spelled.Free, Locked = spelled.Locked },
        static balance => new EventBalance { Asset = balance.Asset, Free = balance.Free, Locked = balance.Locked });

    [JsonPropertyName("a")]
    public required Asset Asset { get; init; }

    [JsonPropertyName("f")]
    public required decimal Free { get; init; }

    [JsonPropertyName("l")]
    public required decimal Locked { get; init; }
}
