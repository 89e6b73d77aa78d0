using CsCheck;
using Spotwire.TestSupport;
using Spotwire.Transport;
using Spotwire.Wire;

namespace Spotwire.Tests.Sessions;

/// <summary>The session machine under whatever can happen, in any order: seeded, against the plain rules that a
/// caller relies on.</summary>
public sealed class ApiSessionTests
{
    private const int Steps = 400;
    private const int Cases = 400;
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(15);

    /// <summary>Every call ends exactly once; none is sent twice; one that was never sent says so; no more are in
    /// flight than allowed; an answered call gets its own answer.</summary>
    [Fact]
    public void Whatever_happens_every_call_ends_once_and_truthfully() =>
        Gen.Int[0, 1_000_000].SampleSeeded(seed => new Run(seed).Play(), Cases);

    private sealed class Run : IApiOwner
    {
        private readonly Random _random;
        private readonly ApiOptions _options;
        private readonly ApiSession _session;
        private readonly List<ApiCall> _calls = [];
        private readonly Dictionary<long, ApiCall> _onWire = [];
        private readonly HashSet<ApiCall> _sent = [];
        private readonly HashSet<ApiCall> _given = [];
        private readonly Dictionary<ApiCall, long> _answers = [];
        private TimeSpan _now;
        private TimeSpan? _until;
        private int _frames;
        private bool _isOpen;
        private bool _isConnecting;

        public Run(int seed)
        {
            _random = new Random(seed);
            _options = new ApiOptions
            {
                MaxInFlight = _random.Next(1, 5),
                MaxWaiting = _random.Next(1, 8),
                RenewAfter = TimeSpan.FromSeconds(_random.Next(20, 200)),
            };
            _session = new ApiSession(_options, AnswerTimeout, _random, this);
        }

        public void Play()
        {
            for (var i = 0; i < Steps; i++)
            {
                Act();
                Follow();
            }

            _session.End(new SpotwireError { Kind = ErrorKind.Timeout, Message = "over" });
            foreach (var call in _calls)
            {
                var end = call.End;
                Assert.True(end.IsCompletedSuccessfully);
                using var reply = end.Result;
                Assert.Equal(_sent.Contains(call), reply.MayHaveLeft);
                if (reply.Failure is null)
                {
                    Assert.Equal($"{{\"n\":{_answers[call]}}}", System.Text.Encoding.UTF8.GetString(reply.Body));
                }
            }
        }

        public void Tell(ApiNotice notice, string words)
        {
        }

        public void OnEvent(ReadOnlySpan<byte> message)
        {
        }

        public ReadOnlyMemory<byte> Write(ApiCall call, long id)
        {
            Assert.True(_sent.Add(call), "a call was sent twice");
            Assert.True(_onWire.TryAdd(id, call), "an id was used twice");
            return default;
        }

        public ApiCall? MakeLogon() => _random.Next(4) == 0 ? null : Make("session.logon", ApiAuthorization.Signed);

        public ApiCall? MakeProbe() => _random.Next(4) == 0 ? null : Make("ping", ApiAuthorization.None);

        private ApiCall Make(string method, ApiAuthorization authorization)
        {
            var call = new ApiCall(method, new RequestParameters(), authorization, null, resume: null);
            _calls.Add(call);
            return call;
        }

        private void Act()
        {
            switch (_random.Next(12))
            {
                case < 4:
                    _session.Add(Make("order.place", (ApiAuthorization)_random.Next(3)));
                    break;
                case < 7 when _isOpen && _onWire.Count > 0:
                    Answer(_onWire.ElementAt(_random.Next(_onWire.Count)));
                    break;
                case 7 when _isOpen:
                    Message(_random.Next(3) switch
                    {
                        0 => "{\"event\":{\"e\":\"serverShutdown\",\"E\":1}}",
                        1 => "{\"id\":9999999,\"status\":200,\"result\":{}}",
                        _ => "not json",
                    });
                    break;
                case 8 when _isOpen && _random.Next(4) == 0:
                    Close("cut");
                    break;
                case 9 when _isConnecting:
                    _isConnecting = false;
                    if (_random.Next(3) == 0)
                    {
                        _session.OnConnectFailed(
                            new SpotwireError { Kind = ErrorKind.Network, Message = "refused" }, _now);
                    }
                    else
                    {
                        _isOpen = true;
                        _session.OnConnected(_now);
                    }

                    break;
                case 10 when _calls.Count > 0:
                    var given = _calls[_random.Next(_calls.Count)];
                    given.Fail(new SpotwireError { Kind = ErrorKind.Timeout, Message = "given up" }, isCancelled: true);
                    _given.Add(given);
                    break;
                default:
                    _now = _until is { } until && _random.Next(2) == 0 && until > _now
                        ? until
                        : _now + TimeSpan.FromMilliseconds(_random.Next(1, 4000));
                    break;
            }
        }

        private void Answer(KeyValuePair<long, ApiCall> pending)
        {
            _onWire.Remove(pending.Key);
            _answers.TryAdd(pending.Value, pending.Key);
            var isRefused = pending.Value.Method == "session.logon" && _random.Next(3) == 0;
            Message(isRefused
                ? $"{{\"id\":{pending.Key},\"status\":401,\"error\":{{\"n\":{pending.Key}}}}}"
                : $"{{\"id\":{pending.Key},\"status\":200,\"result\":{{\"n\":{pending.Key}}}}}");
        }

        private void Message(string text) =>
            _session.OnMessage(System.Text.Encoding.UTF8.GetBytes(text), 0, default, _now);

        private void Close(string why)
        {
            _isOpen = false;
            _onWire.Clear();
            _session.OnClosed(why, _now);
        }

        /// <summary>Does what the machine wants, until it wants to wait.</summary>
        private void Follow()
        {
            for (var turns = 0; turns < 100; turns++)
            {
                var step = _session.Next(_now);
                switch (step.Kind)
                {
                    case SocketStepKind.Connect:
                        Assert.False(_isOpen);
                        _isConnecting = true;
                        break;
                    case SocketStepKind.Send:
                        Assert.True(_isOpen);
                        Assert.Equal(++_frames, _sent.Count);
                        Assert.InRange(_session.InFlight, 1, _options.MaxInFlight);
                        break;
                    case SocketStepKind.Close:
                        Assert.True(_isOpen);
                        Close(step.Reason);
                        break;
                    default:
                        _until = step.Until;
                        Assert.False(step.Until <= _now, "it would wait for the past");
                        return;
                }
            }

            Assert.Fail("the machine never waits");
        }
    }
}
