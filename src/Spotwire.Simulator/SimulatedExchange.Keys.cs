using Spotwire.Simulator.Hosts;
using Spotwire.Simulator.Security;

namespace Spotwire.Simulator;

public sealed partial class SimulatedExchange
{
    /// <summary>Deletes an API key: every later request with it is refused with -2015, and what is subscribed to with
    /// it ends.</summary>
    /// <param name="apiKey">One of <see cref="SimulatedAccount.Keys"/>.</param>
    /// <exception cref="ArgumentException">There is no such key.</exception>
    public void RevokeKey(string apiKey) => _host.Use((machine, now) =>
    {
        machine.Advance(now);
        var key = Key(machine, apiKey);
        key.IsRevoked = true;
        machine.Api.EndSubscriptions(key, now);
        return true;
    });

    /// <summary>Sets what an API key may do; it may read and trade from everywhere at the start.</summary>
    /// <param name="apiKey">One of <see cref="SimulatedAccount.Keys"/>.</param>
    /// <param name="permissions">All its permissions from now on.</param>
    /// <exception cref="ArgumentException">There is no such key.</exception>
    public void SetKeyPermissions(string apiKey, SimulatedKeyPermissions permissions)
    {
        ArgumentNullException.ThrowIfNull(permissions);
        _host.Use((machine, _) => Key(machine, apiKey).Permissions = permissions);
    }

    private static ApiKeyRecord Key(ExchangeMachine machine, string apiKey)
    {
        ArgumentNullException.ThrowIfNull(apiKey);
        return machine.Exchange.Authenticator.Find(apiKey)
            ?? throw new ArgumentException("The exchange has no such key.", nameof(apiKey));
    }
}
