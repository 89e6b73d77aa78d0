using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Spotwire.Transport;

/// <summary>Opens every byte stream of a client, REST and WebSocket alike: TCP or the caller's connect function, the
/// proxy's tunnel, the local address, TLS.</summary>
internal sealed class Connector(SpotwireOptions options)
{
    /// <summary>Connects to an address of scheme http, https, ws or wss; TLS for the secure ones.</summary>
    /// <exception cref="SpotwireException">The connection could not be made (<see cref="ErrorKind.Network"/>); nothing
    /// of a request was sent.</exception>
    public ValueTask<Stream> ConnectAsync(Uri target, CancellationToken cancellationToken) =>
        ConnectAsync(
            HostJudgement.Host(target),
            target.Port,
            target.Scheme is "https" or "wss",
            cancellationToken);

    /// <inheritdoc cref="ConnectAsync(Uri, CancellationToken)"/>
    public async ValueTask<Stream> ConnectAsync(string host, int port, bool secure, CancellationToken cancellationToken)
    {
        var target = new ConnectTarget(host, port);
        Stream? stream = null;
        try
        {
            stream = await OpenAsync(FirstHop(target), cancellationToken).ConfigureAwait(false);
            if (options.Proxy is { } proxy)
            {
                await ProxyTunnel.OpenAsync(stream, target, proxy, cancellationToken).ConfigureAwait(false);
            }

            if (secure)
            {
                stream = await SecureAsync(stream, host, cancellationToken).ConfigureAwait(false);
            }

            return stream;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            await DropAsync(stream).ConfigureAwait(false);
            throw failure as SpotwireException ?? Failed(target, failure);
        }
        catch
        {
            await DropAsync(stream).ConfigureAwait(false);
            throw;
        }
    }

    private static ValueTask DropAsync(Stream? stream) => stream?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static SpotwireException Failed(ConnectTarget target, Exception failure) => new(
        new SpotwireError
        {
            Kind = ErrorKind.Network,
            Message = FormattableString.Invariant($"No connection to {target.Host}:{target.Port}: {failure.Message}"),
            IsTransient = true,
            Hint = "Check the address, the network and the proxy.",
        },
        failure);

    private ConnectTarget FirstHop(ConnectTarget target) =>
        options.Proxy is { } proxy ? new ConnectTarget(HostJudgement.Host(proxy), proxy.Port) : target;

    private ValueTask<Stream> OpenAsync(ConnectTarget hop, CancellationToken cancellationToken) =>
        options.Connect is { } connect ? connect(hop, cancellationToken) : OpenTcpAsync(hop, cancellationToken);

    private async ValueTask<Stream> OpenTcpAsync(ConnectTarget hop, CancellationToken cancellationToken)
    {
        var socket = options.LocalAddress is { } local
            ? new Socket(local.AddressFamily, SocketType.Stream, ProtocolType.Tcp)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.NoDelay = true;
            if (options.LocalAddress is { } bound)
            {
                socket.Bind(new IPEndPoint(bound, 0));
            }

            await socket.ConnectAsync(hop.Host, hop.Port, cancellationToken).ConfigureAwait(false);

            // A name such as localhost may lead elsewhere, and plain text is for this machine only.
            if (options.Proxy is null && HostJudgement.IsLoopback(hop.Host)
                && socket.RemoteEndPoint is IPEndPoint remote && !HostJudgement.IsLoopback(remote.Address))
            {
                throw new IOException($"{hop.Host} does not lead to this machine.");
            }

            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async ValueTask<Stream> SecureAsync(Stream stream, string host, CancellationToken cancellationToken)
    {
        var settings = new SslClientAuthenticationOptions { TargetHost = host };
        if (options.LoopbackCertificate is { } trusted && HostJudgement.IsLoopback(host))
        {
            settings.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            settings.CertificateChainPolicy.CustomTrustStore.Add(trusted);
        }

        var secured = new SslStream(stream, leaveInnerStreamOpen: false);
        try
        {
            await secured.AuthenticateAsClientAsync(settings, cancellationToken).ConfigureAwait(false);
            return secured;
        }
        catch
        {
            await secured.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
