using System.Text;
using System.Text.Json;
using CsCheck;
using Spotwire.Streams;
using Spotwire.TestSupport;
using Spotwire.Transport;

namespace Spotwire.Tests.Streams;

/// <summary>The session alone: random wishes, losses and refusals against a model of the exchange; whatever happened,
/// in quiet times exactly what is wanted is subscribed.</summary>
public sealed class StreamSessionTests
{
    [Fact]
    public void Whatever_happens_in_the_end_what_is_wanted_is_subscribed() =>
        Gen.Int.SampleSeeded(seed => new Run(seed).Play(), count: 300);

    private sealed class Run
    {
        private readonly Random _random;
        private readonly StreamOptions _options;
        private readonly StreamSession _session;
        private readonly List<StreamLease> _held = [];
        private readonly HashSet<string> _onExchange = [];
        private readonly Queue<string> _answers = new();
        private readonly List<TimeSpan> _sent = [];
        private readonly HashSet<string> _refused = [];
        private TimeSpan _now;
        private bool _answersLate;
        private bool _cannotConnect;

        public Run(int seed)
        {
            _random = new Random(seed);
            _options = new StreamOptions
            {
                StreamsPerConnection = _random.Next(20, 60),
                StreamsPerControlMessage = _random.Next(1, 12),
                ControlMessagesPerSecond = _random.Next(1, 5),
            };
            _session = new StreamSession(_options, new Random(seed), static (_, _, _) => { });
        }

        public void Play()
        {
            var names = Enumerable.Range(0, 20).Select(i => FormattableString.Invariant($"s{i}@trade")).ToArray();
            for (var i = 0; i < 150; i++)
            {
                switch (_random.Next(12))
                {
                    case 0 or 1 or 2:
                        _random.Shuffle(names);
                        Want(names[.._random.Next(1, 5)]);
                        break;
                    case 3 or 4 when _held.Count > 0:
                        var lease = _held[_random.Next(_held.Count)];
                        _held.Remove(lease);
                        _session.Remove(lease, _now);
                        break;
                    case 5 when _session.IsOpen:
                        Lose("cut");
                        break;
                    case 6:
                        _answersLate = !_answersLate;
                        break;
                    case 7:
                        _cannotConnect = !_cannotConnect;
                        break;
                    case 8 when _refused.Count == 0:
                        _refused.Add(names[0]);
                        break;
                    case 9:
                        _refused.Clear();
                        break;
                    default:
                        break;
                }

                Pass(_random.Next(0, 1500), steps: 4);
            }

            (_answersLate, _cannotConnect) = (false, false);
            _refused.Clear();
            Pass(200_000, steps: 400);
            _held.RemoveAll(static l => l.Ready.IsFaulted);
            Assert.Equal(_held.SelectMany(l => l.Names).Distinct().Order(), _onExchange.Order());
            Assert.All(_held, static l => Assert.True(l.IsSubscribed && l.Ready.IsCompletedSuccessfully));
            Assert.Equal(_held.Count > 0, _session.IsOpen);
        }

        private void Want(string[] names)
        {
            var lease = new StreamLease(names, new Silent(), runContinuationsInline: true, static _ => { });
            _held.Add(lease);
            _session.Add(lease);
        }

        private void Lose(string why)
        {
            _onExchange.Clear();
            _answers.Clear();
            _sent.Clear();
            _session.OnClosed(why, _now);
        }

        private void Pass(int milliseconds, int steps)
        {
            for (var i = 0; i < steps; i++)
            {
                _now += TimeSpan.FromMilliseconds((double)milliseconds / steps);
                while (!_answersLate && _session.IsOpen && _answers.TryDequeue(out var answer))
                {
                    _session.OnMessage(Encoding.UTF8.GetBytes(answer), 0, _now);
                }

                var guard = 0;
                while (Step())
                {
                    Assert.True(++guard < 100, "the session never comes to rest");
                }
            }
        }

        private bool Step()
        {
            var step = _session.Next(_now);
            switch (step.Kind)
            {
                case SocketStepKind.Connect when _cannotConnect:
                    _session.OnConnectFailed(
                        new SpotwireError { Kind = ErrorKind.Network, Message = "no" }, _now);
                    return true;
                case SocketStepKind.Connect:
                    Assert.Empty(_onExchange);
                    _session.OnConnected(_now);
                    return true;
                case SocketStepKind.Send:
                    Take(Encoding.UTF8.GetString(step.Text.Span));
                    return true;
                case SocketStepKind.Close:
                    Lose(step.Reason);
                    return true;
                default:
                    Assert.True(step.Until is null || step.Until > _now, "it waits for what has passed");
                    return false;
            }
        }

        private void Take(string text)
        {
            _sent.Add(_now);
            var inWindow = _sent.Count(t => t > _now - TimeSpan.FromSeconds(1));
            Assert.True(inWindow <= _options.ControlMessagesPerSecond, "too many control messages in a second");
            using var json = JsonDocument.Parse(text);
            var id = json.RootElement.GetProperty("id").GetInt64();
            var method = json.RootElement.GetProperty("method").GetString();
            string[] names = json.RootElement.TryGetProperty("params", out var given)
                ? [.. given.EnumerateArray().Select(n => n.GetString()!)]
                : [];
            Assert.True(names.Length <= _options.StreamsPerControlMessage);
            if (method == "SUBSCRIBE" && names.Any(_refused.Contains))
            {
                _answers.Enqueue(FormattableString.Invariant($"{{\"code\":2,\"msg\":\"bad\",\"id\":{id}}}"));
                return;
            }

            if (method == "SUBSCRIBE")
            {
                Assert.DoesNotContain(names, _onExchange.Contains);
                _onExchange.UnionWith(names);
                Assert.True(_onExchange.Count <= _options.StreamsPerConnection);
            }
            else if (method == "UNSUBSCRIBE")
            {
                Assert.All(names, n => Assert.Contains(n, _onExchange));
                _onExchange.ExceptWith(names);
            }

            _answers.Enqueue(FormattableString.Invariant($"{{\"result\":null,\"id\":{id}}}"));
        }
    }

    private sealed class Silent : StreamHandler
    {
        public override void OnMessage(string streamName, ReadOnlySpan<byte> payload, ExchangeTime receivedAt)
        {
        }
    }
}
