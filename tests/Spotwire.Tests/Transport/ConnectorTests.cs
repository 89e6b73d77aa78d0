using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Spotwire.Tests.Transport;

/// <summary>Every way to reach an exchange: proxy, connect function, local address, TLS.</summary>
public sealed class ConnectorTests
{
    [Fact]
    public async Task Calls_go_through_the_proxys_tunnel_with_its_password()
    {
        await using var server = new RawServer(Answer);
        await using var proxy = new TunnelProxy();
        await using var client = new SpotwireClient(new SpotwireOptions
        {
            Environment = server.Environment,
            Proxy = new Uri($"http://us%40er:pass%3Aword@127.0.0.1:{proxy.Port}"),
        });
        Assert.Equal(1, (await client.PingAsync(TestContext.Current.CancellationToken)).OrderId);

        var head = Assert.Single(proxy.Heads);
        Assert.StartsWith($"CONNECT 127.0.0.1:{server.Port} HTTP/1.1\r\n", head, StringComparison.Ordinal);
        var authorization = Convert.ToBase64String(Encoding.UTF8.GetBytes("us@er:pass:word"));
        Assert.Contains($"Proxy-Authorization: Basic {authorization}\r\n", head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_that_refuses_is_named_and_its_password_is_not()
    {
        await using var server = new RawServer(Answer);
        await using var proxy = new TunnelProxy(status: 407);
        await using var client = new SpotwireClient(new SpotwireOptions
        {
            Environment = server.Environment,
            Proxy = new Uri($"http://user:password@127.0.0.1:{proxy.Port}"),
        });
        var thrown = await Assert.ThrowsAsync<SpotwireException>(
            () => client.PingAsync(TestContext.Current.CancellationToken));
        Assert.Equal(ErrorKind.Network, thrown.Kind);
        Assert.Contains("407", thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("password", thrown.ToString(), StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task The_connect_function_is_asked_for_the_exchange()
    {
        await using var server = new RawServer(Answer);
        var asked = new List<ConnectTarget>();
        await using var client = new SpotwireClient(new SpotwireOptions
        {
            Environment = SpotwireEnvironment.Parse("http://[::1]:4711"),
            Connect = async (target, stop) =>
            {
                asked.Add(target);
                var tcp = new TcpClient();
                await tcp.ConnectAsync(IPAddress.Loopback, server.Port, stop);
                return tcp.GetStream();
            },
        });
        await client.PingAsync(TestContext.Current.CancellationToken);
        Assert.Equal([new ConnectTarget("::1", 4711)], asked);
    }

    [Fact]
    public async Task The_connect_function_leads_to_the_proxy_where_there_is_one()
    {
        await using var server = new RawServer(Answer);
        await using var proxy = new TunnelProxy();
        var asked = new List<ConnectTarget>();
        await using var client = new SpotwireClient(new SpotwireOptions
        {
            Environment = server.Environment,
            Proxy = new Uri("http://proxy.example:3128"),
            Connect = async (target, stop) =>
            {
                asked.Add(target);
                var tcp = new TcpClient();
                await tcp.ConnectAsync(IPAddress.Loopback, proxy.Port, stop);
                return tcp.GetStream();
            },
        });
        await client.PingAsync(TestContext.Current.CancellationToken);
        Assert.Equal([new ConnectTarget("proxy.example", 3128)], asked);
    }

    [Fact]
    public async Task Connections_leave_from_the_local_address()
    {
        var local = IPAddress.Parse("127.0.0.77");
        Assert.SkipUnless(CanBind(local), "this machine has no 127.0.0.77");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var connector = new Spotwire.Transport.Connector(new SpotwireOptions { LocalAddress = local });
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        await using var stream = await connector.ConnectAsync(
            new Uri($"ws://127.0.0.1:{port}"), TestContext.Current.CancellationToken);
        using var accepted = await listener.AcceptSocketAsync(TestContext.Current.CancellationToken);
        Assert.Equal(local, ((IPEndPoint)accepted.RemoteEndPoint!).Address);
    }

    [Fact]
    public async Task A_port_nobody_listens_on_is_a_network_error()
    {
        var connector = new Spotwire.Transport.Connector(new SpotwireOptions());
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var thrown = await Assert.ThrowsAsync<SpotwireException>(async () => await connector.ConnectAsync(
            new Uri($"http://127.0.0.1:{port}"), TestContext.Current.CancellationToken));
        Assert.Equal(ErrorKind.Network, thrown.Kind);
        Assert.True(thrown.Error.IsTransient);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task A_loopback_certificate_is_trusted_only_when_it_is_named(bool byAuthority, bool isNamed)
    {
        using var authority = Authority();
        using var certificate = byAuthority ? Issue(authority) : SelfSigned();
        await using var server = new RawServer(Answer, async stream =>
        {
            var secured = new SslStream(stream);
            await secured.AuthenticateAsServerAsync(certificate);
            return secured;
        });
        await using var client = new SpotwireClient(new SpotwireOptions
        {
            Environment = SpotwireEnvironment.Parse($"https://127.0.0.1:{server.Port}"),
            LoopbackCertificate = !isNamed ? null : byAuthority ? authority : certificate,
        });
        if (isNamed)
        {
            Assert.Equal(1, (await client.PingAsync(TestContext.Current.CancellationToken)).OrderId);
        }
        else
        {
            var thrown = await Assert.ThrowsAsync<SpotwireException>(
                () => client.PingAsync(TestContext.Current.CancellationToken));
            Assert.Equal(ErrorKind.Network, thrown.Kind);
            Assert.Empty(server.Requests);
        }
    }

    [Fact]
    public async Task A_loopback_certificate_is_not_trusted_for_another_host()
    {
        using var certificate = SelfSigned("exchange.example");
        await using var server = new RawServer(Answer, async stream =>
        {
            var secured = new SslStream(stream);
            await secured.AuthenticateAsServerAsync(certificate);
            return secured;
        });
        await using var client = new SpotwireClient(new SpotwireOptions
        {
            Environment = SpotwireEnvironment.Parse("https://exchange.example"),
            LoopbackCertificate = certificate,
            Connect = async (_, stop) =>
            {
                var tcp = new TcpClient();
                await tcp.ConnectAsync(IPAddress.Loopback, server.Port, stop);
                return tcp.GetStream();
            },
        });
        await Assert.ThrowsAsync<SpotwireException>(() => client.PingAsync(TestContext.Current.CancellationToken));
        Assert.Empty(server.Requests);
    }

    private static string? Answer(RawRequest request) =>
        RawServer.First(request) ?? RawServer.Json("{\"orderId\":1}");

    private static bool CanBind(IPAddress address)
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(address, 0));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static X509Certificate2 SelfSigned(string? name = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Request("CN=spotwire test", key, name);
        using var made = request.CreateSelfSigned(
            DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    private static X509Certificate2 Authority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=spotwire test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var made = request.CreateSelfSigned(
            DateTimeOffset.UtcNow.AddDays(-2), DateTimeOffset.UtcNow.AddDays(2));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    private static X509Certificate2 Issue(X509Certificate2 authority)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var issued = Request("CN=spotwire test", key, null).Create(
            authority, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1), [1, 2, 3]);
        using var made = issued.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    private static CertificateRequest Request(string subject, ECDsa key, string? name)
    {
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (name is null)
        {
            names.AddIpAddress(IPAddress.Loopback);
        }
        else
        {
            names.AddDnsName(name);
        }

        request.CertificateExtensions.Add(names.Build());
        return request;
    }

    /// <summary>An HTTP proxy that knows nothing but CONNECT.</summary>
    private sealed class TunnelProxy : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _stop = new();
        private readonly int _status;

        public TunnelProxy(int status = 200)
        {
            _status = status;
            _listener.Start();
            _ = AcceptAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public List<string> Heads { get; } = [];

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            _listener.Dispose();
            _stop.Dispose();
        }

        private async Task AcceptAsync()
        {
            try
            {
                while (true)
                {
                    _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
                }
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException)
            {
                // The test is over.
            }
        }

        private async Task ServeAsync(TcpClient client)
        {
            using var owned = client;
            try
            {
                var near = client.GetStream();
                var head = "";
                var one = new byte[1];
                while (!head.EndsWith("\r\n\r\n", StringComparison.Ordinal))
                {
                    await near.ReadExactlyAsync(one, _stop.Token);
                    head += (char)one[0];
                }

                Heads.Add(head);
                var answer = string.Create(
                    CultureInfo.InvariantCulture, $"HTTP/1.1 {_status} Word\r\nProxy-Agent: test\r\n\r\n");
                await near.WriteAsync(Encoding.ASCII.GetBytes(answer), _stop.Token);
                if (_status != 200)
                {
                    return;
                }

                using var far = new TcpClient();
                var port = int.Parse(head.Split(' ')[1].Split(':')[^1], CultureInfo.InvariantCulture);
                await far.ConnectAsync(IPAddress.Loopback, port, _stop.Token);
                await Task.WhenAny(
                    near.CopyToAsync(far.GetStream(), _stop.Token), far.GetStream().CopyToAsync(near, _stop.Token));
            }
            catch (Exception ended) when (ended is OperationCanceledException or IOException)
            {
                // The client went away, or the test is over.
            }
        }
    }
}
