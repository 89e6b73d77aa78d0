using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Spotwire.Wire;

/// <summary>Writes requests of the WebSocket API into a buffer of its own, which the next request reuses: once it has
/// grown, nothing is allocated. What is signed is every parameter but the signature, sorted by name, as
/// <c>name=value</c> joined by <c>&amp;</c>, in raw UTF-8 and not percent-encoded.</summary>
/// <remarks>Documentation: web-socket-api.md, "Request format", "SIGNED request example (HMAC)".</remarks>
internal sealed class ApiRequestWriter
{
    /// <summary>What JSON takes as it is. All else is escaped only where JSON demands it, because it is the text that
    /// is signed.</summary>
    private static readonly SearchValues<byte> Plain = SearchValues.Create(
        " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~"u8);

    private const int LongestEscape = 6;
    private const int LongestNumber = 20;

    /// <summary>Room for whatever stands around a name, a value, a number or a signature.</summary>
    private const int RoomAround = 64;

    private byte[] _frame = new byte[1024];
    private int _length;

    // Where every parameter stands in the frame, and the values that do not stand there as they are signed.
    private Field[] _fields = new Field[16];
    private int _count;
    private byte[] _unescaped = [];
    private int _unescapedLength;

    private int[] _order = new int[16];
    private byte[] _payload = new byte[1024];

    /// <summary>Writes a request.</summary>
    /// <param name="id">What the answer will be matched by.</param>
    /// <param name="method">The method.</param>
    /// <param name="parameters">Its own parameters, in any order.</param>
    /// <param name="stamp">What is added to them.</param>
    /// <returns>The frame, valid until the next call.</returns>
    public ReadOnlyMemory<byte> Write(long id, string method, RequestParameters parameters, in RequestStamp stamp)
    {
        (_length, _count, _unescapedLength) = (0, 0, 0);
        MakeRoom(method.Length);
        Put("{\"id\":"u8);
        id.TryFormat(_frame.AsSpan(_length), out var digits, provider: CultureInfo.InvariantCulture);
        _length += digits;
        Put(",\"method\":\""u8);
        _length += Encoding.ASCII.GetBytes(method, _frame.AsSpan(_length));
        Put("\""u8);
        foreach (var parameter in parameters)
        {
            Add(parameter.Name, parameter.Value, parameter.Kind == ParameterKind.Text);
        }

        if (stamp.RecvWindow is { } recvWindow)
        {
            Add("recvWindow"u8, recvWindow, isText: false);
            Span<byte> time = stackalloc byte[LongestNumber];
            stamp.Timestamp.TryFormat(time, out digits, provider: CultureInfo.InvariantCulture);
            Add("timestamp"u8, time[..digits], isText: false);
        }

        if (stamp.ApiKey is { } apiKey)
        {
            Add("apiKey"u8, apiKey, isText: true);
        }

        if (_count > 0)
        {
            if (stamp.Signer is { } signer)
            {
                MakeRoom(signer.Length);
                Put(",\"signature\":\""u8);
                signer.Sign(Payload(), _frame.AsSpan(_length));
                _length += signer.Length;
                Put("\""u8);
            }

            Put("}"u8);
        }

        Put("}"u8);
        return _frame.AsMemory(0, _length);
    }

    private void Add(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, bool isText)
    {
        var isPlain = !isText || !value.ContainsAnyExcept(Plain);
        MakeRoom(name.Length + (isPlain ? value.Length : value.Length * LongestEscape));
        Put(_count == 0 ? ",\"params\":{\""u8 : ",\""u8);
        var nameStart = _length;
        Put(name);
        Put(isText ? "\":\""u8 : "\":"u8);
        var valueStart = _length;
        if (isPlain)
        {
            Put(value);
        }
        else
        {
            valueStart = Keep(value);
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.EncodeUtf8(
                value, _frame.AsSpan(_length), out _, out var written);
            _length += written;
        }

        if (isText)
        {
            Put("\""u8);
        }

        if (_count == _fields.Length)
        {
            Array.Resize(ref _fields, _count * 2);
            Array.Resize(ref _order, _count * 2);
        }

        _fields[_count++] = new Field(nameStart, name.Length, valueStart, value.Length, isPlain);
    }

    /// <summary>Keeps a value that the frame has with escapes.</summary>
    private int Keep(ReadOnlySpan<byte> value)
    {
        var start = _unescapedLength;
        _unescapedLength += value.Length;
        if (_unescaped.Length < _unescapedLength)
        {
            Array.Resize(ref _unescaped, _unescapedLength * 2);
        }

        value.CopyTo(_unescaped.AsSpan(start));
        return start;
    }

    private ReadOnlySpan<byte> Payload()
    {
        // What is around a parameter in the frame is more than the two signs of the payload.
        if (_payload.Length < _length)
        {
            _payload = new byte[_frame.Length];
        }

        Sort();
        var length = 0;
        for (var i = 0; i < _count; i++)
        {
            if (i > 0)
            {
                _payload[length++] = (byte)'&';
            }

            ref readonly var field = ref _fields[_order[i]];
            NameOf(field).CopyTo(_payload.AsSpan(length));
            length += field.NameLength;
            _payload[length++] = (byte)'=';
            (field.IsPlain ? _frame : _unescaped).AsSpan(field.ValueStart, field.ValueLength)
                .CopyTo(_payload.AsSpan(length));
            length += field.ValueLength;
        }

        return _payload.AsSpan(0, length);
    }

    /// <summary>Works out the order of the names. A dozen at most: putting each in its place takes less than calling
    /// for a sort.</summary>
    private void Sort()
    {
        for (var i = 0; i < _count; i++)
        {
            var name = NameOf(_fields[i]);
            var place = i;
            while (place > 0 && NameOf(_fields[_order[place - 1]]).SequenceCompareTo(name) > 0)
            {
                _order[place] = _order[place - 1];
                place--;
            }

            _order[place] = i;
        }
    }

    private ReadOnlySpan<byte> NameOf(in Field field) => _frame.AsSpan(field.NameStart, field.NameLength);

    private void MakeRoom(int bytes)
    {
        var room = _length + bytes + RoomAround;
        if (_frame.Length < room)
        {
            Array.Resize(ref _frame, room * 2);
        }
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_frame.AsSpan(_length));
        _length += bytes.Length;
    }

    private readonly record struct Field(
        int NameStart, int NameLength, int ValueStart, int ValueLength, bool IsPlain);
}
