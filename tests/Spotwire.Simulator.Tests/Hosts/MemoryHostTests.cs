using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Spotwire.Simulator.Time;

namespace Spotwire.Simulator.Tests.Hosts;

public sealed class MemoryHostTests
{
    [Fact]
    public void EverythingRunsOnOneThread()
    {
        using var bench = new Bench(new SimulatorOptions
        {
            Network = new SimulatedNetwork
            {
                MinimumDelay = TimeSpan.FromMilliseconds(1), MaximumDelay = TimeSpan.FromMilliseconds(20),
            },
        });
        var threads = new HashSet<int>();
        var messages = new List<string>();
        async Task ListenAsync()
        {
            using var socket = await bench.OpenAsync("/stream?streams=btcusdt@depth@100ms/btcusdt@trade");
            threads.Add(Environment.CurrentManagedThreadId);
            while (messages.Count < 50)
            {
                messages.Add(await Bench.ReceiveAsync(socket));
                threads.Add(Environment.CurrentManagedThreadId);
            }
        }

        async Task<string> AskAsync()
        {
            var answer = await bench.GetAsync("/api/v3/depth?symbol=BTCUSDT&limit=5");
            threads.Add(Environment.CurrentManagedThreadId);
            return answer;
        }

        var listening = ListenAsync();
        var asking = AskAsync();
        bench.Run(Task.WhenAll(listening, asking));
        Assert.Equal([Environment.CurrentManagedThreadId], threads);
        Assert.Equal(5, JsonDocument.Parse(asking.Result).RootElement.GetProperty("bids").GetArrayLength());
        Assert.Contains(messages, message => message.Contains("depthUpdate", StringComparison.Ordinal));
    }

    [Fact]
    public void TheSameSeedsGiveTheSameTraffic()
    {
        var first = Traffic(7);
        Assert.Equal(first, Traffic(7));
        Assert.NotEqual(first, Traffic(8));
    }

