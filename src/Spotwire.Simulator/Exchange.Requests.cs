using Spotwire.Simulator.Endpoints;
using Spotwire.Simulator.Limits;
using Spotwire.Simulator.Security;

namespace Spotwire.Simulator;

internal sealed partial class Exchange
{
    private readonly Dictionary<string, AddressLimits> _addresses = new(StringComparer.Ordinal);

    /// <summary>The keys of all accounts.</summary>
    public RequestAuthenticator Authenticator => _authenticator;

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
    public ExchangeResponse Handle(in ExchangeRequest request, long nowMicros) =>
        RestDesk.Answer(this, request, nowMicros);
}
