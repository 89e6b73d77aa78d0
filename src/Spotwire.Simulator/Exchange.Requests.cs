using Spotwire.Simulator.Endpoints;
using Spotwire.Simulator.Faults;
using Spotwire.Simulator.Limits;
using Spotwire.Simulator.Security;

namespace Spotwire.Simulator;

internal sealed partial class Exchange
{
    private readonly Dictionary<string, AddressLimits> _addresses = new(StringComparer.Ordinal);

    /// <summary>The keys of all accounts.</summary>
    public RequestAuthenticator Authenticator => _authenticator;

    /// <summary>What has been let in, and is carried out later.</summary>
    public LateCalls Late { get; } = new();

    /// <summary>The counts of an address, which REST and the WebSocket API share.</summary>
    public AddressLimits Address(string remoteAddress)
    {
        if (!_addresses.TryGetValue(remoteAddress, out var address))
        {
            _addresses.Add(remoteAddress, address = new AddressLimits(Limits));
        }

        return address;
    }

    /// <summary>Answers a REST request.</summary>
    /// <param name="request">As it came off the wire.</param>
    /// <param name="nowMicros">The exchange's clock.</param>
    /// <param name="putOff">Takes what would be carried out, once it has been let in; null to do it at once.</param>
    public ExchangeResponse Handle(
        in ExchangeRequest request, long nowMicros, Action<Action<long>>? putOff = null) =>
        RestDesk.Answer(this, request, nowMicros, putOff);
}