    [Fact]
    public void AClosedConnectionIsToldToBothEnds()
    {
        using var bench = new Bench(new SimulatorOptions { Flow = false });
        async Task<WebSocketCloseStatus?> CloseAsync()
        {
            using var socket = await bench.OpenAsync("/ws");

            // Not CloseAsync, which waits for the end of the stream by the machine's own timer.
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
            var answer = await socket.ReceiveAsync(new byte[256], CancellationToken.None);
            Assert.Equal(WebSocketMessageType.Close, answer.MessageType);
            return socket.CloseStatus;
        }

        var closing = CloseAsync();
        bench.Run(closing);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, closing.Result);
    }

    [Fact]
    public void DroppedSocketsAndCallsBreak()
    {
        using var bench = new Bench(new SimulatorOptions
        {
            Flow = false,
            Network = new SimulatedNetwork
            {
                MinimumDelay = TimeSpan.FromSeconds(1), MaximumDelay = TimeSpan.FromSeconds(1),
            },
        });
        async Task<string> ListenAsync()
        {
            using var socket = await bench.OpenAsync("/ws/btcusdt@trade");
            return await Bench.ReceiveAsync(socket);
        }

        var listening = ListenAsync();
        bench.Time.RunFor(TimeSpan.FromSeconds(10));
        var asking = bench.GetAsync("/api/v3/ping");
        bench.Exchange.DropSockets();
        bench.Time.RunFor(TimeSpan.FromSeconds(10));
        Assert.True(listening.IsFaulted);
        Assert.IsType<HttpRequestException>(asking.Exception?.InnerException);
        var again = bench.GetAsync("/api/v3/ping");
        bench.Run(again);
        Assert.Equal("{}", again.Result);
    }

    [Fact]
    public void LostRequestsAndAnswersAreEitherNoticedOrNot()
    {
        using var bench = new Bench(new SimulatorOptions
        {
            Flow = false,
            Network = new SimulatedNetwork { LostRequestsPerThousand = 300, LostAnswersPerThousand = 300 },
        });
        var calls = Enumerable.Range(0, 200).Select(_ => bench.GetAsync("/api/v3/ping")).ToArray();
        bench.Time.RunFor(TimeSpan.FromMinutes(1));
        Assert.InRange(calls.Count(call => call.IsCompletedSuccessfully), 60, 140);
        Assert.InRange(calls.Count(call => call.IsFaulted), 20, 90);
        Assert.InRange(calls.Count(call => !call.IsCompleted), 20, 90);
    }

    [Fact]
    public void ACallCanBeCancelledOnItsWay()
    {
        using var bench = new Bench(new SimulatorOptions
        {
            Flow = false,
            Network = new SimulatedNetwork
            {
                MinimumDelay = TimeSpan.FromSeconds(1), MaximumDelay = TimeSpan.FromSeconds(1),
            },
        });
        using var timeout = new CancellationTokenSource(TimeSpan.FromMilliseconds(1500), bench.Time);
        var call = bench.GetAsync("/api/v3/ping", timeout.Token);
        bench.Time.RunFor(TimeSpan.FromMilliseconds(1500));
        Assert.True(call.IsCanceled);
    }

    private static string Traffic(int seed)
    {
        using var bench = new Bench(new SimulatorOptions
        {
            Seed = seed,
            Network = new SimulatedNetwork
            {
                Seed = seed, MaximumDelay = TimeSpan.FromMilliseconds(50), CutsPerMillion = 5_000,
            },
        });
        async Task ListenAsync()
        {
            while (true)
            {
                try
                {
                    using var socket = await bench.OpenAsync("/ws/ethusdt@depth@100ms");
                    while (true)
                    {
                        await Bench.ReceiveAsync(socket);
                        await bench.GetAsync("/api/v3/ticker/24hr");
                    }
                }
                catch (Exception exception) when (exception is WebSocketException or IOException)
                {
                    bench.Cuts++;
                }
            }
        }

        _ = ListenAsync();
        bench.Time.RunFor(TimeSpan.FromMinutes(1));
        Assert.InRange(bench.Cuts, 1, 100);
        return bench.Exchange.TrafficHash;
    }

    private sealed class Bench : IDisposable
    {
        private readonly SynchronizationContext? _before = SynchronizationContext.Current;
        private readonly HttpMessageInvoker _http;

        public Bench(SimulatorOptions options)
        {
            SynchronizationContext.SetSynchronizationContext(null);
            var starting = SimulatedExchange.StartAsync(options with
            {
                Host = SimulatorHost.InMemory, TimeProvider = Time,
            });
            Assert.True(starting.IsCompletedSuccessfully);
            Exchange = starting.Result;
            _http = new HttpMessageInvoker(Exchange.CreateHttpHandler());
        }

        public VirtualTime Time { get; } = new();

        public SimulatedExchange Exchange { get; }

        public int Cuts { get; set; }

        public void Run(Task task)
        {
            Assert.True(Time.RunUntil(() => task.IsCompleted, TimeSpan.FromMinutes(5)));
            task.GetAwaiter().GetResult();
        }

        public async Task<WebSocket> OpenAsync(string target)
        {
            var stream = await Exchange.ConnectAsync("anywhere", 1).ConfigureAwait(false);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(
                $"GET {target} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"))
                .ConfigureAwait(false);
            var head = new StringBuilder();
            var one = new byte[1];
            while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                if (await stream.ReadAsync(one).ConfigureAwait(false) == 0)
                {
                    throw new IOException("closed");
                }

                head.Append((char)one[0]);
            }

            Assert.Contains("Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", head.ToString(), StringComparison.Ordinal);
            return WebSocket.CreateFromStream(stream, new WebSocketCreationOptions());
        }

        public static async Task<string> ReceiveAsync(WebSocket socket)
        {
            var buffer = new byte[1 << 16];
            var length = 0;
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(length), default).ConfigureAwait(false);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    throw new IOException("closed");
                }

                length += part.Count;
                if (part.EndOfMessage)
                {
                    return Encoding.UTF8.GetString(buffer, 0, length);
                }
            }
        }

        public async Task<string> GetAsync(string target, CancellationToken cancellationToken = default)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Exchange.Rest, target));
            using var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        }

        public void Dispose()
        {
            _http.Dispose();
            Assert.True(Exchange.DisposeAsync().IsCompletedSuccessfully);
            SynchronizationContext.SetSynchronizationContext(_before);
        }
    }
}
