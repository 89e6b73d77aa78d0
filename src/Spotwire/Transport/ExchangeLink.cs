using Spotwire.Limits;
using Spotwire.Time;
using Spotwire.Wire;

namespace Spotwire.Transport;

/// <summary>What all calls of a client have in common, whatever carries them: the exchange's clock, the limits, and the
/// client's end.</summary>
internal sealed class ExchangeLink : IDisposable
{
    private readonly SpotwireOptions _options;
    private readonly SharedExchange _shared;
    private readonly CancellationTokenSource _lifetime = new();
    private readonly SingleFlight _clockFlight;
    private readonly SingleFlight _limitsFlight;
    private int _sockets;

    public ExchangeLink(SpotwireOptions options)
    {
        _options = options;
        _shared = SharedExchange.Join(options);
        _clockFlight = new SingleFlight(_lifetime.Token, options.RunContinuationsInline);
        _limitsFlight = new SingleFlight(_lifetime.Token, options.RunContinuationsInline);
        Clock = new ServerClock(_shared.Clock, AskTimeAsync, _clockFlight);
        Ledger = new RateLimitLedger(_shared.Ledger, _shared.Clock, options);
    }

    public ServerClock Clock { get; }

    public RateLimitLedger Ledger { get; }

    /// <summary>The estimate behind <see cref="Clock"/>.</summary>
    public SharedClock SharedClock => _shared.Clock;

    /// <summary>The same limits with the orders of another account.</summary>
    public RateLimitLedger LedgerOf(SpotwireOptions options) => new(_shared.Ledger, _shared.Clock, options);

    /// <summary>Ends with the client.</summary>
    public CancellationToken Lifetime => _lifetime.Token;

    public bool IsEnded { get; private set; }

    /// <summary>Asks for the time and the limits; set before the first call.</summary>
    public LimitedSender? Asker { get; set; }

    /// <summary>Told of every symbol that is about to be traded; null for nobody.</summary>
    public Action<Symbol>? Trading { get; set; }

    /// <summary>Reads exchangeInfo by the client's own cache, so that the first call's reading of the limits serves the
    /// rules as well; null reads it for the limits alone.</summary>
    public Func<CancellationToken, Task>? ReadExchangeInfo { get; set; }

    /// <summary>Numbers the client's sockets of the WebSocket API, from 1.</summary>
    public int NextSocketNumber() => Interlocked.Increment(ref _sockets);

    /// <summary>Before a first call: the exchange's clock, because the limits' windows and the time stamps follow it,
    /// and then the limits.</summary>
    /// <param name="endpoint">The call; null for one of the WebSocket API alone.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask MakeReadyAsync(Endpoint? endpoint, CancellationToken cancellationToken)
    {
        await Clock.EnsureAsync(cancellationToken).ConfigureAwait(false);
        if (Ledger.IsInformed || ReferenceEquals(endpoint, EndpointTable.ExchangeInfo))
        {
            return;
        }

        await _limitsFlight.RunAsync(ReadLimitsAsync, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends whatever runs and waits for it.</summary>
    public async ValueTask EndAsync()
    {
        IsEnded = true;
        CancelInline();
        await _clockFlight.DrainAsync().ConfigureAwait(false);
        await _limitsFlight.DrainAsync().ConfigureAwait(false);
    }

    public void Dispose()
    {
        _shared.Leave();
        _lifetime.Dispose();
    }

    /// <summary>Here and now: the asynchronous way of cancelling goes through the thread pool.</summary>
    private void CancelInline() => _lifetime.Cancel();

    private async Task ReadLimitsAsync(CancellationToken cancellationToken)
    {
        if (ReadExchangeInfo is { } read)
        {
            try
            {
                await read(cancellationToken).ConfigureAwait(false);
            }
            catch (SpotwireException) when (Ledger.IsInformed)
            {
                // The limits were read, and whoever wants the rest of the answer will be told what is wrong with it.
            }
        }

        if (!Ledger.IsInformed)
        {
            using var reply = await AskAsync(EndpointTable.ExchangeInfo, cancellationToken).ConfigureAwait(false);
            Refuse(reply);
        }
    }

    private async Task<ClockSample> AskTimeAsync(CancellationToken cancellationToken)
    {
        using var reply = await AskAsync(EndpointTable.Time, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        Refuse(reply);
        return new ClockSample(reply.SentAt, reply.ReceivedAt, ServerTimeReader.Read(reply.Body));
    }

    private ValueTask<CallReply> AskAsync(Endpoint endpoint, CancellationToken cancellationToken) =>
        (Asker ?? throw new InvalidOperationException("Nobody asks for the time and the limits."))
        .SendAsync(endpoint, new RequestParameters(), cancellationToken);

    private void Refuse(CallReply reply)
    {
        if (CallFailure.ErrorOf(reply, _options.Credentials) is { } error)
        {
            throw new SpotwireException(error, CallFailure.Shown(reply.Cause, _options.Credentials));
        }
    }
}
