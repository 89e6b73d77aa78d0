using Spotwire.Simulator.Limits;
using Spotwire.Simulator.Security;
using Spotwire.Simulator.WebSocketApi;

namespace Spotwire.Simulator.Endpoints;

/// <summary>A call on its way through what both transports have in common: weight, handler, answer.</summary>
/// <param name="Exchange">The exchange that serves it.</param>
/// <param name="Endpoint">What is called; null for what the exchange does not know.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Address">The counts of the caller's address.</param>
/// <param name="InMicroseconds">Whether its answer tells times in microseconds.</param>
/// <param name="Session">The session of the WebSocket API that it came by; null for REST.</param>
/// <param name="NowMicros">The exchange's clock.</param>
internal readonly record struct EndpointCall(
    Exchange Exchange,
    ExchangeEndpoint? Endpoint,
    ParameterSet Parameters,
    AddressLimits Address,
    bool InMicroseconds,
    ApiSession? Session,
    long NowMicros)
{
    /// <summary>What an unknown call weighs.</summary>
    public const int UnknownWeight = 1;

    private int Weight => Endpoint?.Weight.OnArrival(Parameters) ?? UnknownWeight;

    /// <summary>Charges its weight.</summary>
    /// <exception cref="RefusalException">Too much (429), or banned (418).</exception>
    public void Charge(bool isRaw)
    {
        if (Endpoint is { IsWallet: true })
        {
            Address.ChargeWallet(Weight, NowMicros);
        }
        else
        {
            Address.Charge(Weight, NowMicros, isRaw);
        }
    }

    /// <summary>Refuses what cannot be served, whoever asks.</summary>
    /// <returns>What is called.</returns>
    /// <exception cref="RefusalException">There is no such call, or a parameter came twice.</exception>
    public ExchangeEndpoint RequireServed()
    {
        if (Endpoint is null)
        {
            throw Refusals.UnknownMethod();
        }

        if (Endpoint.Handler is null)
        {
            throw Refusals.Unsupported();
        }

        return Parameters.HasDuplicates ? throw Refusals.Duplicate() : Endpoint;
    }

    /// <summary>Serves it; to be called after all else has let it through.</summary>
    /// <param name="key">Who calls; null where nobody need be known.</param>
    /// <returns>Status and body: the result with 200, otherwise the error.</returns>
    /// <exception cref="RefusalException">It is refused.</exception>
    public (int Status, ReadOnlyMemory<byte> Body) Run(ApiKeyRecord? key)
    {
        using var answer = new AnswerWriter(InMicroseconds);
        var context = new RequestContext
        {
            Exchange = Exchange,
            Parameters = Parameters,
            Answer = answer,
            NowMicros = NowMicros,
            Account = key?.Account ?? -1,
            Key = key,
            Session = Session,
        };
        Endpoint!.Handler!(context);
        if (context.Status == 200 && (Endpoint.Weight.IsFreeOnSuccess || context.IsFree))
        {
            Address.Refund(Weight, NowMicros);
        }

        return (context.Status, answer.Finish());
    }

    /// <summary>Serves it when nobody waits for the answer any more.</summary>
    /// <param name="key">Who called.</param>
    public void RunUnheard(ApiKeyRecord? key)
    {
        // What is about a session goes down with it.
        if (Endpoint!.Path is null && Session is { IsClosed: true })
        {
            return;
        }

        try
        {
            Run(key);
        }
        catch (RefusalException)
        {
            // Refused, and nobody hears of it.
        }
    }
}
